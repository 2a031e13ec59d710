"""The German translation is complete, matches the code, and is up to date."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.dashboard.job_actions import JobActions
from dpp_desktop.ui.main_window.window_actions import Menus, WindowActions
from tests.ui.language.catalogue import ENGINE, ENGLISH, FOLDER, GAP, GERMAN, Entry, entries
from tests.ui.language.code_texts import NUMBER, PACKAGE, modules, translated_texts
from tests.ui.language.conftest import SetLanguage

SCRIPT = PACKAGE.parent / "packaging" / "translate.py"
ENTRIES = entries()
WINDOW = [entry for entry in ENTRIES if entry.context != ENGINE]

_MNEMONIC = re.compile(r"&(?!&)(.)")
_END = re.compile(r"(?:[.:?!…]|)$")


def test_the_files_are_up_to_date_and_new_and_removed_texts_are_found(tmp_path: Path) -> None:
    """Run `make translations` to update the files."""
    folder = tmp_path / "translations"
    shutil.copytree(FOLDER, folder)
    german, text = folder / GERMAN.name, GERMAN.read_text(encoding="utf-8")
    renamed = text.replace("<source>Retry</source>", "<source>Once again</source>")
    assert renamed != text
    german.write_text(renamed, encoding="utf-8")
    subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=True, capture_output=True)
    sources = {(entry.source, entry.finished) for entry in entries(german)}
    assert ("Retry", False) in sources
    assert "Once again" not in {source for source, _ in sources}
    _translate(german, "Retry", "Wiederholen")
    assert _contents(folder) == _contents(FOLDER)


def _contents(folder: Path) -> dict[str, list[bytes]]:
    """The lines of each file, in any order: that of a new text is different."""
    return {file.name: sorted(file.read_bytes().splitlines()) for file in folder.iterdir()}


def _translate(file: Path, source: str, translation: str) -> None:
    """Add the translation as an editor does, and create the file that the program reads."""
    text, replaced = re.subn(
        f'(<source>{source}</source>\\s*)<translation type="unfinished"></translation>',
        f"\\1<translation>{translation}</translation>",
        file.read_text(encoding="utf-8"),
    )
    assert replaced == 1
    file.write_text(text, encoding="utf-8")
    release = str(Path(sysconfig.get_path("scripts")) / "pyside6-lrelease")
    command = [release, "-nounfinished", str(file), "-qm", str(file.with_suffix(".qm"))]
    subprocess.run(command, check=True, capture_output=True)


def test_exactly_the_texts_of_the_window_are_translated() -> None:
    """The texts are found independently, because Qt's tool could miss some."""
    in_code = {text for tree in modules().values() for text in translated_texts(tree)}
    assert in_code == {(entry.context, entry.source) for entry in WINDOW}


def test_every_text_has_a_finished_translation() -> None:
    assert [entry for entry in ENTRIES if not (entry.finished and all(entry.forms))] == []


def test_every_text_with_a_number_has_a_singular_and_a_plural_in_english_and_german() -> None:
    in_english = entries(ENGLISH)
    numbered = {(entry.context, entry.source) for entry in WINDOW if NUMBER.search(entry.source)}
    assert {(entry.context, entry.source) for entry in in_english} == numbered
    in_german = [entry for entry in WINDOW if NUMBER.search(entry.source)]
    in_both = [*in_english, *in_german]
    assert [entry for entry in in_both if not entry.finished or len(entry.forms) != 2] == []
    # In German, some nouns have the same form, such as "Token".
    assert [entry for entry in in_english if entry.forms[0] == entry.forms[1]] == []


def test_the_english_plural_is_the_text_in_the_code() -> None:
    assert [entry for entry in entries(ENGLISH) if entry.translation != entry.source] == []


def test_no_text_is_translated_twice() -> None:
    counts = Counter((entry.context, entry.source) for entry in ENTRIES)
    assert [text for text, count in counts.items() if count > 1] == []


def test_translations_have_the_placeholders_of_their_texts() -> None:
    def gaps(text: str) -> list[str]:
        return sorted(GAP.findall(text))

    every = [*ENTRIES, *entries(ENGLISH)]
    pairs = [(entry.source, form) for entry in every for form in entry.forms]
    assert [pair for pair in pairs if gaps(pair[0]) != gaps(pair[1])] == []


def test_translations_have_the_punctuation_of_their_texts() -> None:
    def end(text: str) -> str:
        # An abbreviation doesn't end a sentence.
        found = _END.search(re.sub(r"[Nn][or]\.$", "", text))
        assert found
        return found[0]

    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [entry for entry in ENTRIES if end(entry.source) != end(entry.translation)] == []
    assert [entry for entry in ENTRIES if around(entry.source) != around(entry.translation)] == []


def test_translations_have_a_mnemonic_where_their_texts_have_one() -> None:
    def has_as_many(entry: Entry) -> bool:
        letters = _MNEMONIC.findall(entry.translation)
        as_many = len(letters) == len(_MNEMONIC.findall(entry.source))
        return as_many and all(letter.isalnum() for letter in letters)

    assert [entry for entry in WINDOW if not has_as_many(entry)] == []


def test_the_same_text_has_the_same_translation() -> None:
    """The mnemonic may differ, because it depends on the other texts in the menu or dialog."""
    words: dict[str, set[str]] = {}
    for entry in WINDOW:
        words.setdefault(entry.source, set()).add(entry.translation.replace("&", ""))
    assert {
        source: translated_texts
        for source, translated_texts in words.items()
        if len(translated_texts) > 1
    } == {
        "Job": {"Auftrag", "Nr."},  # the column heading is too narrow for the word
    }


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_mnemonic_occurs_twice_in_a_menu(
    language: str, set_language: SetLanguage, qtbot: QtBot
) -> None:
    set_language(language)
    window = QWidget()
    qtbot.addWidget(window)
    bar = Menus(WindowActions(window), JobActions(window))
    bar.setParent(window)
    menus: list[QMenuBar | QMenu] = [bar, *bar.findChildren(QMenu)]
    for menu in menus:
        letters = mnemonics(menu)
        assert len(letters) >= 2, "a menu without underlined letters proves nothing"
        assert len(set(letters)) == len(letters), letters


def mnemonics(menu: QMenuBar | QMenu) -> list[str]:
    """Return the mnemonics of a menu in lower case."""
    texts = (action.text() for action in menu.actions())
    return [letter.lower() for text in texts for letter in _MNEMONIC.findall(text)]
