"""GTIN validation agrees with biip, and errors show the right check digit."""

import string

import pytest
from biip import ParseError
from biip.checksums import gs1_standard_check_digit
from biip.gtin import Gtin
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.identity.gtin import check_digit, normalise_gtin
from dpp_desktop.identity.text import TextError
from tests.identity.strategies import gtins

digits = st.text(string.digits, max_size=16)


def _is_valid_in_biip(text: str) -> bool:
    try:
        Gtin.parse(text)
    except ParseError:
        return False
    return True


def _is_valid(text: str) -> bool:
    try:
        normalise_gtin(text)
    except TextError:
        return False
    return True


@given(gtins)
@example("96385074")
@example("614141123452")
@example("9506000134352")
@example("09506000134352")
@example("00000000000017")
def test_valid_gtins_are_padded_to_14_digits(gtin: str) -> None:
    assert normalise_gtin(gtin) == gtin.zfill(14)
    assert Gtin.parse(normalise_gtin(gtin)).payload.zfill(13) == gtin[:-1].zfill(13)


@given(gtins)
def test_padding_keeps_a_gtin_valid(gtin: str) -> None:
    assert normalise_gtin(normalise_gtin(gtin)) == normalise_gtin(gtin)


@given(digits.filter(lambda text: text.strip("0")))
def test_validity_of_any_digits_agrees_with_biip(text: str) -> None:
    assert _is_valid(text) == _is_valid_in_biip(text)


@given(digits.filter(lambda payload: payload.strip("0")))
def test_other_lengths_are_invalid_despite_a_right_check_digit(payload: str) -> None:
    text = payload + str(gs1_standard_check_digit(payload))
    assert _is_valid(text) == _is_valid_in_biip(text) == (len(text) in (8, 12, 13, 14))


@given(gtins, st.sampled_from(string.digits))
def test_the_error_shows_the_right_check_digit(gtin: str, last: str) -> None:
    typed = gtin[:-1] + last
    if typed == gtin:
        assert check_digit(gtin[:-1]) == gtin[-1]
        return
    with pytest.raises(TextError, match=f"is {last} and must be {gtin[-1]}$") as caught:
        normalise_gtin(typed)
    assert caught.value.code == "gtin_check_digit"


@pytest.mark.parametrize("length", [8, 12, 13, 14])
def test_a_gtin_of_zeros_is_rejected(length: int) -> None:
    with pytest.raises(TextError) as caught:
        normalise_gtin("0" * length)
    assert caught.value.code == "gtin_zero"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("٠٩٥٠٦٠٠٠١٣٤٣٥٢", id="Arabic digits"),
        pytest.param("0950600013435٢", id="one Arabic digit"),
        pytest.param("０９５０６０００１３４３５２", id="full-width digits"),
        pytest.param("0950600013435²", id="superscript digit"),
        pytest.param(" 09506000134352", id="blank before"),
        pytest.param("09506000134352\n", id="line end after"),
        pytest.param("0950-6000134352", id="hyphen"),
        pytest.param("+9506000134352", id="plus"),
        pytest.param("9506000134352.0", id="decimal"),
        pytest.param("9.50600E+12", id="what a spreadsheet makes of it"),
        pytest.param("09506000134352\0", id="NUL"),
        pytest.param("123456789", id="nine digits"),
        pytest.param("012345678901234", id="fifteen digits"),
    ],
)
def test_malformed_gtins_are_rejected(text: str) -> None:
    with pytest.raises(TextError) as caught:
        normalise_gtin(text)
    assert caught.value.code == "gtin_form"
