"""A message of the engine is found by its template, and said in German with its gaps filled."""

import time
from pathlib import Path

import pytest

from dpp_desktop.model.os_errors import storage_full
from dpp_desktop.ui.language.engine_texts import translated
from tests.ui.language.catalogue import german
from tests.ui.language.conftest import Speak
from tests.ui.language.english import english_words


def test_english_passes_untouched() -> None:
    text = "Job 3 is paused: 1,000 of 2,000 tokens are minted."
    assert translated(text) == text


@pytest.mark.parametrize("text", ["", "Nobody ever said this.", "Charge 7", "-", "' '"])
def test_what_the_engine_does_not_say_comes_back_as_it_is(text: str, speak: Speak) -> None:
    speak("de")
    assert translated(text) == text


@pytest.mark.usefixtures("german")
def test_gaps_hold_what_stood_there_and_numbers_are_grouped_as_germans_do() -> None:
    said = translated("Job 7 is paused: 1,234,567 of 2,000,000 tokens are minted.")
    assert said == "Auftrag 7 ist angehalten: 1.234.567 von 2.000.000 Token sind vergeben."


@pytest.mark.usefixtures("german")
def test_what_stands_in_quotes_is_the_users_own() -> None:
    said = translated("There is no folder '/is empty. must be text.'.")
    assert said == "Es gibt keinen Ordner '/is empty. must be text.'."


@pytest.mark.usefixtures("german")
def test_sentences_follow_each_other() -> None:
    fault = storage_full(Path("/media/usb. 2, b"))
    assert translated(str(fault)) == f"{translated(fault.wrong)} {translated(fault.remedy)}"
    assert english_words(translated(str(fault))) == set()


@pytest.mark.usefixtures("german")
def test_a_message_within_a_message_is_translated_too() -> None:
    said = translated("the file is not valid JSON: Expecting ',' delimiter in line 3, column 14.")
    assert said == "die Datei ist kein gültiges JSON: ein ',' fehlt in Zeile 3, Spalte 14."


@pytest.mark.usefixtures("german")
def test_a_message_begins_in_upper_case_where_the_engine_has_it_so() -> None:
    small = translated("brand 'a' has no product 'b'.")
    assert small == "die Marke 'a' hat kein Produkt 'b'."
    assert translated("Brand 'a' has no product 'b'.") == f"D{small[1:]}"


@pytest.mark.usefixtures("german")
def test_the_template_that_leaves_least_unknown_is_taken() -> None:
    """There is one for this sentence, and one for any name of a brand without quotes."""
    expected = german("Engine", "there is no brand '{0}' in this workspace.")
    said = translated("There is no brand 'x' in this workspace.")
    assert said[1:] == expected.replace("{0}", "x")[1:]


@pytest.mark.usefixtures("german")
def test_a_number_too_big_for_qt_is_left_alone() -> None:
    text = f"the pack has 5 bytes, it should have {10**30:,}."
    assert translated(text) == text


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("piece", ["'a', ", "abc. ", "is empty. ", "'x' is too long, "])
def test_a_long_text_is_read_in_no_time(piece: str) -> None:
    begun = time.process_time()
    translated((piece * 250)[:1000])
    assert time.process_time() - begun < 1
