"""A print job that continues asks before labels are lost with its existing file."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from dpp_desktop import durable
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.ui.driver import Driver
from tests.ui.prints_list.conftest import PageDriver
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "labels.pdf"


@pytest.fixture
def taken(page: PageDriver, units: UnitJob, file: Path) -> ScriptedPrints:
    """A paused print job of units 1 and 2, whose file another one wrote with units 3 to 5."""
    prints = ScriptedPrints(units)
    prints.to_file("1-2", file, StopAfter(0))
    prints.to_file("3-5", file)
    page.page.query()
    return prints


@pytest.fixture
def in_doubt(
    page: PageDriver, units: UnitJob, file: Path, monkeypatch: pytest.MonkeyPatch
) -> ScriptedPrints:
    """A print job of units 1 to 5 in doubt, whose file was away at its end and is there again."""
    prints = ScriptedPrints(units)
    moved = file.with_name("moved.pdf")

    def take(_folder: Path) -> None:
        file.rename(moved)
        raise OSError(errno.EIO, "Input/output error", str(file))

    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_folder", take)
        prints.to_file("1-5", file)
    moved.rename(file)
    page.page.query()
    return prints


def _answer(driver: Driver, button: str) -> list[str]:
    """Press that button of the next question about a file; its text is added to the result."""
    texts: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.objectName() == "replace_file_question":
            texts.append(box.informativeText().replace("\u200b", ""))
            found = box.findChild(QPushButton, button)
            assert isinstance(found, QPushButton)
            driver.click(found)
        else:
            QTimer.singleShot(20, click)

    QTimer.singleShot(0, click)
    return texts


def test_labels_of_another_print_job_are_replaced_only_after_a_question(
    taken: ScriptedPrints, page: PageDriver, file: Path
) -> None:
    page.wait_for(lambda: len(page.rows) == 2)
    page.select(1)
    printed = file.read_text()
    asked = _answer(page, "keep")
    page.press("resume_print")
    page.wait_for(lambda: asked)
    assert "contains labels of 3 units that count as printed by print job 2." in asked[0]
    assert "only if these labels are on paper" in asked[0]
    assert (file.read_text(), taken.of.named()) == (printed, {"produced": "3-5"})
    _answer(page, "replace_file")
    page.press("resume_print")
    page.wait_for(lambda: page.rows[1] == ("1", "Completed", "2 of 2"))
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.logs_warnings
def test_good_labels_in_its_own_file_are_replaced_only_after_a_question(
    in_doubt: ScriptedPrints, page: PageDriver
) -> None:
    page.wait_for(lambda: page.rows == [("1", "In doubt", "0 of 5")])
    dialog = page.last_good()
    dialog.fill("last_good_label", "3")
    asked = _answer(dialog, "replace_file")
    dialog.press("continue_print")
    page.wait_for(lambda: page.rows == [("1", "Completed", "5 of 5")])
    assert "contains labels of 3 units that are in doubt in print job 1." in asked[0]
    assert in_doubt.of.named() == {"produced": "1-5"}
