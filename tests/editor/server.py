"""A conversation with the YAML language server, over its protocol on standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

SETTINGS: Mapping[str, Any] = {"yaml": {"validate": True, "hover": True, "completion": True}}
"""What the server asks an editor for; catalogues of other people's schemas stay closed."""
ABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


@dataclass(frozen=True)
class Underlined:
    """What an editor underlines."""

    line: int
    """Counted from 1, as in our own reports."""
    column: int
    message: str


@dataclass
class Server:
    """The server, for the files below a folder."""

    folder: Path
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Those of ``.vscode/settings.json``."""
    _asked: int = 0
    _versions: dict[str, int] = field(default_factory=dict)
    _diagnostics: dict[str, list[Any]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Start the server that YAML_LANGUAGE_SERVER names."""
        path = Path(os.environ["YAML_LANGUAGE_SERVER"])
        assert path.is_file(), "YAML_LANGUAGE_SERVER is not the path of yaml-language-server"
        self._process = subprocess.Popen(
            [str(path), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        uri = self.folder.as_uri()
        where = {"rootUri": uri, "workspaceFolders": [{"uri": uri, "name": "dossier"}]}
        self._ask("initialize", {"processId": None, "capabilities": ABILITIES, **where})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": None})
        while self._read().get("method") != "workspace/configuration":
            pass
        return self

    def __exit__(self, *_: object) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def open(self, path: str, text: str | None = None) -> list[Underlined]:
        """Open a file, with a text that need not be saved; return what is underlined in it."""
        uri = (self.folder / path).as_uri()
        text = (self.folder / path).read_text("utf-8") if text is None else text
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        self._diagnostics.pop(uri, None)
        one = {"uri": uri, "version": version}
        if version == 1:
            opened = {**one, "languageId": "yaml", "text": text}
            self._tell("textDocument/didOpen", {"textDocument": opened})
        else:
            changes = {"textDocument": one, "contentChanges": [{"text": text}]}
            self._tell("textDocument/didChange", changes)
        while uri not in self._diagnostics:
            self._read()
        starts = [(one["range"]["start"], one["message"]) for one in self._diagnostics[uri]]
        return [Underlined(at["line"] + 1, at["character"] + 1, said) for at, said in starts]

    def saved(self, path: str) -> None:
        """Tell the server that another program has written a file, as an editor does."""
        change = {"uri": (self.folder / path).as_uri(), "type": 2}
        self._tell("workspace/didChangeWatchedFiles", {"changes": [change]})

    def hover(self, path: str, line: int, column: int) -> str:
        """Return what is shown for a place, counted from 1."""
        found = self._ask("textDocument/hover", self._at(path, line, column))
        return found["contents"]["value"] if found else ""

    def offered(self, path: str, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place, and what is told of each."""
        found = self._ask("textDocument/completion", self._at(path, line, column))
        return {item["label"]: _plain(item.get("documentation")) for item in found["items"]}

    def _at(self, path: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": (self.folder / path).as_uri()}, "position": position}

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            said = self._read()
            if said.get("id") == self._asked and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def _tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """Return the next message; what the server asks is answered, what it finds is kept."""
        assert self._process.stdout
        size = 0
        while header := self._process.stdout.readline().strip():
            if header.lower().startswith(b"content-length:"):
                size = int(header.partition(b":")[2])
        assert size, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        params = message.get("params", {})
        if "method" in message and "id" in message:
            sections = [one["section"] for one in params.get("items", [])]
            self._send({"id": message["id"], "result": [self._setting(one) for one in sections]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        return message

    def _setting(self, section: str) -> dict[str, Any]:
        own = {
            key.partition(".")[2]: value
            for key, value in self.settings.items()
            if key.startswith(f"{section}.")
        }
        store = {"schemaStore": {"enable": False}} if section == "yaml" else {}
        return {**SETTINGS.get(section, {}), **store, **own}


def _plain(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""
