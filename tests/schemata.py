"""What a JSON Schema says of a content file, as an editor would: by line."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, ClassVar

import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from dossier.draft import read_content
from dossier.schemas import schema_files
from dossier.yamltree import FileText, Tree, parse_tree

Validators = Mapping[str, Draft7Validator]


class Core(yaml.SafeLoader):
    """Reads the core schema of YAML 1.2, as the editors' language server does."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


def _number(_loader: Core, node: yaml.ScalarNode) -> float:
    text = node.value
    if text[:2] in ("0o", "0x"):
        return int(text, 0)
    return int(text) if re.fullmatch("[-+]?[0-9]{1,4000}", text) else float(text.replace(".i", "i"))


_TAGS = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"~|null|Null|NULL|",
    "float": (
        r"[-+]?([0-9]+|([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?|[.](inf|Inf|INF))"
        r"|0o[0-7]+|0x[0-9a-fA-F]+"
    ),
}
for _tag, _pattern in _TAGS.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"({_pattern})\Z"), None)
Core.add_constructor("tag:yaml.org,2002:float", _number)


def validators(files: Mapping[str, Any]) -> Validators:
    """Return what validates each kind of file of a dossier, by the stem of its schema."""
    draft, _ = read_content(files)
    made = {name: json.loads(content) for name, content in schema_files(draft).items()}
    pairs = [(name, Resource(schema, DRAFT7)) for name, schema in made.items()]
    registry = Registry().with_resources(pairs)
    return {
        PurePosixPath(name).stem: Draft7Validator(schema, registry=registry)
        for name, schema in made.items()
    }


def of_file(path: str, made: Validators) -> Draft7Validator:
    """Return what validates a content file, one in a folder of its kind as well."""
    return made[path.split("/")[1].partition(".")[0]]


def tree_of(text: str | bytes, path: str) -> Tree:
    """Return a file as we read it: every scalar is text."""
    text = text.decode("utf-8") if isinstance(text, bytes) else text
    tree, _ = parse_tree(FileText(path, text))
    assert tree, path
    return tree


def as_editors(text: str) -> Any:
    """Return a file as editors read it; YAMLError when it is no YAML."""
    return _plain(yaml.load(text, Core))  # noqa: S506 - a safe loader with fewer types.


def readings(text: str, path: str) -> Iterator[Any]:
    """Yield a file as we read it, as YAML 1.2 has it, which is an editor's way, and as YAML 1.1."""
    yield tree_of(text, path).value
    yield as_editors(text)
    yield _plain(yaml.safe_load(text))


def complaints(text: str, path: str, made: Validators) -> set[int]:
    """Return the lines of a file at which its schema complains, as it is read by an editor."""
    tree = tree_of(text, path)
    errors = of_file(path, made).iter_errors(as_editors(text))
    return {line for error in errors for line in _lines(error, tree)}


def _lines(error: ValidationError, tree: Tree) -> Iterator[int]:
    at = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {})
        yield from (tree.key_at((*at, key)).line for key in error.instance if key not in known)
    elif error.validator == "propertyNames":
        yield tree.key_at((*at, str(error.instance))).line
    else:
        yield tree.at(at).line


def _plain(node: Any) -> Any:
    """Return data as JSON has them: days are texts, and so are keys."""
    if isinstance(node, dict):
        return {_key(key): _plain(one) for key, one in node.items()}
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if isinstance(node, dt.date):
        return node.isoformat()
    return node


def _key(key: object) -> str:
    return {True: "true", False: "false"}.get(key, str(key)) if isinstance(key, bool) else str(key)
