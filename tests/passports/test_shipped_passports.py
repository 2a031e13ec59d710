"""The shipped passport schemas match docs/passports.md and find realistic mistakes."""

import re
from typing import Any

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.common.json_text import canonical, parse
from dpp_desktop.passports.schemas.validator import check_passport
from dpp_desktop.products.product_file import read_product_file
from tests.passports.realistic_mistakes import BATTERY, GONE, HANDMADE, TEXTILE, Mistake
from tests.passports.shipped_passports import (
    AS_ITS_PLACE,
    SCHEMAS,
    documented_fields_of,
    fields_of,
    schema_of,
)

SAMPLES = {"battery": "velta", "textile": "nordlicht", "handmade": "atelier"}
GTIN = "09506000134352"
ACCESS_BY_POINT = {
    "1": "public",
    "2": "legitimate interest",
    "3": "authorities",
    "4": "legitimate interest",
}
MISTAKES = {"battery": BATTERY, "textile": TEXTILE, "handmade": HANDMADE}
_STEP = re.compile(r"[^.\[\]]+")


def _sample(name: str, sku: str) -> Any:
    """Return the passport of a sample product."""
    brand = read_brand_file(resource_paths.resource("samples", f"{SAMPLES[name]}.brand.json"))
    file = resource_paths.resource("samples", f"{SAMPLES[name]}.products.json")
    records = {record.sku: record for record in read_product_file(file, brand.gtin_pointer)}
    return parse(records[sku].passport)


def _put(passport: Any, place: str, value: object) -> None:
    *way, last = (int(step) if step.isdigit() else step for step in _STEP.findall(place))
    for step in way:
        passport = passport[step]
    if value is GONE:
        del passport[last]
    else:
        passport[last] = value


def _found(name: str, passport: Any) -> list[tuple[str, str]]:
    gtin = None if name == "handmade" else GTIN
    problems = check_passport(canonical(schema_of(name)), canonical(passport), gtin, "/gtin")
    return [(problem.field.removeprefix("passport."), problem.code) for problem in problems]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_page_documents_exactly_the_fields_of_the_schema(name: str) -> None:
    assert sorted(documented_fields_of(name)) == sorted(fields_of(schema_of(name)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_sample_brand_uses_the_unchanged_schema(name: str) -> None:
    brand = read_brand_file(resource_paths.resource("samples", f"{SAMPLES[name]}.brand.json"))
    assert parse(brand.schema) == schema_of(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_an_access_level(name: str) -> None:
    allowed = {"public", "legitimate interest", "authorities", "not decided"}
    for field in fields_of(schema_of(name)):
        inherited = field.path.startswith("<")
        assert (field.access == AS_ITS_PLACE) if inherited else (field.access in allowed)


@pytest.mark.parametrize("name", SCHEMAS)
def test_batch_fields_are_marked(name: str) -> None:
    properties = schema_of(name)["properties"]
    marked = {key for key, inner in properties.items() if inner.get("x-belongs-to") == "batch"}
    assert marked == {"made_on", "made_at"}
    brand = read_brand_file(resource_paths.resource("samples", f"{SAMPLES[name]}.brand.json"))
    assert {pointer.split("/")[1] for pointer in brand.batch_pointers} == marked


def test_access_levels_of_battery_fields_follow_annex_xiii() -> None:
    points = [
        (field, point)
        for field in fields_of(schema_of("battery"))
        for point in re.findall(r"XIII (\d)", field.rule)
        if field.access != AS_ITS_PLACE
    ]
    assert {point for _, point in points} == set(ACCESS_BY_POINT)
    for field, point in points:
        assert field.access == ACCESS_BY_POINT[point], field.path


def test_every_point_of_annex_xiii_is_covered() -> None:
    """Point 1(a) refers to Annex VI A, so the ten points of that annex are checked instead."""
    rules = " ".join(field.rule for field in fields_of(schema_of("battery")))
    points = [f"XIII 1({letter})" for letter in "bcdefghijklmnopqrs"]
    points += [f"XIII 2({letter})" for letter in "abcd"] + ["XIII 3"]
    points += [f"XIII 4({letter})" for letter in "abcd"]
    points += [f"Annex VI A({number})" for number in range(1, 11)]
    assert [point for point in points if point not in rules] == []


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        pytest.param(name, mistake, id=f"{mistake.sku} {mistake.path} {mistake.code}")
        for name, mistakes in MISTAKES.items()
        for mistake in mistakes
    ],
)
def test_a_mistake_is_reported_at_its_path(name: str, mistake: Mistake) -> None:
    passport = _sample(name, mistake.sku)
    assert _found(name, passport) == []
    _put(passport, mistake.path, mistake.value)
    assert _found(name, passport) == [(mistake.reported_at or mistake.path, mistake.code)]


@pytest.mark.parametrize("name", ["textile", "handmade"])
def test_a_foreign_maker_with_a_responsible_person_is_valid(name: str) -> None:
    passport = _sample(name, {"textile": "PARKA-01", "handmade": "SCARF-01"}[name])
    passport["responsible_person"] = dict(passport["manufacturer"])
    passport["manufacturer"]["country"] = "CH"
    assert _found(name, passport) == []


def test_a_stationary_battery_can_have_a_lifetime_in_years_only() -> None:
    passport = _sample("battery", "VH-5100")
    passport["expected_lifetime"] = {"years": 20}
    assert _found("battery", passport) == []


@pytest.mark.parametrize(
    ("numbers", "codes"), [({}, ["anyOf"]), ({"cas": "7439-92-1"}, []), ({"ec": "231-100-4"}, [])]
)
def test_a_substance_needs_a_cas_or_ec_number(numbers: dict[str, str], codes: list[str]) -> None:
    passport = _sample("textile", "PARKA-01")
    lead = {"name": "lead", "percent": 0.4, "location": "zip slider", **numbers}
    passport["substances_of_very_high_concern"] = [lead]
    passport["scip_number"] = "8f0d3c1e-4b6a-4f3e-9a57-1d2c3b4a5f60"
    found = [("substances_of_very_high_concern[0]", code) for code in codes]
    assert _found("textile", passport) == found
