"""What is a slip of the pen; and that among many names they are found without comparing every two of them."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

import pytest

from careertaxonomy.slips import pairs_worth_a_look, slip_between


@pytest.mark.parametrize("before", ["", "introduction to the theory of "])
@pytest.mark.parametrize("after", ["", " for advanced students of all kinds"])
def test_among_more_names_only_two_letters_are_missed(before: str, after: str) -> None:
    random = Random(before + after)
    stock = ["".join(random.choices("abcdefghi", k=random.randint(3, 7))) for _ in range(30)]
    found = 0
    for _ in range(6):
        made = [before + " ".join(random.sample(stock, random.randint(1, 3))) + after for _ in range(80)]
        for name in random.sample(made, 20):
            middle = name.removeprefix(before).removesuffix(after)
            at = random.randrange(len(middle))
            slips = [
                middle[:at] + middle[at + 1 :],
                middle[:at] + "z" + middle[at:],
                f"{middle[:at]}z{middle[at + 1 :]}",
            ]
            slips += [middle[:at] + middle[at : at + 2][::-1] + middle[at + 2 :], " ".join(middle.split()[::-1])]
            slips += [" ".join(f"{word}es" for word in middle.split()), f"{middle}s"]
            made.insert(random.randrange(len(made)), before + random.choice(slips) + after)
        made = [*dict.fromkeys(" ".join(name.split()) for name in made)]
        looked_at = {*pairs_worth_a_look(made, numbered=False)}
        for later, name in enumerate(made):
            due = {one for one in range(later) if slip_between(made[one], name) not in (None, "by two letters")}
            assert not due or due & {one for one, other in looked_at if other == later}, (name, made)
            found += bool(due)
    assert found > 30


@pytest.mark.parametrize(
    "pattern",
    ["{0} {1}", "introduction to the theory of {0} {1}", "{0} {1} for advanced students of all kinds", "section {0}"],
)
def test_in_twice_as_many_names_no_more_than_about_twice_the_pairs_are_looked_at(pattern: str) -> None:
    def work(number: int) -> int:
        random = Random(number)
        stock = ["".join(random.choices(ascii_lowercase, k=5)) for _ in range(number)]
        made = {pattern.format(*random.sample(stock, 2)) for _ in range(number)}
        return number + sum(1 for _ in pairs_worth_a_look(sorted(made), numbered=False))

    assert work(4_000) < 2.5 * work(2_000) < 6.25 * work(1_000)
    assert work(4_000) < 50 * 4_000


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("animal systems", "animal sytems", "by one letter"),
        ("animal systems", "aniaml systems", "by one letter"),
        ("animal systems", "animalsystems", "by one letter"),
        ("animal systems", "anmial sytems", "by two letters"),
        ("law", "low", None),
        ("laws", "lows", None),
        ("music", "muisc", "by one letter"),
        ("musi", "muis", None),
        ("nursing", "nurting", "by one letter"),
        ("nursing", "nurtxng", None),
        ("ninetynin", "ninetymim", None),
        ("ninetynine", "ninetymime", "by two letters"),
        ("cat", "cats", "by a plural"),
        ("city bus", "cities buses", "by a plural"),
        ("law and order", "order and law", "in the order of the words"),
        ("english i", "english ii", None),
        ("english ix", "english xi", None),
        ("level 1", "level 2", None),
        ("level 1 phase 2", "phase 2 level 1", None),
        ("phase 2 of level", "level of phase 2", "in the order of the words"),
        ("track a", "track b", None),
        ("nursing", "nursing care", None),
        ("pre construction", "construction", None),
        ("care of nurses", "of nurses", None),
        ("preconstruction", "pre construction", "by one letter"),
    ],
)
def test_what_is_a_slip(first: str, second: str, slip: str | None) -> None:
    assert slip_between(first, second) == slip_between(second, first) == slip
