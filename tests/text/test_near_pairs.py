"""Among many names, those that may differ by a slip are found without comparing every two of them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from string import ascii_lowercase

import pytest

from careertaxonomy.text.misspellings import slip_between
from careertaxonomy.text.near_pairs import pairs_worth_a_look


def words(number: int, length: int) -> list[str]:
    """So many words that are not like each other."""
    random = Random(number)
    return ["".join(random.choices(ascii_lowercase, k=length)) for _ in range(number)]


def slips(names: Sequence[str], *groups: Sequence[int]) -> set[tuple[str, str, str]]:
    """The pairs that are found and differ by a slip, the earlier name first, and how they differ."""
    numbered = any(map(str.isdigit, "".join(names)))
    found = {*map(sorted_pair, pairs_worth_a_look(names, groups or [range(len(names))], numbered=numbered))}
    pairs = [(names[one], names[other]) for one, other in found if names[one] != names[other]]
    return {(one, other, how) for one, other in pairs if (how := slip_between(one, other))}


def sorted_pair(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


@pytest.mark.slow
@pytest.mark.parametrize("before", ["", "introduction to the theory of "])
@pytest.mark.parametrize("after", ["", " for advanced students of all kinds"])
def test_among_more_than_fifty_only_two_letters_are_missed(before: str, after: str) -> None:
    random = Random(before + after)
    stock = ["".join(random.choices("abcdefghi", k=random.randint(3, 7))) for _ in range(30)]
    found = 0
    for _ in range(6):
        made = [before + " ".join(random.sample(stock, random.randint(1, 3))) + after for _ in range(80)]
        for name in random.sample(made, 20):
            middle = name.removeprefix(before).removesuffix(after)
            at = random.randrange(len(middle))
            changed = [
                middle[:at] + middle[at + 1 :],
                middle[:at] + "z" + middle[at:],
                f"{middle[:at]}z{middle[at + 1 :]}",
                middle.replace(" ", "z", 1),
                f"{middle[:at]} {middle[at:]}",
            ]
            changed += [middle[:at] + middle[at : at + 2][::-1] + middle[at + 2 :], " ".join(middle.split()[::-1])]
            changed += [" ".join(f"{word}es" for word in middle.split()), f"{middle}s"]
            made.insert(random.randrange(len(made)), before + random.choice(changed) + after)
        made = [*dict.fromkeys(" ".join(name.split()) for name in made)]
        looked_at = {*map(sorted_pair, pairs_worth_a_look(made, [range(len(made))], numbered=False))}
        for later, name in enumerate(made):
            due = {one for one in range(later) if slip_between(made[one], name) not in (None, "by two letters")}
            assert not due or due & {one for one, other in looked_at if other == later}, (name, made)
            found += bool(due)
    assert found > 30


def letters(random: Random, least: int, most: int) -> str:
    return "".join(random.choices("abcdef", k=random.randint(least, most)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "patterns",
    [["{0}"], ["pathway {0}"], ["construct{0}", "{0}tructions"], ["the art of {0}{0}", "the art of {0}s"]],
    ids="-".join,
)
@pytest.mark.parametrize(("least", "most"), [(3, 5), (4, 4), (6, 9)])
def test_among_many_that_share_all_but_a_word_only_two_letters_are_missed(
    patterns: list[str], least: int, most: int
) -> None:
    random = Random(f"{patterns} {least}")
    made = [random.choice(patterns).format(letters(random, least, most)) for _ in range(200)]
    for name in random.sample(made, 60):
        at = random.randrange(len(name) - 3, len(name)) if name[-1] in "abcdef" else random.randrange(3)
        changed = [name[:at] + name[at + 1 :], f"{name[:at]}e{name[at:]}", f"{name[:at]}f{name[at + 1 :]}"]
        changed += [name[:at] + name[at : at + 2][::-1] + name[at + 2 :]]
        made.insert(random.randrange(len(made)), random.choice(changed))
    made = [*dict.fromkeys(made)]
    looked_at = {*map(sorted_pair, pairs_worth_a_look(made, [range(len(made))], numbered=False))}
    for later, name in enumerate(made):
        due = {one for one in range(later) if slip_between(made[one], name) not in (None, "by two letters")}
        assert not due or due & {one for one, other in looked_at if other == later}, (name, made)


@pytest.mark.parametrize(
    ("first", "later", "how"),
    [
        # A letter in the first, the second and the last part; names of one word have one part, of two words two.
        ("animal health and care", "aninal health and care", "by one letter"),
        ("animal health and care", "animal healht and care", "by one letter"),
        ("animal health and care", "animal health and crae", "by one letter"),
        ("systems", "systms", "by one letter"),
        ("animal systems", "animal sysstems", "by one letter"),
        # A space that goes, comes or moves, and a letter in its place.
        ("animal health and care", "animalhealth and care", "by one letter"),
        ("animal health and care", "animal health and ca re", "by one letter"),
        ("animal health and care", "animal healt hand care", "by one letter"),
        ("animal health and care", "animalxhealth and care", "by one letter"),
        ("animal health and care", "animal health andxcare", "by one letter"),
        ("animalxhealth", "animal health", "by one letter"),
        # Several words at once.
        ("animal health and care", "care and health animal", "in the order of the words"),
        ("plant system and city bus", "plants systems and cities buses", "by a plural"),
        # Two letters in one part.
        ("animal health and care", "naimla health and care", "by two letters"),
        # Two letters in two parts, one of them such that the letters stay the same.
        ("animal health and care", "naimal health and carx", "by two letters"),
    ],
)
@pytest.mark.parametrize("number", [10, 60])
def test_what_is_found_among_few_is_found_among_many(first: str, later: str, how: str, number: int) -> None:
    names = [f"{word} {word[::-1]}" for word in words(number, 8)]
    assert slips([*names, first, *names[:0:-1], later]) == {(first, later, how)}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("animal health and care", "anmal health and crae"),
        ("underwriting services", "nuderwriting serivces"),
        ("production of weapons", "produktion of weagons"),
    ],
)
def test_two_letters_in_two_parts_are_found_among_fifty(first: str, later: str) -> None:
    names = [f"{word} {word[::-1]}" for word in words(48, 8)]
    assert slips([first, *names, later]) == {(first, later, "by two letters")}


def test_two_letters_are_found_among_many_that_share_all_but_a_word_where_they_stand_side_by_side() -> None:
    names = ["pathway planning", *(f"pathway construct{word}" for word in words(60, 6))]
    near = ("pathway constructabcdef", "pathway constructabcxyf")
    assert slips([near[0], *names, near[1]]) == {(*near, "by two letters")}


@pytest.mark.parametrize("number", [3, 60])
def test_names_of_different_groups_are_not_paired(number: int) -> None:
    both = [f"{word} care" for word in words(number, 8)]
    names = [*both, "animal systems", "sun ray", *both, "animal sytems", "sunaray", "animal"]
    first, second = range(number + 2), range(number + 2, len(names))
    assert slips(names) == {
        ("animal systems", "animal sytems", "by one letter"),
        ("sun ray", "sunaray", "by one letter"),
    }
    assert slips(names, first, second) == set()
    assert slips([*names, "animal sytemz"], first, [*second, len(names)]) == {
        ("animal sytems", "animal sytemz", "by one letter")
    }


def test_every_copy_is_paired_once_with_another_name() -> None:
    names = ["law and order", "law and ordre"] * 300
    pairs = [sorted_pair(pair) for pair in pairs_worth_a_look(names, [range(600)], numbered=False)]
    assert sorted(pairs) == sorted(
        [(0, later) for later in range(1, 600, 2)] + [(1, later) for later in range(2, 600, 2)]
    )


def test_copies_alone_are_not_paired() -> None:
    assert [*pairs_worth_a_look(["law and order"] * 300, [range(300)], numbered=False)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    [
        "{0} {1}",
        "introduction to the theory of {0} {1}",
        "{0} {1} for advanced students of all kinds",
        "section {0}",
        "{0}",
        "section {0} of {1}",
    ],
)
def test_in_twice_as_many_names_no_more_than_about_twice_the_pairs_are_looked_at(pattern: str) -> None:
    def work(number: int) -> int:
        random = Random(number)
        stock = ["".join(random.choices(ascii_lowercase, k=5)) for _ in range(number)]
        made = {pattern.format(*random.sample(stock, 2)) for _ in range(number)}
        return number + sum(1 for _ in pairs_worth_a_look(sorted(made), [range(len(made))], numbered=False))

    assert work(4_000) < 2.5 * work(2_000) < 6.25 * work(1_000)
    assert work(4_000) < 50 * 4_000
