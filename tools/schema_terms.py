"""Write the schema.org terms that the linked data may use to ``tests/data/schema-terms.json``.

Reads ``schema.d.ts`` of the npm package ``schema-dts``; give its path. The file holds, for each
type, its properties with the types that schema.org expects there.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TYPES = (
    "Claim",
    "Country",
    "CreativeWork",
    "Event",
    "Organization",
    "Person",
    "Place",
    "Quotation",
    "Report",
    "Thing",
    "WebPage",
)
Term = dict[str, Any]
TARGET = Path(__file__).parents[1] / "tests" / "data" / "schema-terms.json"
_BASE = re.compile(r"^interface (\w+)Base extends ([^{]+)\{(.*?)^\}", re.MULTILINE | re.DOTALL)
_LEAF = re.compile(r"^export interface (\w+)Leaf extends ([^{]+)\{", re.MULTILINE)
_PROPERTY = re.compile(r'^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;', re.MULTILINE)
_PARENT = re.compile(r"(\w+)Base")


def terms(declarations: str) -> dict[str, Term]:
    """Return each type, and those above it: what it extends, and what each property expects."""
    above = dict(_LEAF.findall(declarations)) | {
        name: parents for name, parents, _ in _BASE.findall(declarations)
    }
    bodies = {name: body for name, _, body in _BASE.findall(declarations)}
    found: dict[str, Term] = {}
    wanted = list(TYPES)
    while wanted:
        name = wanted.pop()
        extended = sorted(set(_PARENT.findall(above.get(name, ""))) - {name})
        properties = {
            key: sorted(set(re.findall(r"\w+", kinds)))
            for key, kinds in _PROPERTY.findall(bodies.get(name, ""))
        }
        found[name] = {"extends": extended, "properties": properties}
        wanted += [parent for parent in extended if parent not in found]
    return dict(sorted(found.items()))


def main() -> None:
    """Write the terms."""
    found = terms(Path(sys.argv[1]).read_text("utf-8"))
    TARGET.write_text(
        json.dumps(found, separators=(",", ":")).replace("},", "},\n") + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
