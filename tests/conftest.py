"""What holds for all tests: no property is judged by the time that it takes."""

from hypothesis import settings

settings.register_profile("dossier", deadline=None)
settings.load_profile("dossier")
