"""Tests of what is kept from one start to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from dpp_desktop.ui.settings.preferences import (
    MAX_CONCURRENT_JOBS,
    Preferences,
    PreferencesFile,
)
from dpp_desktop.ui.theme.theme import Scheme


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    chosen = Preferences(tmp_path / "ü b", Scheme.DARK, "de", 2, tmp_path / "exports, new")
    PreferencesFile(tmp_path / "window.ini").write(chosen)
    assert PreferencesFile(tmp_path / "window.ini").read() == chosen


def test_at_first_everything_is_as_usual(tmp_path: Path) -> None:
    first = PreferencesFile(tmp_path / "window.ini").read()
    assert first.workspace is None
    assert first.scheme is Scheme.SYSTEM
    assert first.language == ""
    assert 1 <= first.jobs_at_once <= MAX_CONCURRENT_JOBS
    assert first.export_folder.is_absolute()


@pytest.mark.parametrize("text", ["0", "9", "-1", "many", ""])
def test_a_number_of_jobs_that_makes_no_sense_is_as_at_first(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.ini"
    usual = PreferencesFile(file).read().jobs_at_once
    file.write_text(f"[General]\njobs_at_once={text}\nscheme=pink\n")
    read = PreferencesFile(file).read()
    assert (read.jobs_at_once, read.scheme) == (usual, Scheme.SYSTEM)


def test_the_state_of_a_window_is_kept(tmp_path: Path) -> None:
    kept = PreferencesFile(tmp_path / "window.ini")
    kept.save_state("main", QByteArray(b"\x00\x01geometry"))
    kept.write(kept.read())
    again = PreferencesFile(tmp_path / "window.ini")
    assert again.state("main") == QByteArray(b"\x00\x01geometry")
    assert again.state("other").isEmpty()
