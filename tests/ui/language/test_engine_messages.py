"""Messages of the engine are shown in German, including numbers and nested messages."""

from pathlib import Path

import pytest

from dpp_desktop.model.message import Message, from_json, joined, ranges, sentence, verbatim
from dpp_desktop.model.os_errors import storage_full
from dpp_desktop.ui.language.engine_messages import translated
from tests.ui.language.conftest import SetLanguage
from tests.ui.language.english import english_words

PAUSED = Message(
    "Job {job} is {status}: {minted:,} of {quantity:,} tokens are minted.",
    job=7,
    status=Message("paused"),
    minted=1_234_567,
    quantity=2_000_000,
)


def test_english_is_shown_unchanged() -> None:
    assert translated(PAUSED) == PAUSED


@pytest.mark.parametrize("text", ["", "Nobody ever said this.", "Charge 7", "is empty", "{x}"])
def test_text_that_is_no_message_is_shown_unchanged(text: str, set_language: SetLanguage) -> None:
    set_language("de")
    assert translated(text) == text
    assert translated(verbatim(text)) == text


@pytest.mark.usefixtures("german")
def test_numbers_are_grouped_as_germans_do() -> None:
    assert translated(PAUSED) == (
        "Auftrag 7 ist angehalten: 1.234.567 von 2.000.000 Token sind vergeben."
    )


@pytest.mark.parametrize(("language", "shown"), [("en", "3–1,069, 80 …"), ("de", "3–1.069, 80 …")])
def test_ranges_have_dashes_in_the_window(
    language: str, shown: str, set_language: SetLanguage
) -> None:
    set_language(language)
    named = ranges("3-1069, 80 …")
    message = Message("unit {units} is void.", units=named)
    assert named in message
    assert shown in translated(message)
    assert translated(from_json(message.as_json())) == translated(message)


@pytest.mark.parametrize("value", [50.0, 1.016, 0.1, 2_000.5, 1e308])
def test_numbers_have_the_decimal_point_of_the_user(
    value: float, set_language: SetLanguage
) -> None:
    message = Message("labels overlap, because a label needs {size} mm.", size=value)
    assert translated(message) == message
    set_language("de")
    assert f" {value:.15g} ".replace(".", ",") in translated(message)


@pytest.mark.usefixtures("german")
def test_values_are_not_translated() -> None:
    shown = translated(Message("There is no folder '{path}'.", path="/is empty"))
    assert shown == "Es gibt keinen Ordner „/is empty“."


@pytest.mark.usefixtures("german")
def test_both_sentences_of_an_error_are_translated() -> None:
    fault = storage_full(Path("/media/usb. 2, b"))
    assert translated(fault.message) == f"{translated(fault.wrong)} {translated(fault.remedy)}"
    assert english_words(translated(fault.message)) == set()


@pytest.mark.usefixtures("german")
def test_messages_in_a_message_are_translated() -> None:
    inner = Message(
        "{reason} in line {line}, column {column}",
        reason=Message("Expecting ',' delimiter"),
        line=3,
        column=14,
    )
    why = Message("is not valid JSON: {reason}", reason=inner)
    shown = translated(Message("the file {why}.", why=why))
    assert shown == "die Datei ist kein gültiges JSON: ein „,“ fehlt in Zeile 3, Spalte 14."


@pytest.mark.usefixtures("german")
def test_a_translated_sentence_starts_with_a_capital_letter() -> None:
    message = Message("brand '{brand}' has no product '{product}'.", brand="a", product="b")
    small = translated(message)
    assert small == "die Marke „a“ hat kein Produkt „b“."
    assert translated(sentence(message)) == f"D{small[1:]}"
    assert translated(joined([sentence(message), "x"])) == f"D{small[1:]} x"


@pytest.mark.usefixtures("german")
def test_a_number_too_large_for_qt_is_shown_in_english() -> None:
    shown = translated(Message("has more than {n:,} rows", n=10**30))
    assert f"{10**30:,}" in shown
