"""All formats can be rules, and both validators agree about them in every draft."""

from dataclasses import replace
from typing import Any

import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.schemas import validator
from dpp_desktop.passports.schemas.drafts import Draft
from dpp_desktop.passports.schemas.fast_validator import create_fast_validator
from dpp_desktop.passports.schemas.format_names import CHECKABLE_FORMATS, asserted_formats
from dpp_desktop.passports.schemas.formats import formats_of
from dpp_desktop.passports.schemas.sandbox import check_passport
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator
from tests.passports.examples import DRAFTS

EXAMPLES = {
    "date": ("2027-02-18", "2027-02-30"),
    "date-time": ("2027-02-18T09:30:00Z", "2027-02-18 09:30"),
    "duration": ("P3Y6M", "3 years"),
    "email": ("a@brand.example", "brand.example"),
    "hostname": ("id.brand.example", "no host"),
    "idn-email": ("ä@brand.example", "brand.example"),
    "idn-hostname": ("brändle.example", "no host"),
    "ipv4": ("192.0.2.1", "192.0.2.256"),
    "ipv6": ("2001:db8::1", "2001"),
    "iri": ("https://brändle.example/", "brand"),
    "iri-reference": ("/pflege#wäsche", "a b"),
    "json-pointer": ("/care/0", "care"),
    "regex": ("^a+$", "("),
    "relative-json-pointer": ("1/care", "care"),
    "time": ("09:30:00Z", "9.30"),
    "uri": ("https://brand.example/", "brand"),
    "uri-reference": ("/care", "a b"),
    "uri-template": ("/care/{sku}", "/care/{"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "123e4567"),
}
"""A value of each format, and one that isn't."""


def test_every_format_has_examples() -> None:
    assert EXAMPLES.keys() == CHECKABLE_FORMATS


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("name", sorted(CHECKABLE_FORMATS))
def test_both_validators_agree_on_every_format(draft: str, name: str) -> None:
    schema = {"$schema": DRAFTS[draft], "format": name}
    good, bad = EXAMPLES[name]
    for check_all in (False, True):
        schemas = replace(SchemaSet.of(schema), check_formats=check_all)
        rules, quick = SchemaValidator(schemas), create_fast_validator(schemas)
        assert quick
        is_rule = check_all or name in asserted_formats(schema)
        for value, is_valid in ((good, True), (bad, not is_rule), (7, True)):
            assert (not rules.problems(value)) is is_valid
            assert quick.accepts(value, "") is is_valid


def test_the_names_of_a_draft_are_those_that_are_checked() -> None:
    for draft in Draft:
        schema = {"$schema": f"https://{draft.value}"}
        checker = formats_of(schema)
        assert (frozenset(checker.checkers) if checker else frozenset()) == asserted_formats(schema)


@pytest.mark.parametrize(
    ("value", "is_valid"),
    [
        ("2027-01-01T10:59:60Z", True),
        ("2027-01-01t10:59:60.5z", True),
        ("2027-01-01T10:60:00Z", False),
        ("2027-01-01T10:00:61Z", False),
        ("2027-01-01T24:00:00Z", False),
        ("2027-02-29T10:00:00Z", False),
        ("2027-01-01T10:00:00+23:59", True),
        ("2027-01-01T10:00:00+05:60", False),
        ("2027-01-01T10:00:00-24:00", False),
    ],
)
def test_only_seconds_can_be_60(value: str, is_valid: bool) -> None:
    checker = formats_of({}, check_all=True)
    assert checker
    assert checker.conforms(value, "date-time") is is_valid


def test_long_patterns_in_passports_are_compiled_in_the_process_only() -> None:
    schemas = replace(SchemaSet.of({"format": "regex"}), check_formats=True)
    quick = create_fast_validator(schemas)
    assert quick
    for pattern, is_short in (("\\p{L}" * 200, True), ("\\p{L}" * 201, False)):
        assert SchemaValidator(schemas).problems(pattern) == []
        assert quick.accepts(pattern, "") is is_short
    assert not quick.accepts("(", "")


@pytest.mark.real_workers
def test_process_and_program_agree_on_checked_formats() -> None:
    schema: Any = {"properties": {"on": {"format": "date"}}}
    checked = replace(SchemaSet.of(schema), check_formats=True)
    for text in ('{"on":"soon"}', '{"on":"2027-02-18"}'):
        asked = (checked.text, text, None, "/gtin")
        assert check_passport(*asked) == validator.check_passport(*asked)
        assert not check_passport(canonical(schema), text, None, "/gtin")
    (problem,) = check_passport(checked.text, '{"on":"soon"}', None, "/gtin")
    assert (problem.field, problem.code) == ("passport.on", "format")


def test_the_setting_is_part_of_the_text_of_a_set() -> None:
    plain = SchemaSet.of({"type": "object"})
    checked = replace(plain, check_formats=True)
    assert SchemaSet.from_text(checked.text) == checked
    assert SchemaSet.from_text(plain.text) == plain
    assert plain.text == '{"type":"object"}'
