"""The dialogs around exports can be worked with by keyboard, in gloves, and on small screens."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
)

from dpp_desktop.exporting.profile_options import profile_choices
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.exports_list.dialog import ExportsDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from tests.exporting.job_exports import export_job
from tests.ui.export.driving import Driver

OpenDialog = Callable[[MintJob | ExportRequest], Driver]

_MNEMONIC = re.compile(r"(?<!&)&([^&\s])")
_SMALLEST = (1000, 720)
"""What is left of a screen of 1024 by 768 for a window."""


@pytest.fixture(params=["export", "profile", "list"])
def dialog(
    request: pytest.FixtureRequest,
    theme: Theme,
    open_dialog: OpenDialog,
    minted_job: MintJob,
    workspace: Workspace,
    background: Background,
    exports: ExportRuns,
) -> QDialog:
    """Each of the dialogs, with all that it may show."""
    made = export_job(workspace, minted_job.id, workspace.path / "packs")
    driver = open_dialog(minted_job)
    if request.param == "export":
        (made.export.directory / made.packs[0].file).write_text("changed")
        driver.dialog.update_job(minted_job)
        driver.wait_until(lambda: "Problem" in driver.states)
        return driver.dialog
    if request.param == "list":
        listed = ExportsDialog(workspace, background, exports, driver.dialog)
        listed.show()
        return listed
    choices = profile_choices(workspace, WholeJob(minted_job.id))
    writing = ProfileDialog(
        workspace,
        background,
        WholeJob(minted_job.id),
        choices,
        choices.profiles[-1],
        driver.dialog,
    )
    writing.show()
    driver.wait_until(lambda: "enter the label" in _text(writing, "label_problem"))
    return writing


def _text(dialog: QDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_each_key_means_one_thing(dialog: QDialog) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    labels = [part for part in dialog.findChildren(QLabel) if part.buddy() is not None]
    seen = [part for part in (*buttons, *labels) if part.isVisible() and part.window() is dialog]
    own = [part.text() for part in buttons if part in seen]
    own += [part.text() for part in labels if part in seen]
    keys = Counter(found[1].lower() for text in own for found in [_MNEMONIC.search(text)] if found)
    assert keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_it_fits_small_screens(dialog: QDialog) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= _SMALLEST[0]
    assert least.height() <= _SMALLEST[1]


def test_what_is_pressed_is_high_enough_for_gloves(dialog: QDialog) -> None:
    low = {
        (type(part).__name__, part.objectName(), part.height())
        for kind in (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
        for part in dialog.findChildren(kind)
        if part.isVisible() and part.window() is dialog
        if not isinstance(part.parent(), (QLineEdit, QAbstractSpinBox, QComboBox))
        if part.height() < TARGET
    }
    assert not low
