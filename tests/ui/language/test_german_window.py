"""The whole window speaks German, shows no English, and nothing of it is cut off."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.import_plan import (
    NEW_WORKSPACE,
    BrandImportPlan,
    BrandSetting,
    KeyChange,
    plan_new_brand,
)
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import SharedKey
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.store import brands
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog, PassphraseEdit
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.handover import HandoverDialog
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.exports_list.dialog import ExportsDialog
from dpp_desktop.ui.help.about_dialog import AboutDialog
from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.main_window.closing import ClosingQuestion
from dpp_desktop.ui.settings.preferences import Preferences
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.signing.dialog import SigningKeyDialog
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from tests.conftest import parka
from tests.exporting.stopping import StopAfter
from tests.ui.language.catalogue import ENGINE, GAP, entries
from tests.ui.language.looking import cut_off, texts, underlined
from tests.ui.main_window.at_work import AtWork
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.welcome.answering import press

pytestmark = pytest.mark.usefixtures("german")

SMALL_SCREEN = (1024, 768)
FOLDER = Path("/home/line3/Arbeit")
CHOSEN = Preferences(FOLDER, Scheme.LIGHT, "de", 4, FOLDER)
NO_WORKSPACE = NotFound(
    Message("There is no workspace in '{path}'.", path="/media/usb"),
    Message("Choose another folder."),
)


BRAND = parse_brand(
    {
        "format": "dpp-desktop/brand/1",
        "key": "b",
        "name": "Nordlicht",
        "resolver": "https://id.nordlicht.example",
        "passport_schema": True,
    }
)
SHARED = replace(BRAND, shared_key=SharedKey(b"k" * 32, site=0, workspace="w"))
CHANGED = BrandImportPlan(
    brand=BRAND,
    added=False,
    settings=(
        BrandSetting("serials.style", "permuted", "sequential"),
        BrandSetting("serials.scope", "brand", "product"),
        BrandSetting("link.batch", before=False, after=True),
        BrandSetting("passport_schema", "0", "1"),
    ),
    key=KeyChange.REFUSED,
    products=12_000,
    target=NEW_WORKSPACE,
)


def plain(text: str) -> str:
    return text.replace("&", "")


def english_patterns() -> Iterator[re.Pattern[str]]:
    """What fits a text in English that is said otherwise in German."""
    for entry in entries():
        between = GAP.sub("", entry.source).strip()
        if entry.context != ENGINE and entry.source != entry.translation and len(between) > 1:
            pieces = map(re.escape, GAP.split(plain(entry.source)))
            yield re.compile(".+?".join(pieces), re.DOTALL)


PATTERNS = list(english_patterns())
GERMAN = {plain(entry.translation) for entry in entries()}


def of_brands() -> Iterator[str]:
    """What the sample brands say in their schemas: it isn't ours to translate."""
    for file in resource_paths.resource("samples").glob("*.brand.json"):
        yield from _words(json.loads(file.read_text(encoding="utf-8")))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, dict):
        yield from (text for text in value.values() if isinstance(text, str))
        yield from map(readable_name, value)
        for each in value.values():
            yield from _words(each)


OF_BRANDS = set(of_brands())


def english(window: QWidget) -> list[str]:
    """What the window says in English."""
    said = texts(window)
    assert len(said) > 3, "a window that says nothing proves nothing"
    ours = said - GERMAN - OF_BRANDS
    return [text for text in ours if any(pattern.fullmatch(text) for pattern in PATTERNS)]


@pytest.fixture
def at_work(open_window: OpenWindow, workspace_path: Path, theme: Theme) -> AtWork:
    """The main window with jobs in several states, on a small screen."""
    theme.set_scheme(Scheme.LIGHT)
    with Workspace.open(workspace_path) as workspace:
        pause(workspace, submit(workspace, parka(1_000_000)).job.id)
        cancel(workspace, submit(workspace, parka()).job.id)
    at_work = open_window(workspace_path)
    at_work.window.resize(*SMALL_SCREEN)
    at_work.mint(25_000)
    at_work.wait_for(lambda: JobAction.EXPORT in at_work.enabled())
    at_work.wait_for(at_work.notices)
    return at_work


def is_whole_and_german(qtbot: QtBot, window: QWidget) -> None:
    assert english(window) == []
    letters = underlined(window)
    assert sorted(set(letters)) == sorted(letters)
    is_whole(qtbot, window)


def is_whole(qtbot: QtBot, window: QWidget) -> None:
    def nothing_is_cut_off() -> None:
        assert cut_off(window) == []

    # What was said last may not be laid out yet.
    qtbot.waitUntil(nothing_is_cut_off)


def test_english_would_be_found(at_work: AtWork) -> None:
    at_work.window.setWindowTitle("Workspace /home/line3")
    at_work.window.setToolTip("Show all jobs")
    assert set(english(at_work.window)) == {"Workspace /home/line3", "Show all jobs"}


def test_what_is_cut_off_would_be_found(qtbot: QtBot, at_work: AtWork) -> None:
    is_whole(qtbot, at_work.window)
    for button in at_work.window.findChildren(QWidget, "new_job"):
        button.setFixedWidth(30)
    assert cut_off(at_work.window) == ["new_job: Neuer Auftrag"]


def test_the_main_window_is_german(qtbot: QtBot, at_work: AtWork) -> None:
    is_whole_and_german(qtbot, at_work.window)


def test_the_status_of_a_job_is_shown_whole(at_work: AtWork) -> None:
    words = at_work.column(Column.STATUS)
    assert {"Fertig", "Angehalten", "Abgebrochen"} <= set(words)
    table = at_work.table
    assert table.columnWidth(Column.STATUS) >= table.sizeHintForColumn(Column.STATUS)


def test_the_tokens_of_a_job_are_german(qtbot: QtBot, at_work: AtWork) -> None:
    at_work.do(JobAction.SHOW_TOKENS)
    at_work.wait_for(lambda: "PARKA-01" in texts(at_work.window.parts.tokens))
    is_whole_and_german(qtbot, at_work.window)


def test_the_mint_form_is_german(qtbot: QtBot, at_work: AtWork) -> None:
    form = at_work.fill_in_a_request(25_000, batch="LOT 7")
    at_work.wait_for(lambda: "Zu prüfen: Charge." in texts(form.dialog))
    is_whole_and_german(qtbot, form.dialog)


def test_the_export_is_german(qtbot: QtBot, at_work: AtWork) -> None:
    at_work.do(JobAction.EXPORT)
    dialog = at_work.window.findChild(ExportDialog)
    assert dialog
    at_work.wait_for(lambda: any("25.000" in text for text in texts(dialog)))
    is_whole_and_german(qtbot, dialog)
    press(dialog, "change_profile")
    at_work.wait_for(lambda: dialog.findChild(ProfileDialog))
    (writing,) = dialog.findChildren(ProfileDialog)
    at_work.wait_for(lambda: "serial" in texts(writing))
    is_whole_and_german(qtbot, writing)
    for name in ("images", "nfc_tag"):
        (box,) = writing.findChildren(QComboBox, name)
        box.setCurrentIndex(2)
    at_work.wait_for(lambda: any("passen nicht auf MIFARE" in text for text in texts(writing)))
    is_whole_and_german(qtbot, writing)
    writing.reject()
    press(dialog, "start")
    at_work.wait_for(lambda: "0 von 3 übergeben" in texts(dialog))
    at_work.wait_for(lambda: any("3 Pakete liegen in" in text for text in texts(dialog)))
    is_whole_and_german(qtbot, dialog)


def test_the_list_of_exports_is_german(qtbot: QtBot, at_work: AtWork, tmp_path: Path) -> None:
    job = at_work.mint(12_000, batch="LOT-9")
    at_work.wait_until(job, JobStatus.COMPLETED)
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-9")
    for wanted in (batch, WholeJob(job), UnitRange(job, 5, 11_000)):
        folder = tmp_path / type(wanted).__name__
        export_tokens(at_work.workspace, Request(wanted, folder), packs=[1])
    at_work.window.parts.dialogs.open_exports()
    (listed,) = at_work.window.findChildren(ExportsDialog)
    at_work.wait_for(lambda: "Exporte: 3" in texts(listed))
    is_whole_and_german(qtbot, listed)


@pytest.mark.parametrize(
    "make",
    [
        lambda: SettingsDialog(CHOSEN, FOLDER),
        lambda: SettingsDialog(
            CHOSEN, FOLDER, WorkspaceIdentity(7, site_fixed=True, workspace="w")
        ),
        lambda: PassphraseDialog("nordlicht.brand.json"),
        lambda: ImportPlanDialog(plan_new_brand(SHARED)),
        lambda: ImportPlanDialog(CHANGED),
        lambda: WelcomeDialog(FOLDER),
        lambda: WelcomeDialog(FOLDER, NO_WORKSPACE),
        lambda: AboutDialog("3.53.4"),
        lambda: HelpWindow("de"),
        lambda: ClosingQuestion(None, 2, 1),
        lambda: HandoverDialog("12 Pakete: 1, 2, 3", "Anna Lindqvist"),
    ],
    ids=[
        "settings",
        "fixed",
        "passphrase",
        "new brand",
        "brand",
        "welcome",
        "problem_title",
        "about",
        "help",
        "closing",
        "handover",
    ],
)
def test_the_other_windows_are_german(
    qtbot: QtBot, make: Callable[[], QWidget], show: Callable[[QWidget], None], theme: Theme
) -> None:
    theme.set_scheme(Scheme.LIGHT)
    window = make()
    show(window)
    is_whole_and_german(qtbot, window)


def test_the_export_of_a_brand_is_german(
    qtbot: QtBot, at_work: AtWork, show: Callable[[QWidget], None]
) -> None:
    with at_work.workspace.read() as transaction:
        known = brands.list_all(transaction)
    tasks = at_work.session.tasks
    dialog = BrandExportDialog(tasks.workspace, tasks.background, known, FOLDER)
    show(dialog)
    for edit in dialog.findChildren(PassphraseEdit):
        edit.setText(edit.objectName())
    is_whole_and_german(qtbot, dialog)


def test_the_signing_key_is_german(
    qtbot: QtBot, at_work: AtWork, show: Callable[[QWidget], None]
) -> None:
    tasks = at_work.session.tasks
    dialog = SigningKeyDialog(tasks.workspace, tasks.background, FOLDER)
    show(dialog)
    save = dialog.findChild(QPushButton, "save_key")
    assert save
    at_work.wait_for(save.isEnabled)
    dialog._save_as(FOLDER / "key.pem")
    at_work.wait_for(lambda: any("/home/line3" in text for text in texts(dialog)))
    is_whole_and_german(qtbot, dialog)


def test_an_export_that_can_be_cancelled_fits_a_small_screen(
    qtbot: QtBot, at_work: AtWork, tmp_path: Path
) -> None:
    job = at_work.mint(20_000, batch="LOT-9")
    at_work.wait_until(job, JobStatus.COMPLETED)
    made = export_tokens(at_work.workspace, Request(WholeJob(job), tmp_path / "p"), StopAfter(1))
    at_work.window.parts.dialogs.open_export(WholeJob(job), made.export.id, tmp_path)
    (dialog,) = at_work.window.findChildren(ExportDialog)
    at_work.wait_for(lambda: any("unterbrochen" in text for text in texts(dialog)))
    is_whole_and_german(qtbot, dialog)
    assert dialog.minimumSizeHint().width() <= SMALL_SCREEN[0]
