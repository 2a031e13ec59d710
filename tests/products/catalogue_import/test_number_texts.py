"""Numbers stored as text are read in the notation of their column, or stay text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.products.catalogue_import.number_texts import (
    DecimalSign,
    Evidence,
    is_ambiguous,
    number_of,
    sign_of_all,
)

COMMA, POINT = DecimalSign.COMMA, DecimalSign.POINT


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("1250,125", 1250.125),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("1.250.000", 1250000),
        ("1,25,000.50", 125000.5),
        ("1 250", 1250),
        ("1\u00a0250,5", 1250.5),
        ("1\u202f250\u202f000", 1250000),
        ("1'250.50", 1250.5),
        ("1\u2019250", 1250),
        ("1 250,125", 1250.125),
        ("-1.250,5", -1250.5),
        ("\u22121,5", -1.5),
        ("1.250e3", 1250.0),
        ("+7", 7),
        ("1.250", None),
        ("-1,250", None),
        ("1.25.000", None),
        ("1 25", None),
        ("1.250,00,0", None),
        ("12 kg", None),
        ("1 250'000", None),
        ("19,990", None),
        ("0,10000000000000001", 0.1),
        ("1,00000000000000000001", None),
        ("123.456.789,1234567891", None),
        ("", None),
    ],
)
def test_unambiguous_text_is_read_as_a_number(text: str, number: float | None) -> None:
    found = number_of(text)
    assert (found, type(found)) == (number, type(number))


@given(
    st.integers(0, 10**9),
    st.integers(0, 999),
    st.sampled_from([(COMMA, ".", ","), (POINT, ",", ".")]),
    st.booleans(),
)
def test_numbers_with_separators_are_read_back(
    whole: int, thousandths: int, signs: tuple[DecimalSign, str, str], grouped: bool
) -> None:
    sign, thousands, decimal = signs
    text = f"{whole:,}".replace(",", thousands) if grouped else str(whole)
    text += f"{decimal}{thousandths:03}"
    assert number_of(text, sign) == float(f"{whole}.{thousandths:03}")
    assert number_of(text) in {None, number_of(text, sign)}


@given(st.text("0123456789.,' +-eE", max_size=12))
def test_only_unambiguous_numbers_are_read_without_a_decimal_sign(text: str) -> None:
    found = {number_of(text, sign) for sign in DecimalSign} - {None}
    assert number_of(text) == (found.pop() if len(found) == 1 else None) or not is_ambiguous(text)
    if is_ambiguous(text):
        assert number_of(text) is None


def _evidence(*cells: str) -> Evidence:
    evidence = Evidence()
    for cell in cells:
        evidence.observe(cell)
    return evidence


def test_other_numbers_of_a_column_determine_its_decimal_sign() -> None:
    assert _evidence("1.250", "12,5").sign is COMMA
    assert _evidence("1,250", "0.5").sign is POINT
    assert _evidence("1.250", "7").sign is None
    assert _evidence("12,5", "12.5", "1.250").sign is None
    assert _evidence("38;1.250; 3,5").sign is COMMA
    assert _evidence("x", "1.250").ambiguous == "1.250"


def test_columns_that_agree_determine_the_decimal_sign_of_a_file() -> None:
    assert sign_of_all([_evidence("12,5"), _evidence("1.250")]) is COMMA
    assert sign_of_all([_evidence("12,5"), _evidence("12.5")]) is None
    assert sign_of_all([]) is None
