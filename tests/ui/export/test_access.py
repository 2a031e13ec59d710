"""The export dialogs can be used with the keyboard, with gloves, and on small screens."""

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
"""The space for a window on a screen of 1024 by 768 pixels."""


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
    """Each of the dialogs, with all optional parts visible."""
    created = export_job(workspace, minted_job.id, workspace.path / "packs")
    driver = open_dialog(minted_job)
    if request.param == "export":
        (created.export.directory / created.packs[0].file).write_text("changed")
        driver.dialog.update_job(minted_job)
        driver.wait_for(lambda: "Problem" in driver.states)
        return driver.dialog
    if request.param == "list":
        exports_dialog = ExportsDialog(workspace, background, exports, driver.dialog)
        exports_dialog.show()
        return exports_dialog
    choices = profile_choices(workspace, WholeJob(minted_job.id))
    profile_dialog = ProfileDialog(
        workspace,
        background,
        WholeJob(minted_job.id),
        choices,
        choices.profiles[-1],
        driver.dialog,
    )
    profile_dialog.show()
    driver.wait_for(lambda: "name the label" in _text(profile_dialog, "label_problem"))
    return profile_dialog


def _text(dialog: QDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_every_mnemonic_is_unique(dialog: QDialog) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    labels = [part for part in dialog.findChildren(QLabel) if part.buddy() is not None]
    visible = [part for part in (*buttons, *labels) if part.isVisible() and part.window() is dialog]
    texts = [part.text() for part in buttons if part in visible]
    texts += [part.text() for part in labels if part in visible]
    keys = Counter(
        found[1].lower() for text in texts for found in [_MNEMONIC.search(text)] if found
    )
    assert keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_dialogs_fit_on_a_small_screen(dialog: QDialog) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= _SMALLEST[0]
    assert least.height() <= _SMALLEST[1]


def test_buttons_are_high_enough_for_gloves(dialog: QDialog) -> None:
    low = {
        (type(part).__name__, part.objectName(), part.height())
        for kind in (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
        for part in dialog.findChildren(kind)
        if part.isVisible() and part.window() is dialog
        if not isinstance(part.parent(), (QLineEdit, QAbstractSpinBox, QComboBox))
        if part.height() < TARGET
    }
    assert not low
