"""The German window shows no English text, and no text is cut off."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_settings import BrandSetting
from dpp_desktop.brands.import_plan import (
    NEW_WORKSPACE,
    BrandImportPlan,
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
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.help.about_dialog import AboutDialog
from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.main_window.closing import ClosingQuestion
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.resolver.dialog import ResolverDialog
from dpp_desktop.ui.settings.preferences import Preferences
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.signing.dialog import SigningKeyDialog
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.ui.dialog_operations import press
from tests.ui.language.catalogue import ENGINE, GAP, entries
from tests.ui.language.window_texts import cut_off, mnemonics, texts
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver

pytestmark = pytest.mark.usefixtures("german")

SMALL_SCREEN = (1024, 768)
FOLDER = Path("/home/line3/Arbeit")
CHOSEN = Preferences(FOLDER, Scheme.LIGHT, "de", 4, FOLDER)
NO_WORKSPACE = NotFound(
    Message("There is no workspace in '{path}'.", path="/media/usb"),
    Message("Choose a different folder."),
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
    products_of_brand=12_000,
    target=NEW_WORKSPACE,
    warnings=plan_new_brand(BRAND).warnings,
)


def plain(text: str) -> str:
    return text.replace("&", "")


def english_patterns() -> Iterator[re.Pattern[str]]:
    """Yield a pattern for each English text that has a different German translation."""
    for entry in entries():
        between = GAP.sub("", entry.source).strip()
        if entry.context != ENGINE and entry.source != entry.translation and len(between) > 1:
            pieces = map(re.escape, GAP.split(plain(entry.source)))
            yield re.compile(".+?".join(pieces), re.DOTALL)


PATTERNS = list(english_patterns())
GERMAN = {plain(entry.translation) for entry in entries()}


def sample_brand_texts() -> Iterator[str]:
    """Yield the texts in the schemas of the sample brands, which aren't translated."""
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


SAMPLE_BRAND_TEXTS = set(sample_brand_texts())


def english_texts(window: QWidget) -> list[str]:
    """Return the English texts in the window."""
    shown = texts(window)
    assert len(shown) > 3, "a window that says nothing proves nothing"
    untranslated = shown - GERMAN - SAMPLE_BRAND_TEXTS
    return [text for text in untranslated if any(pattern.fullmatch(text) for pattern in PATTERNS)]


@pytest.fixture
def main_window(open_window: OpenWindow, workspace_path: Path, theme: Theme) -> MainWindowDriver:
    """The main window with jobs in several states, on a small screen."""
    theme.set_scheme(Scheme.LIGHT)
    with Workspace.open(workspace_path) as workspace:
        pause(workspace, submit(workspace, parka(1_000_000)).job.id)
        cancel(workspace, submit(workspace, parka()).job.id)
    main_window = open_window(workspace_path)
    main_window.window.resize(*SMALL_SCREEN)
    main_window.mint(25_000)
    main_window.wait_for(lambda: JobAction.EXPORT in main_window.enabled())
    main_window.wait_for(main_window.notices)
    return main_window


def check_german_and_layout(qtbot: QtBot, window: QWidget) -> None:
    assert english_texts(window) == []
    letters = mnemonics(window)
    assert sorted(set(letters)) == sorted(letters)
    check_layout(qtbot, window)


def check_layout(qtbot: QtBot, window: QWidget) -> None:
    def nothing_is_cut_off() -> None:
        assert cut_off(window) == []

    # The layout of the latest text may not be finished yet.
    qtbot.waitUntil(nothing_is_cut_off)


def test_english_texts_are_detected(main_window: MainWindowDriver) -> None:
    main_window.window.setWindowTitle("Workspace /home/line3")
    main_window.window.setToolTip("Show all jobs")
    assert set(english_texts(main_window.window)) == {"Workspace /home/line3", "Show all jobs"}


def test_cut_off_texts_are_detected(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    check_layout(qtbot, main_window.window)
    for button in main_window.window.findChildren(QWidget, "new_job"):
        button.setFixedWidth(30)
    assert cut_off(main_window.window) == ["new_job: Neuer Auftrag"]


def test_the_main_window_is_german(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    check_german_and_layout(qtbot, main_window.window)


def test_the_status_of_a_job_is_not_cut_off(main_window: MainWindowDriver) -> None:
    words = main_window.column(Column.STATUS)
    assert {"Abgeschlossen", "Angehalten", "Abgebrochen"} <= set(words)
    table = main_window.table
    assert table.columnWidth(Column.STATUS) >= table.sizeHintForColumn(Column.STATUS)


def test_the_tokens_of_a_job_are_german(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    main_window.do(JobAction.SHOW_TOKENS)
    main_window.wait_for(lambda: "PARKA-01" in texts(main_window.window.parts.tokens))
    check_german_and_layout(qtbot, main_window.window)


def test_the_mint_form_is_german(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    form = main_window.fill_in_mint_form(25_000, batch="LOT 7")
    main_window.wait_for(lambda: "Zu prüfen: Charge." in texts(form.dialog))
    check_german_and_layout(qtbot, form.dialog)


def test_the_export_is_german(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    main_window.do(JobAction.EXPORT)
    dialog = main_window.window.findChild(ExportDialog)
    assert dialog
    main_window.wait_for(lambda: any("25.000" in text for text in texts(dialog)))
    check_german_and_layout(qtbot, dialog)
    press(dialog, "change_profile")
    main_window.wait_for(lambda: dialog.findChild(ProfileDialog))
    (profile_dialog,) = dialog.findChildren(ProfileDialog)
    main_window.wait_for(lambda: "serial" in texts(profile_dialog))
    check_german_and_layout(qtbot, profile_dialog)
    for name in ("images", "nfc_tag"):
        (box,) = profile_dialog.findChildren(QComboBox, name)
        box.setCurrentIndex(2)
    main_window.wait_for(
        lambda: any("passen nicht auf MIFARE" in text for text in texts(profile_dialog))
    )
    check_german_and_layout(qtbot, profile_dialog)
    profile_dialog.reject()
    press(dialog, "start")
    main_window.wait_for(lambda: "0 von 3 übergeben" in texts(dialog))
    main_window.wait_for(lambda: any("3 Pakete liegen in" in text for text in texts(dialog)))
    check_german_and_layout(qtbot, dialog)


def test_the_list_of_exports_is_german(
    qtbot: QtBot, main_window: MainWindowDriver, tmp_path: Path
) -> None:
    job = main_window.mint(12_000, batch="LOT-9")
    main_window.wait_until(job, JobStatus.COMPLETED)
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-9")
    for target in (batch, WholeJob(job), UnitRange(job, 5, 11_000)):
        folder = tmp_path / type(target).__name__
        export_tokens(main_window.workspace, Request(target, folder), packs=[1])
    main_window.trigger(Command.EXPORTS)
    exports_page = main_window.window.exports_page
    main_window.wait_for(lambda: "Exporte: 3" in texts(exports_page))
    check_german_and_layout(qtbot, exports_page)
    least = exports_page.minimumSizeHint()
    # Less the menu, the header and the status bar of the window.
    assert (least.width() <= 800, least.height() <= 280) == (True, True), least


def test_the_dialog_for_handovers_fits_a_small_screen(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    dialog = HandoverDialog("Anna Lindqvist", "Druckerei Nord")
    show(dialog)
    dialog.show_error("Die Pakete 1 und 2 fehlen in „/media/stick“. " * 6)
    dialog.resize(800, 440)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 800, least.height() <= 440) == (True, True), least
    check_layout(qtbot, dialog)


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
        lambda: HandoverDialog("Anna Lindqvist", "Druckerei Nord"),
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
    check_german_and_layout(qtbot, window)


def test_the_export_of_a_brand_is_german(
    qtbot: QtBot, main_window: MainWindowDriver, show: Callable[[QWidget], None]
) -> None:
    with main_window.workspace.read() as transaction:
        known = brands.list_all(transaction)
    tasks = main_window.session.tasks
    dialog = BrandExportDialog(tasks.workspace, tasks.background, known, FOLDER)
    show(dialog)
    for edit in dialog.findChildren(PassphraseEdit):
        edit.setText(edit.objectName())
    check_german_and_layout(qtbot, dialog)


def test_the_signing_key_is_german(
    qtbot: QtBot, main_window: MainWindowDriver, show: Callable[[QWidget], None]
) -> None:
    tasks = main_window.session.tasks
    dialog = SigningKeyDialog(tasks.workspace, tasks.background, FOLDER)
    show(dialog)
    save = dialog.findChild(QPushButton, "save_key")
    assert save
    main_window.wait_for(save.isEnabled)
    press(dialog, "save_key")
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(FOLDER / "key.pem"))
    chooser.reject()
    main_window.wait_for(lambda: not dialog.findChildren(QFileDialog))
    main_window.wait_for(lambda: any("/home/line3" in text for text in texts(dialog)))
    check_german_and_layout(qtbot, dialog)


def test_the_resolver_is_german(
    qtbot: QtBot, main_window: MainWindowDriver, show: Callable[[QWidget], None]
) -> None:
    process = main_window.session.tasks.resolver
    dialog = ResolverDialog(process)
    show(dialog)
    check_german_and_layout(qtbot, dialog)
    process.start("127.0.0.1", 0)
    main_window.wait_for(lambda: bool(process.urls))
    check_german_and_layout(qtbot, dialog)
    process.stop()
    process.failed.emit(None)
    check_german_and_layout(qtbot, dialog)


def test_an_export_that_can_be_cancelled_fits_a_small_screen(
    qtbot: QtBot, main_window: MainWindowDriver, tmp_path: Path
) -> None:
    job = main_window.mint(20_000, batch="LOT-9")
    main_window.wait_until(job, JobStatus.COMPLETED)
    created = export_tokens(
        main_window.workspace, Request(WholeJob(job), tmp_path / "p"), StopAfter(1)
    )
    main_window.window.parts.dialogs.open_export(WholeJob(job), created.export.id, tmp_path)
    (dialog,) = main_window.window.findChildren(ExportDialog)
    main_window.wait_for(lambda: any("unterbrochen" in text for text in texts(dialog)))
    check_german_and_layout(qtbot, dialog)
    assert dialog.minimumSizeHint().width() <= SMALL_SCREEN[0]
