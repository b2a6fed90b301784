"""How names are spelled and abbreviated: the one table by which they are compared.

Every variant is in lower case, without diacritics; one of several words is looked up as such.
Whatever is not here is compared as it stands, and nothing is ever matched by likeness.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

WordClass = Literal["number", "echelon", "branch", "other"]

_ECHELONS = {
    "squad": "squads",
    "section": "sections",
    "platoon": "platoons, plt",
    "company": "companies, coy, co",
    "battery": "batteries, bty, btry",
    "squadron": "squadrons, sqn",
    "battalion": "battalions, bn, btn",
    "regiment": "regiments, rgt, regt",
    "brigade": "brigades, bde",
    "division": "divisions, div",
    "corps": "",
    "army": "armies",
    "navy": "navies",
    "air force": "air forces",
    "fleet": "fleets",
    "wing": "wings",
    "group": "groups, gp, grp",
    "task force": "taskforce, task forces, tf",
    "contingent": "contingents",
    "headquarters": "headquarter, hq",
    "command": "commands, cmd, comd",
}

_BRANCHES = {
    "infantry": "inf",
    "mechanized": "mechanised, mech",
    "motorized": "motorised, mot",
    "rifle": "rifles",
    "commando": "commandos, cdo",
    "special forces": "special force, special operations, special operation, sof",
    "artillery": "arty",
    "armoured": "armored, armour, armor, armd",
    "tank": "tanks",
    "cavalry": "cav",
    "airborne": "abn",
    "parachute": "paratroop, paratroops, paratrooper, paratroopers",
    "air assault": "",
    "mountain": "mtn",
    "marine": "marines",
    "naval": "",
    "engineer": "engineers, engr",
    "signal": "signals",
    "logistics": "logistic",
    "medical": "",
    "reconnaissance": "recon, recce",
    "air defence": "air defense, anti aircraft, antiaircraft",
    "gendarmerie": "gendarmes, gendarme",
    "police": "",
    "reserve": "reserves",
    "territorial": "",
    "guards": "guard",
}

_OTHERS = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "northeast": "north east, northeastern, north eastern",
    "northwest": "north west, northwestern, north western",
    "southeast": "south east, southeastern, south eastern",
    "southwest": "south west, southwestern, south western",
    "saint": "st",
    "mount": "mt",
    "general": "gen",
    "colonel": "col",
    "major": "maj",
    "captain": "capt",
    "lieutenant": "lt",
    "sergeant": "sgt",
    "doctor": "dr",
    "defence": "defense",
    "centre": "center",
    "organization": "organisation, organizations, organisations",
    "labour": "labor",
    "harbour": "harbor",
    "force": "forces",
    "independent": "indep",
    "department": "dept",
}

PARTICLES = frozenset({"the", "a", "an", "of", "and", "for", "in", "at", "no", "number", "nr"})
"""Words that say nothing in a name; one capital letter says something (*A Company*)."""


def _table(rows: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {word: tuple(filter(None, variants.split(", "))) for word, variants in rows.items()}
    )


NAME_TABLES: Mapping[WordClass, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"echelon": _table(_ECHELONS), "branch": _table(_BRANCHES), "other": _table(_OTHERS)}
)
"""By class: the word that is compared, and every other spelling of it."""

CLASS_OF: Mapping[str, tuple[WordClass, str]] = MappingProxyType(
    {
        spelling: (kind, word)
        for kind, table in NAME_TABLES.items()
        for word, variants in table.items()
        for spelling in (word, *variants)
    }
)
"""By spelling: its class, and the word that is compared."""
