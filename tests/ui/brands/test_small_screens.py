"""The dialogs for brands, the signing key and the start fit a screen of 800 by 480 pixels."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app import open_workspace
from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
from dpp_desktop.ui.brands.import_controller import BrokenRulesDialog
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.resolver.dialog import ResolverDialog
from dpp_desktop.ui.signing.dialog import SigningKeyDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.resolver_process import ResolverProcess
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from dpp_desktop.ui.widgets.problems_dialog import ProblemsDialog
from tests.ui.brands.conftest import PASSPHRASE

SMALL = QSize(800, 440)
Make = Callable[[], QDialog]


@pytest.fixture
def make(
    workspace: Workspace, background: Background, tmp_path: Path, encrypted_file: Path
) -> dict[str, Make]:
    """Functions that create the dialogs."""
    with workspace.read() as transaction:
        known = brands.list_all(transaction)
    shared = read_brand_file(encrypted_file, PASSPHRASE)
    problems = [Problem(f"/rules/{number}", "x", Message("is wrong.")) for number in range(40)]
    return {
        "plan": lambda: ImportPlanDialog(plan_new_brand(shared)),
        "passphrase": lambda: PassphraseDialog("brand.json"),
        "rules": lambda: BrokenRulesDialog(problems),
        "export": lambda: BrandExportDialog(workspace, background, known, tmp_path),
        "key": lambda: SigningKeyDialog(workspace, background, tmp_path),
        "resolver": lambda: ResolverDialog(ResolverProcess(tmp_path, background, background)),
        "problems": lambda: ProblemsDialog("The file", list(map(str, problems)), "Correct it."),
        "welcome": lambda: WelcomeDialog(tmp_path / "new"),
        "welcome_problem": lambda: WelcomeDialog(tmp_path / "new", OSError("broken")),
    }


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "plan",
        "passphrase",
        "rules",
        "export",
        "key",
        "resolver",
        "problems",
        "welcome",
        "welcome_problem",
    ],
)
def test_a_dialog_fits_a_small_screen(
    make: dict[str, Make],
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    show: Callable[[QWidget], None],
    name: str,
    language: str,
) -> None:
    use_language(qapp, language)
    dialog = make[name]()
    show(dialog)
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert least.width() <= SMALL.width()
    assert least.height() <= SMALL.height()
    dialog.resize(SMALL)
    qtbot.waitUntil(lambda: dialog.size() == SMALL)
    for area in dialog.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
    for buttons in dialog.findChildren(QDialogButtonBox):
        below = buttons.mapTo(dialog, buttons.rect().bottomLeft())
        assert dialog.rect().contains(below)
    dialog.done(0)


@pytest.mark.parametrize("name", ["plan", "passphrase", "export", "key", "welcome"])
def test_a_dialog_shows_all_its_content_on_a_large_screen(
    make: dict[str, Make], qtbot: QtBot, theme: Theme, show: Callable[[QWidget], None], name: str
) -> None:
    dialog = make[name]()
    show(dialog)
    (area,) = dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    dialog.done(0)


def test_disabled_buttons_say_why(
    make: dict[str, Make], qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    for name, button, reason in (
        ("passphrase", "open_file", "Enter the passphrase first."),
        ("export", "export", "Choose the file first."),
        ("key", "save_key", "The key is being loaded."),
    ):
        dialog = make[name]()
        found = dialog.findChild(QWidget, button)
        assert isinstance(found, QWidget)
        assert (found.isEnabled(), found.toolTip()) == (False, reason)
        qtbot.addWidget(dialog)
        dialog.done(0)


def test_an_error_at_the_start_names_the_absolute_path(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown: list[str] = []

    def read_error(path: Path, problem: Exception | None, _parent: object) -> None:
        shown.append(f"{path} {problem}")

    monkeypatch.setattr(open_workspace, "_welcome", read_error)
    assert open_workspace.open_workspace(Path("work"), expected=True) is None
    assert str(tmp_path / "work") in shown[0].partition(" ")[2]


def test_the_start_shows_the_absolute_path(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dialog = WelcomeDialog(Path("work"))
    qtbot.addWidget(dialog)
    shown = dialog.findChild(QWidget, "folder")
    assert isinstance(shown, QWidget)
    assert shown.property("text") == str(tmp_path / "work")
    assert shown.toolTip() == str(tmp_path / "work")
    dialog.done(0)
