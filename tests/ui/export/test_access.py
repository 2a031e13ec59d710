"""Tests that the export dialogs can be used by keyboard, with gloves, and on small screens."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from dpp_desktop.exporting.profile_options import profile_choices
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from tests.exporting.job_exports import export_job
from tests.ui.driver import Driver
from tests.ui.export.export_driver import OpenDialog

_MNEMONIC = re.compile(r"(?<!&)&([^&\s])")
_SPACE_FOR_DIALOGS = {"export": (800, 440), "profile": (800, 440), "handover": (800, 440)}
"""The largest minimum width and height; a screen of 1024 by 768 has room for 1000 by 720."""


@pytest.fixture(params=_SPACE_FOR_DIALOGS)
def dialog(
    request: pytest.FixtureRequest,
    theme: Theme,
    open_dialog: OpenDialog,
    small_job: MintJob,
    workspace: Workspace,
    background: Background,
) -> QDialog:
    """Each of the dialogs with all its optional parts visible."""
    created = export_job(workspace, small_job.id, workspace.path / "packs")
    driver = open_dialog(small_job)
    if request.param == "export":
        (created.export.directory / created.packs[0].file).write_text("changed")
        driver.dialog.update_job(small_job)
        driver.wait_for(lambda: "Problem" in driver.states)
        return driver.dialog
    if request.param == "handover":
        driver.press("hand_over")
        return driver.handover.dialog
    target = WholeJob(small_job.id)
    choices = profile_choices(workspace, target)
    profiles = ProfileDialog(
        workspace, background, target, choices, choices.profiles[-1], driver.dialog
    )
    profiles.show()
    label_problem = Driver(driver.qtbot, profiles)
    label_problem.wait_for(lambda: "enter the label" in label_problem.text("label_problem"))
    return profiles


def test_a_dialog_is_accessible(dialog: QDialog, request: pytest.FixtureRequest) -> None:
    mnemonics = _mnemonics(dialog)
    assert mnemonics
    assert [key for key, count in mnemonics.items() if count > 1] == []
    assert _low_controls(dialog) == set()
    width, height = _SPACE_FOR_DIALOGS[request.node.callspec.params["dialog"]]
    needed = dialog.minimumSizeHint()
    assert (needed.width() <= width, needed.height() <= height) == (True, True), needed


def _mnemonics(dialog: QDialog) -> Counter[str]:
    """Return the mnemonics of the visible controls, and how often each is used."""
    buttons = dialog.findChildren(QAbstractButton)
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    texts = [button.text() for button in buttons if _is_visible_in(button, dialog)]
    texts += [label.text() for label in labels if _is_visible_in(label, dialog)]
    matches = map(_MNEMONIC.search, texts)
    return Counter(match[1].lower() for match in matches if match)


def _low_controls(dialog: QDialog) -> set[tuple[str, str, int]]:
    """Return the type, name and height of visible controls that are too low for gloves."""
    return {
        (type(control).__name__, control.objectName(), control.height())
        for kind in (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
        for control in dialog.findChildren(kind)
        if _is_visible_in(control, dialog)
        and not isinstance(control.parent(), (QLineEdit, QAbstractSpinBox, QComboBox))
        and control.height() < TARGET
    }


def _is_visible_in(control: QWidget, dialog: QDialog) -> bool:
    return control.isVisible() and control.window() is dialog
