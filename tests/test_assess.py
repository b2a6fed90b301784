"""Assessments: shown with their claims, and accepted without touching another byte."""

import os
import re
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.assess import judged, refreshed, write_fingerprint
from dossier.load import load
from dossier.yamltree import read_tree

SAMPLE = Path(__file__).parent / "sample"
OLD, NEW = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def data(content):
    """Return what a content file says."""
    return read_tree(content, "", len(content)).value


def fingerprint_in(content):
    """Return the fingerprint of the first record's assessment of ``value``."""
    value = data(content)
    record = next(one for one in value if one["id"] == "hurt") if type(value) is list else value
    return record["assessments"]["value"]["fingerprint"]


FORMS = {
    "block": """\
- id: hurt
  assessments:
    value:
      status: unresolved
      assessed_on: 2021-05-06  # Thursday«
      fingerprint: fedcba9876543210»
      note: open
""",
    "no line break at the end": """\
id: hurt
assessments:
  value:
    assessed_on: 2021-05-06«
    fingerprint: fedcba9876543210»""",
    "day below its key, at the end": """\
id: hurt
assessments:
  value:
    assessed_on: |
      2021-05-06«
    fingerprint: fedcba9876543210»""",
    "day below its key": """\
id: hurt
assessments:
  value:
    «fingerprint: fedcba9876543210
    »assessed_on: >-
      2021-05-06
label: Hurt
""",
    "flow": """\
id: hurt
assessments: {value: {assessed_on: 2021-05-06«, fingerprint: fedcba9876543210» , note: x } }
""",
    "flow on several lines": """\
id: hurt
assessments:
  value: {assessed_on: "2021-05-06"«, fingerprint: fedcba9876543210» # so
  }
""",
    "present": """\
id: hurt
assessments:
  value:
    fingerprint: 0123456789abcdef   # old
""",
    "present below its key": """\
id: hurt
assessments:
  value:
    fingerprint: |  # old
      0123456789abcdef

    status: unresolved
""",
    "present in quotes": """\
id: hurt
assessments: {value: {fingerprint: '0123456789abcdef'}}
""",
}
"""A file as it becomes, with marks around what the edit adds."""


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_forms(form, start, line_break):
    """The fingerprint is replaced where it stands, else added after the day of the assessment."""
    form = start + form.replace("\n", line_break)
    old = re.sub("«[^»]*»", "", form)
    new = re.sub("[«»]", "", form).replace(OLD, NEW)

    assert refreshed(old.encode(), "hurt", "value", NEW) == new.encode()


def test_an_edit_that_cannot_be_proved_is_not_made():
    """Where no edit gives the wanted data, there is none."""
    content = b"id: hurt\nassessments: {value: {fingerprint, status: unresolved}}\n"

    assert refreshed(content, "hurt", "value", NEW) is None


SCALARS = [
    "{}",
    "'{}'",
    '"{}"',
    "{}  # c",
    "'{}'\t# c",
    '"{}"  ',
    ">-\n  {}",
    "|\n  {}\n",
    "\n  {}",
]
TRAILERS = ["", " ", "   ", "  # why: {not, yaml}", "\t# tab"]


@st.composite
def block_entries(draw, indent):
    """Draw the lines of an assessment as a block map, with or without a fingerprint."""
    entries = {
        "status": "unresolved",
        "assessed_on": "2021-05-06",
        "assessed_by": "Désirée \U0001f600",
        "confidence": "low",
    }
    if draw(st.booleans()):
        entries["fingerprint"] = OLD
    lines = [
        f"{key}: {draw(st.sampled_from(SCALARS)).format(value)}" for key, value in entries.items()
    ]
    note = draw(st.sampled_from(["", "note: |\n  a: b\n\n  # no comment\n", "note: >-\n  a\n  b"]))
    lines += [note] if note else []
    lines = draw(st.permutations(lines))
    gap = draw(st.sampled_from(["", "\n", "\n# a comment\n\n"]))
    return "\n" + f"\n{gap}".join(
        "\n".join(indent + line if line else "" for line in one.split("\n")) for one in lines
    )


@st.composite
def flow_entries(draw, indent):
    """Draw an assessment as a flow map, with or without a fingerprint."""
    entries = ["status: unresolved", "assessed_on: 2021-05-06", "note: 'it''s, open }'"]
    if draw(st.booleans()):
        entries.append(f'"fingerprint": "{OLD}"')
    separator = draw(st.sampled_from([", ", " ,", f",\n{indent}  ", f", # c\n{indent}  "]))
    edge = draw(st.sampled_from(["", " ", f"\n{indent}  "]))
    return f" {{{edge}{separator.join(draw(st.permutations(entries)))}{edge}}}"


@st.composite
def files(draw):
    """Draw a content file with the assessment of ``hurt value`` in some form."""
    indent = draw(st.sampled_from(["  ", "    "]))
    deep = indent * 3
    entries = draw(block_entries(deep) | flow_entries(deep))
    other = f"{indent * 2}other: {{assessed_on: 2020, fingerprint: a1b2c3d4e5f60718}}"
    judgements = draw(st.permutations([f"{indent * 2}value:{entries}", other]))
    parts = [
        "label: Hurt  # people",
        "\n".join([f"assessments:{draw(st.sampled_from(TRAILERS[:4]))}", *judgements]),
        f"claims:\n{indent}- {{value: 14, source: herald}}",
    ]
    record = "\n".join(["id: hurt", *draw(st.permutations(parts))])
    if draw(st.booleans()):
        items = draw(st.permutations([record, "id: boats\nlabel: Boats\n"]))
        record = "\n".join("- " + one.replace("\n", "\n  ") for one in items)
    mark, end = draw(st.sampled_from(["", "\ufeff"])), draw(st.sampled_from(["", "\n", "\n\n"]))
    text = mark + record + end
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()


@given(files())
def test_every_other_byte_is_left_alone(content):
    """However a file is written, its data and bytes stay the same but for the fingerprint."""
    new = refreshed(content, "hurt", "value", NEW)

    assert new is not None
    assert fingerprint_in(new) == NEW
    if OLD.encode() in content:
        assert new == content.replace(OLD.encode(), NEW.encode())
    else:
        more = len(new) - len(content)
        assert content in (new[:at] + new[at + more :] for at in range(len(new)))
    assert refreshed(new, "hurt", "value", NEW) == new


def accept(folder, subject, name):
    """Put the fingerprint of today's claims into the file, and return what was judged before."""
    found = judged(load(folder), subject, name)
    write_fingerprint(folder, found)
    return found


def test_accept(folder):
    """Accepting puts the fingerprint of today's claims into the file; nothing is stale then."""
    figures = folder / "content" / "figures.yml"
    old = figures.read_text(encoding="utf-8")

    before = accept(folder, "passengers-hurt", "value")

    after = judged(load(folder), "passengers-hurt", "value")
    assert (before.stale, after.stale) == (True, False)
    assert figures.read_text(encoding="utf-8") == old.replace("0" * 16, after.fingerprint)
    assert [one.name for one in folder.glob("content/*fig*")] == ["figures.yml"]


def test_accept_again(folder):
    """A file whose fingerprint is right is not touched."""
    accept(folder, "passengers-hurt", "value")
    figures = folder / "content" / "figures.yml"
    os.utime(figures, ns=(1, 1))

    accept(folder, "passengers-hurt", "value")

    assert figures.stat().st_mtime_ns == 1


def test_a_new_claim_makes_it_stale(folder):
    """A claim that is added after the judgement makes the assessment stale."""
    accept(folder, "passengers-hurt", "value")
    figures = folder / "content" / "figures.yml"
    text = figures.read_text(encoding="utf-8")
    more = "  claims:\n    - {value: 15, source: courier}\n"
    figures.write_text(text.replace("  claims:\n", more, 1), encoding="utf-8")

    assert judged(load(folder), "passengers-hurt", "value").stale


def test_accept_keeps_the_permissions(folder):
    """The file keeps its permissions."""
    figures = folder / "content" / "figures.yml"
    figures.chmod(0o640)

    accept(folder, "passengers-hurt", "value")

    assert stat.S_IMODE(figures.stat().st_mode) == 0o640


UNKNOWN = {
    # subject, property, message
    "subject": (
        "passenger-hurt",
        "value",
        "no subject has the id 'passenger-hurt'; did you mean 'passengers-hurt'?",
    ),
    "property": (
        "passengers-hurt",
        "valu",
        "'passengers-hurt' has no property 'valu'; did you mean 'value'?",
    ),
    "assessment": (
        "lifeboats",
        "value",
        (
            "'value' of 'lifeboats' has no assessment; "
            "write one under assessments: of that record, at content/figures.yml:26:3"
        ),
    ),
}


@pytest.mark.parametrize(("subject", "name", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_names(folder, subject, name, message):
    """A name that does not exist is answered with the nearest that does."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        judged(load(folder), subject, name)

    assert str(caught.value) == message
