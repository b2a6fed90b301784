"""A dossier of any size, made from a seed: the same size and seed give the same files."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

CLAIMS_OF_A_SUBJECT = 10
SOURCES = 40
WORDS = ("convoy", "bridge", "market", "harbour", "school", "barracks", "station", "depot")


def generate(claims: int, seed: int = 1) -> Mapping[str, str]:
    """Return the files of a dossier with about so many claims, ten to a subject.

    Most properties are reported by two documents that agree; one in eight is disputed.
    """
    chance = random.Random(seed)
    subjects = max(1, claims // CLAIMS_OF_A_SUBJECT)
    files: dict[str, list[str]] = {"units": [], "events": [], "figures": []}
    for number in range(subjects):
        kind = ("units", "events", "figures")[number % 3]
        files[kind].append(_SUBJECTS[kind](number, chance))
    return {
        "content/dossier.yml": _settings(),
        "content/sources.yml": "".join(_source(number, chance) for number in range(SOURCES)),
        "content/actors.yml": "".join(_actor(number) for number in range(SOURCES // 2)),
        **{f"content/{kind}.yml": "".join(records) for kind, records in files.items() if records},
    }


def write(files: Mapping[str, str], folder: Path) -> None:
    """Write the files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _settings() -> str:
    return "title: A generated dossier\nbottom_line: Nothing in it is real.\nas_of: 2024-06-01\n"


def _source(number: int, chance: random.Random) -> str:
    return (
        f"- id: source-{number}\n"
        f"  label: Report {number}\n"
        f"  title: What report {number} says\n"
        f"  publisher: actor-{number % (SOURCES // 2)}\n"
        f"  published: 2024-05-{chance.randint(1, 28):02}\n"
    )


def _actor(number: int) -> str:
    return f"- id: actor-{number}\n  label: Agency {number}\n  type: organisation\n"


def _unit(number: int, chance: random.Random) -> str:
    branch = chance.choice(("Mechanized Infantry", "Motorized Rifle"))
    strength, date = chance.randint(100, 900), f"2024-05-{chance.randint(1, 28):02}"
    parent = f"{number}th {branch} Brigade"
    return _record(
        f"unit-{number}",
        f"Unit {number}",
        {
            "strength": _claims(f"about {strength}", str(strength * 2), chance, 4),
            "parent": _claims(parent, f"{number + 1}th {branch} Brigade", chance, 3),
            "arrived": _claims(date, "2024-04-01", chance, 3),
        },
    )


def _event(number: int, chance: random.Random) -> str:
    word = chance.choice(WORDS)
    date = f"2024-05-{chance.randint(1, 28):02}"
    return _record(
        f"event-{number}",
        f"Incident {number} at the {word}",
        {
            "date": _claims(date, "2024-03-01", chance, 4),
            "description": _claims(f"shots near the {word}", f"a fire in the {word}", chance, 3),
            "status": _claims("done", "planned", chance, 3),
        },
    )


def _figure(number: int, chance: random.Random) -> str:
    count = chance.randint(10, 5000)
    head = f"- id: figure-{number}\n  label: People counted in case {number}\n  measure: people\n"
    return head + "  claims:\n" + _claims(str(count), str(count + 7), chance, 10, indent=4)


_SUBJECTS = {"units": _unit, "events": _event, "figures": _figure}


def _record(id_: str, label: str, claims: Mapping[str, str]) -> str:
    body = "".join(f"    {name}:\n{text}" for name, text in claims.items())
    return f"- id: {id_}\n  label: {label}\n  claims:\n{body}"


def _claims(value: str, rival: str, chance: random.Random, count: int, *, indent: int = 6) -> str:
    """Return claims of different sources; in one case in eight, the last of them disagrees."""
    disputed = chance.random() < 1 / 8
    sources = chance.sample(range(SOURCES), count)
    lines = []
    for place, source in enumerate(sources):
        said = rival if disputed and place == count - 1 else value
        lines.append(
            f"{' ' * indent}- {{value: {said}, source: source-{source}, "
            f"locator: paragraph {place + 1}, excerpt: it was {said} that day}}\n"
        )
    return "".join(lines)
