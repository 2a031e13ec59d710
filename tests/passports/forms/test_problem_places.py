"""Where a form has problems, without creating its fields."""

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
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


def test_no_problems_have_no_places() -> None:
    assert ProblemPlaces.none().paths == ()
    assert ProblemPlaces.none().count(()) == 0
