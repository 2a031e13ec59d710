"""The export dialogs can shrink to 800 by 480 pixels, also in German; content scrolls."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.profile_options import profile_choices
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.export.profiles.saved_profiles import NameDialog
from dpp_desktop.ui.export.repair_dialog import RepairDialog
from dpp_desktop.ui.export.state import Repair
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent
from tests.exporting.job_exports import interrupted_export
from tests.ui.export.export_driver import OpenDialog

_WIDTH, _HEIGHT = 800, 440
"""The usable size on a screen of 800 by 480 with a title bar."""


@pytest.fixture(params=["en_GB", "de_DE"])
def language(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> str:
    """Each language, with the style of the program."""
    use_language(qapp, request.param)
    return str(request.param)


def _check_fit(qtbot: QtBot, dialog: QDialog, bottom: str) -> None:
    needed = dialog.minimumSizeHint()
    assert (needed.width() <= _WIDTH, needed.height() <= _HEIGHT) == (True, True), needed
    dialog.resize(_WIDTH, _HEIGHT)
    button = dialog.findChild(QPushButton, bottom)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(
        lambda: dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))
    )
    assert (dialog.width(), dialog.height()) == (_WIDTH, _HEIGHT)
    (area,) = dialog.findChildren(ScrollingContent)
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width(), "scrolls only vertically"


def test_the_export_dialog_shrinks(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, language: str
) -> None:
    folder = interrupted_export(workspace, minted_job.id, workspace.path / "packs").directory
    min(folder.glob("*.csv")).write_text("changed")
    driver = open_dialog(minted_job)
    driver.wait_for(lambda: driver.has("message_button") and driver.has("cancel"))
    _check_fit(driver.qtbot, driver.dialog, "start")


def test_the_profile_dialog_shrinks(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    small_job: MintJob,
    workspace: Workspace,
    background: Background,
    language: str,
) -> None:
    target = WholeJob(small_job.id)
    choices = profile_choices(workspace, target)
    dialog = ProfileDialog(workspace, background, target, choices, choices.profiles[0])
    show(dialog)
    _check_fit(qtbot, dialog, "use_profile")


def test_the_questions_of_the_dialogs_are_small(
    show: Callable[[QWidget], None], language: str
) -> None:
    window = QWidget()
    show(window)
    packs = frozenset(range(1, 101))
    for dialog in (
        NameDialog("Name", "name", ["name"], window, "brand"),
        RepairDialog(Repair(packs, packs), window),
    ):
        dialog.show()
        QApplication.processEvents()
        needed = dialog.minimumSizeHint()
        assert (needed.width() <= _WIDTH, needed.height() <= _HEIGHT) == (True, True), needed
        dialog.close()
