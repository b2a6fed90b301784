"""YAML fact files in, an annotated briefing dossier out."""
