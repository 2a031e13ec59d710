"""Tests of saved preferences."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from dpp_desktop.ui.settings.preferences import (
    MAX_CONCURRENT_JOBS,
    Preferences,
    PreferencesFile,
)
from dpp_desktop.ui.theme.theme import Scheme


def test_saved_preferences_are_loaded(tmp_path: Path) -> None:
    chosen = Preferences(
        tmp_path / "ü b", Scheme.DARK, "de", 2, tmp_path / "exports, new", region="de_CH"
    )
    PreferencesFile(tmp_path / "window.ini").write(chosen)
    assert PreferencesFile(tmp_path / "window.ini").read() == chosen


def test_default_preferences_are_used_initially(tmp_path: Path) -> None:
    first = PreferencesFile(tmp_path / "window.ini").read()
    assert first.workspace is None
    assert first.scheme is Scheme.SYSTEM
    assert first.language == ""
    assert 1 <= first.jobs_at_once <= MAX_CONCURRENT_JOBS
    assert first.export_folder.is_absolute()


@pytest.mark.parametrize("text", ["0", "9", "-1", "many", ""])
def test_an_invalid_number_of_jobs_is_replaced_by_the_default(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.ini"
    default = PreferencesFile(file).read().jobs_at_once
    file.write_text(f"[General]\njobs_at_once={text}\nscheme=pink\n")
    read = PreferencesFile(file).read()
    assert (read.jobs_at_once, read.scheme) == (default, Scheme.SYSTEM)


def test_the_state_of_a_window_is_saved(tmp_path: Path) -> None:
    saved = PreferencesFile(tmp_path / "window.ini")
    saved.save_state("main", QByteArray(b"\x00\x01geometry"))
    saved.write(saved.read())
    loaded = PreferencesFile(tmp_path / "window.ini")
    assert loaded.state("main") == QByteArray(b"\x00\x01geometry")
    assert loaded.state("other").isEmpty()
