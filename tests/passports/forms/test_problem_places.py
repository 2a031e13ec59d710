"""Where a form has problems, without creating its fields."""

import pytest

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.locations import MAX_ENCLOSING, enclosing
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from tests.passports.forms.schemas import form_of

TEXT = {"type": "string"}
MAKER = {"type": "object", "properties": {"name": TEXT, "town": TEXT}}
FORM = form_of(
    gtin=TEXT,
    maker=MAKER,
    parts={"type": "array", "items": {"type": "object", "properties": {"weight": TEXT}}},
)
DOCUMENT = {"maker": {"name": "x"}, "parts": [{}, {}]}


def places(*locations: str) -> ProblemPlaces:
    problems = [Problem(location, "code", Message("is wrong.")) for location in locations]
    return ProblemPlaces.of(FORM, DOCUMENT, problems, "passport.gtin")


def test_places_are_in_the_order_of_the_form() -> None:
    found = places("passport.parts[1].weight", "passport.maker.town", "passport.maker.name", "gtin")
    assert found.paths == (
        ("gtin",),
        ("maker", "name"),
        ("maker", "town"),
        ("parts", 1, "weight"),
    )


def test_fields_with_problems_are_counted_for_each_group() -> None:
    found = places("passport.maker.town", "passport.maker.town", "passport.parts[1].weight")
    assert found.count(()) == 2
    assert found.count(("maker",)) == 1
    assert found.count(("parts", 0)) == 0
    assert found.count(("parts", 1)) == 1


def test_a_problem_without_a_field_is_at_the_nearest_one() -> None:
    found = places("passport.maker.unknown.inner", "passport.elsewhere", "passport.maker.town")
    assert found.paths == ((), ("maker",), ("maker", "town"))


def test_a_name_that_starts_like_another_one_is_no_part_of_it() -> None:
    found = places("passport.maker.townhall", "passport.maker-x", "passport.parts[1")
    assert found.count(()) == 3
    assert found.count(("maker",)) == 1
    assert found.count(("maker", "town")) == 0
    assert found.count(("maker", "townhall")) == 1


@pytest.mark.parametrize(
    ("location", "outer"),
    [
        ("", []),
        ("passport", []),
        ("[0].a", ["[0]"]),
        ("passport.parts[1].weight", ["passport.parts[1]", "passport.parts", "passport"]),
        ("passport.x[yy", ["passport"]),
        ("passport.x[1]y.z", ["passport.x[1]y", "passport"]),
        ("passport.a.b[0]", ["passport.a.b", "passport.a", "passport"]),
        ("passport.a\n", ["passport"]),
    ],
)
def test_enclosing_locations(location: str, outer: list[str]) -> None:
    assert list(enclosing(location)) == [each for each in [location, *outer] if each]


@pytest.mark.parametrize("name", ["x[" + "y" * 40_000, "." * 40_000, "[0]" * 13_000, "[" * 40_000])
def test_long_names_have_few_enclosing_locations(name: str) -> None:
    location = f"passport.maker.{name}"
    found = list(enclosing(location))
    assert found[0] == location
    assert found[-2:] == ["passport.maker", "passport"]
    assert sum(map(len, found[1:])) < MAX_ENCLOSING**2 * 3
    assert places(location).paths == (("maker",),)


def test_no_problems_have_no_places() -> None:
    assert ProblemPlaces.none().paths == ()
    assert ProblemPlaces.none().count(()) == 0
