"""Messages, numbers and dates are written in a language without Qt, as the window shows them."""

from datetime import date

import pytest

from dpp_desktop.common.translations import texts_in, translated_languages
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.text import TextError
from dpp_desktop.model.message import Message, joined


def _wrong_gtin() -> Message:
    with pytest.raises(TextError) as error:
        normalise_gtin("09506000134350")
    return error.value.message


def test_messages_of_the_engine_are_translated_with_their_values() -> None:
    message = joined([_wrong_gtin(), "as is"], ", ")
    assert texts_in("en").message(message) == (
        "the check digit of GTIN 09506000134350 is wrong: it is 0 and must be 2, as is"
    )
    assert texts_in("de").message(message) == (
        "die Prüfziffer der GTIN 09506000134350 ist falsch: Sie ist 0 und muss 2 sein, as is"
    )
    assert texts_in("de-AT").message(message) == texts_in("de").message(message)


def test_languages_without_translations_have_english_messages() -> None:
    message = _wrong_gtin()
    assert texts_in("fr").message(message) == message
    assert texts_in("../de").message(message) == message


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ["0.1", "2026", "12,345.678", "0.0000001", "-3"]),
        ("de", ["0,1", "2026", "12.345,678", "0,0000001", "-3"]),
        ("xx", ["0.1", "2026", "12,345.678", "0.0000001", "-3"]),
    ],
)
def test_numbers_have_all_their_decimals(language: str, numbers: list[str]) -> None:
    values = [0.1, 2026, 12345.678, 1e-7, -3.0]
    assert [texts_in(language).number(value) for value in values] == numbers


def test_dates_have_the_name_of_the_month() -> None:
    day = date(2026, 3, 4)
    assert texts_in("en").long_date(day) == "March 4, 2026"
    assert texts_in("de").long_date(day) == "4. März 2026"


def test_languages_are_named_in_themselves() -> None:
    assert [texts_in(tag).own_name() for tag in ("de", "fr", "xx")] == ["Deutsch", "Français", "xx"]
    assert translated_languages() == ["en", "de"]
