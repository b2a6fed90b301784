"""How names are spelled and abbreviated: the one table by which they are compared.

Every variant is in lower case, without diacritics; one of several words is looked up as such.
Whatever is not here is compared as it stands, and nothing is ever matched by likeness.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ECHELONS = {
    "squad": "section, squads, sections",
    "platoon": "platoons, plt, pl",
    "company": "companies, coy, co",
    "battery": "batteries, bty, btry",
    "squadron": "squadrons, sqn",
    "battalion": "battalions, bn, btn, batt",
    "regiment": "regiments, rgt, regt, reg",
    "brigade": "brigades, bde, brig",
    "division": "divisions, div",
    "corps": "",
    "army": "armies",
    "fleet": "fleets",
    "wing": "wings",
    "group": "groups, gp, grp, grouping",
    "task force": "taskforce, tf",
    "contingent": "contingents",
    "headquarters": "headquarter, hq",
    "command": "commands, cmd, comd",
}

_BRANCHES = {
    "infantry": "inf",
    "mechanized": "mechanised, mech, mecz",
    "motorized": "motorised, mot",
    "rifle": "rifles",
    "commando": "commandos, cdo",
    "special forces": "special force, special operations, special operation, sof, sf",
    "artillery": "arty",
    "armoured": "armored, armour, armor, armd",
    "tank": "tanks, tk",
    "cavalry": "cav",
    "airborne": "abn",
    "parachute": "para, paratroop, paratroops, paratroopers, paratrooper",
    "air assault": "air assaults",
    "mountain": "mtn",
    "marine": "marines",
    "naval": "navy",
    "engineer": "engineers, engr, eng",
    "signal": "signals, sig",
    "logistics": "logistic, log, logs",
    "medical": "med",
    "reconnaissance": "recon, recce",
    "air defence": "air defense, anti aircraft, antiaircraft",
    "gendarmerie": "gendarmes, gendarme",
    "police": "",
    "reserve": "reserves, res",
    "territorial": "",
    "guards": "guard, gds",
    "jager": "jaeger, jagers, jaegers",
}

_OTHERS = {
    "north": "northern, n",
    "south": "southern, s",
    "east": "eastern, e",
    "west": "western, w",
    "northeast": "north east, northeastern, north eastern, ne",
    "northwest": "north west, northwestern, north western, nw",
    "southeast": "south east, southeastern, south eastern, se",
    "southwest": "south west, southwestern, south western, sw",
    "saint": "st",
    "mount": "mt",
    "general": "gen",
    "colonel": "col",
    "major": "maj",
    "captain": "capt",
    "lieutenant": "lt",
    "sergeant": "sgt",
    "doctor": "dr",
    "minister": "min",
    "ministry": "",
    "defence": "defense",
    "centre": "center",
    "organization": "organisation, org, organisations, organizations",
    "labour": "labor",
    "harbour": "harbor",
    "joint": "jt",
    "force": "forces",
    "independent": "indep, ind",
    "separate": "sep",
    "department": "dept, departments",
}

PARTICLES = frozenset({"the", "a", "an", "of", "and", "for", "in", "at", "no", "number", "nr"})
"""Words that say nothing in a name."""


def _table(rows: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {word: tuple(filter(None, variants.split(", "))) for word, variants in rows.items()}
    )


NAME_TABLES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"echelon": _table(_ECHELONS), "branch": _table(_BRANCHES), "other": _table(_OTHERS)}
)
"""By class: the word that is compared, and every other spelling of it."""

CLASS_OF: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        spelling: (kind, word)
        for kind, table in NAME_TABLES.items()
        for word, variants in table.items()
        for spelling in (word, *variants)
    }
)
"""By spelling: its class, and the word that is compared."""
