"""Placeholders are found, checked, and filled with the values of columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.designs.placeholders import (
    SOURCES,
    MissingValues,
    Placeholder,
    fill_for_job,
    parts_of,
    placeholder_problems,
    sources_of,
)
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.profiles.column_sources import JOB_SOURCES, cell_of_job
from tests.designs.examples import SERIAL, facts

PASSPORT = {"care": {"washing": ["30 °C", "40 °C"]}, "schema:kind": 3, "empty": "", "n": ""}


def _filled(text: str, unit: int = 0) -> str:
    return fill_for_job(text, facts(PASSPORT)).of_unit(SERIAL, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${serial}", SERIAL),
        ("SN ${serial:4}.", "SN 0123 4567 89AB."),
        ("${serial:5}", "01234 56789 AB"),
        ("${url}", f"https://id.nordlicht.example/01/09506000134352/21/{SERIAL}"),
        ("${unit}", "1"),
        ("${passport.care.washing[1]}", "40 °C"),
        ("${passport.schema:kind}", "3"),
        ("${passport.care.washing[1]?}", "40 °C"),
        ("<${passport.missing?}>", ""),
        ("${passport.missing?}${batch}", "LOT-7"),
        ("$${serial} $ ${batch}", "${serial} $ LOT-7"),
        ("$$${batch}", "$${batch}"),
        ("{}", "{}"),
        ("a\n\nb", "a\n\nb"),
    ],
)
def test_placeholders_are_filled(text: str, expected: str) -> None:
    assert list(placeholder_problems("text", text)) == []
    assert _filled(text) == expected


@pytest.mark.parametrize("source", JOB_SOURCES)
def test_values_of_a_job_are_those_of_columns(source: str) -> None:
    assert _filled(f"<${{{source}}}>") == f"<{cell_of_job(source, facts())}>"
    assert source in SOURCES


def test_a_line_whose_placeholders_are_all_empty_is_left_out() -> None:
    job = facts(PASSPORT, gtin=None)
    text = fill_for_job("Name\nGTIN ${gtin}\n${passport.empty?}, ${batch}\n${passport.empty?}", job)
    assert text.of_unit(SERIAL, 0) == "Name\n, LOT-7"
    assert text.is_constant
    assert fill_for_job("GTIN ${gtin}", job).is_empty


def test_a_passport_field_without_a_value_is_named_unless_it_is_optional() -> None:
    text = "${passport.nope} ${batch}\n${passport.empty}\n${passport.care.washing[7]?}"
    with pytest.raises(MissingValues) as missing:
        fill_for_job(text, facts(PASSPORT))
    assert missing.value.message == (
        "product PARKA-01 has no value for ${passport.nope}, ${passport.empty} in its passport; "
        "write ${passport.nope?} if it may be missing."
    )


def test_without_a_passport_fields_have_their_names() -> None:
    assert fill_for_job("${passport.care.washing[0]}", facts()).pieces == ("care.washing[0]",)


def test_unit_fields_have_the_value_of_each_unit() -> None:
    fields = (UnitField("/n", UnitValue.UNIT), UnitField("/link", UnitValue.URL))
    text = fill_for_job("${passport.n} ${passport.link}", facts(PASSPORT, unit_fields=fields))
    assert text.variables == (Placeholder("unit"), Placeholder("serial"))
    assert text.of_unit(SERIAL, 41) == f"42 {facts().job.link_prefix}{SERIAL}"


@pytest.mark.parametrize(
    "text",
    [
        *("${serail}", "${}", "${ serial}", "${SERIAL}", "${passport}", "${passport.}", "${ndef}"),
        *("${passport.a[x]}", "${serial:}", "${serial:1}", "${serial:7}", "${serial:²}"),
        *("${gtin?}", "${serial?}", "${serial:4?}"),
        *("${gtin:4}", "${serial", "${ser\nial}", "${copies}"),
    ],
)
def test_unknown_placeholders_are_named(text: str) -> None:
    (problem,) = placeholder_problems("items[0].text", f"a {text}")
    assert (problem.field, problem.code) == ("items[0].text", "placeholder")
    assert text.partition("\n")[0].removesuffix("}") in problem.message


def test_the_parts_of_a_text_are_its_literals_and_placeholders() -> None:
    assert parts_of("SN ${serial:4}$${") == ("SN ", Placeholder("serial", 4), "${")
    assert sources_of("${url} ${passport.a?} $${gtin}") == {"url", "passport.a"}


@given(st.text(st.sampled_from("${}serial:4 \nunit.[]"), max_size=40) | st.text(max_size=40))
def test_no_text_crashes_and_text_without_placeholders_is_unchanged(text: str) -> None:
    problems = list(placeholder_problems("text", text))
    if not problems:
        filled = _filled(text)
        assert filled == text or "${" in text
