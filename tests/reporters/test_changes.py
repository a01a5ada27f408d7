"""A comparison as text, as Markdown and as JSON, to the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent

import pytest

from careertaxonomy.reporters import CHANGE_REPORTERS
from careertaxonomy.versions.changes import POLICY, Change, Comparison

GONE = Change(
    "vanished",
    "pathway:insurance",
    'pathway "insurance" (Insurance) is gone without being retired',
    old="insurance",
    others=("cluster:finance",),
    breaks='tax.pathway("insurance")',
)
ALIAS = Change(
    "alias-removed",
    "cluster:finance",
    'cluster "finance" is no longer also called "Money*"',
    old="Money*",
    breaks='assert "Money*" in tax.cluster("finance").aliases',
)
LINKED = Change(
    "linked", "cluster:sales", 'cluster "sales" belongs to the World "sea" too', None, "sea", ("world:sea",)
)
SPACE = Change("added", "world:space", 'World "space" (Space) is new', None, "space")
SEA = Change("added", "world:sea", 'World "sea" (Meer & Küste) is new', None, "sea")
TITLE = Change("text-changed", "title", "the title reads differently", "Careers", "Our careers")
ALL = Comparison("our-careers", "1.0.0", "our-careers", "2.0.0", (ALIAS, GONE, SPACE, LINKED, SEA, TITLE))


def test_text() -> None:
    expected = """
    our-careers 1.0.0 to our-careers 2.0.0: 6 changes, smallest version bump major

    Major: may break what uses the data
      vanished (an id is no longer found, and nothing says what replaced it):
        pathway "insurance" (Insurance) is gone without being retired
          now fails: tax.pathway("insurance")
      alias-removed (a name that could be looked up is gone):
        cluster "finance" is no longer also called "Money*"
          now fails: assert "Money*" in tax.cluster("finance").aliases

    Minor: adds, and breaks nothing
      added (more can be found; nothing is lost):
        World "space" (Space) is new
        World "sea" (Meer & Küste) is new
      linked (the cluster is found in one more World):
        cluster "sales" belongs to the World "sea" too

    Patch: texts for people, and order
      text-changed (a text for people reads differently):
        the title reads differently
    """
    assert CHANGE_REPORTERS["text"](ALL) == dedent(expected).lstrip("\n")


def test_markdown_serves_as_release_notes() -> None:
    expected = r"""
    # our-careers 2.0.0

    our-careers 1.0.0 to our-careers 2.0.0: 6 changes, smallest version bump major.

    ## Major: may break what uses the data

    **Vanished** (an id is no longer found, and nothing says what replaced it):

    - pathway "insurance" (Insurance) is gone without being retired
      - Now fails: `tax.pathway("insurance")`

    **Alias-removed** (a name that could be looked up is gone):

    - cluster "finance" is no longer also called "Money\*"
      - Now fails: `assert "Money*" in tax.cluster("finance").aliases`

    ## Minor: adds, and breaks nothing

    **Added** (more can be found; nothing is lost):

    - World "space" (Space) is new
    - World "sea" (Meer & Küste) is new

    **Linked** (the cluster is found in one more World):

    - cluster "sales" belongs to the World "sea" too

    ## Patch: texts for people, and order

    **Text-changed** (a text for people reads differently):

    - the title reads differently
    """
    assert CHANGE_REPORTERS["markdown"](ALL) == dedent(expected).lstrip("\n")


def test_json() -> None:
    text = CHANGE_REPORTERS["json"](replace(ALL, changes=(GONE, TITLE), left_out=4))
    assert text.startswith('{\n  "old": {\n    "name": "our-careers",\n')
    assert text.endswith("}\n")
    assert json.loads(text) == {
        "old": {"name": "our-careers", "version": "1.0.0"},
        "new": {"name": "our-careers", "version": "2.0.0"},
        "required_bump": "major",
        "left_out": 4,
        "changes": [
            {
                "kind": "vanished",
                "level": "major",
                "reference": "pathway:insurance",
                "message": 'pathway "insurance" (Insurance) is gone without being retired',
                "old": "insurance",
                "new": None,
                "others": ["cluster:finance"],
                "reason": "an id is no longer found, and nothing says what replaced it",
                "breaks": 'tax.pathway("insurance")',
            },
            {
                "kind": "text-changed",
                "level": "patch",
                "reference": "title",
                "message": "the title reads differently",
                "old": "Careers",
                "new": "Our careers",
                "others": [],
                "reason": "a text for people reads differently",
                "breaks": None,
            },
        ],
    }


def test_json_of_no_change() -> None:
    nothing = json.loads(CHANGE_REPORTERS["json"](replace(ALL, changes=())))
    assert (nothing["required_bump"], nothing["left_out"], nothing["changes"]) == (None, 0, [])


@pytest.mark.parametrize(
    ("changes", "left_out", "said"),
    [
        ((), 0, "no changes"),
        ((GONE,), 0, "1 change, smallest version bump major"),
        ((SPACE, SEA), 0, "2 changes, smallest version bump minor"),
        ((), 1, "0 of 1 change touch what is used"),
        ((), 1234, "0 of 1,234 changes touch what is used"),
        ((TITLE,), 1, "1 of 2 changes touches what is used, smallest version bump patch"),
        ((SPACE, TITLE), 3, "2 of 5 changes touch what is used, smallest version bump minor"),
        ((SPACE,) * 2000, 0, "2,000 changes, smallest version bump minor"),
    ],
)
def test_the_first_line_counts(changes: tuple[Change, ...], left_out: int, said: str) -> None:
    comparison = replace(ALL, changes=changes, left_out=left_out)
    title = f"our-careers 1.0.0 to our-careers 2.0.0: {said}"
    assert CHANGE_REPORTERS["text"](comparison).splitlines()[0] == title
    assert CHANGE_REPORTERS["markdown"](comparison).splitlines()[:3] == ["# our-careers 2.0.0", "", f"{title}."]


def test_without_changes_the_first_line_is_all() -> None:
    for left_out in (0, 2):
        comparison = replace(ALL, changes=(), left_out=left_out)
        assert CHANGE_REPORTERS["text"](comparison).count("\n") == 1
        assert CHANGE_REPORTERS["markdown"](comparison).count("\n") == 3


def test_two_datasets_of_different_names() -> None:
    comparison = replace(ALL, new_name="valley-careers", changes=())
    assert CHANGE_REPORTERS["text"](comparison) == "our-careers 1.0.0 to valley-careers 2.0.0: no changes\n"


@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        ("a_b_c", r"a\_b\_c", "`'a_b_c'`"),
        ("<b>&[x](y)#1", r"\<b\>&\[x\](y)\#1", "`'<b>&[x](y)#1'`"),
        ("`tick", r"\`tick", "``'`tick'``"),
        ("``two` and |", r"\`\`two\` and \|", "```'``two` and |'```"),
        ("&amp; &#38; & ~~b~~", r"\&amp; \&\#38; & \~\~b\~\~", "`'&amp; &#38; & ~~b~~'`"),
        ("a\nb\x1b[2J", r"a\<U+000A\>b\<U+001B\>\[2J", "`'a<U+000A>b<U+001B>[2J'`"),
        (r"back\slash", r"back\\slash", r"`'back\slash'`"),
    ],
)
def test_no_name_is_taken_for_markup(name: str, shown: str, code: str) -> None:
    change = replace(ALIAS, message=name, breaks=f"'{name}'")
    lines = CHANGE_REPORTERS["markdown"](replace(ALL, changes=(change,))).splitlines()
    assert lines[-2:] == [f"- {shown}", f"  - Now fails: {code}"]


@pytest.mark.parametrize("form", CHANGE_REPORTERS)
def test_every_kind_of_change_is_shown(form: str) -> None:
    changes = tuple(Change(kind, "x", f"this is {number}") for number, kind in enumerate(POLICY))
    text = CHANGE_REPORTERS[form](replace(ALL, changes=changes))
    for number, (_, reason) in enumerate(POLICY.values()):
        assert text.count(f"this is {number}\n") + text.count(f'"this is {number}"') == 1
        assert reason in text
