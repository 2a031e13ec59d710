"""Names, paths and messages from outside are shown unchanged in every window."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import BrandFile, SharedKey
from dpp_desktop.model.errors import NotFound, PathUnusable, Problem
from dpp_desktop.model.message import verbatim
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app import fatal_error_dialog
from dpp_desktop.ui.brands.import_controller import BrokenRulesDialog
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.catalogue.attention_tables import RejectedTable
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.exports_list.page import ExportsPage
from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.main_window.announcer import Announcer
from dpp_desktop.ui.main_window.closing import ask_to_close
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.welcome.welcome_card import ProblemPage
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from tests.exporting.job_exports import export_job
from tests.passports.examples import GTIN, a_brand
from tests.ui.dialog_operations import choose_path
from tests.ui.driver import Driver, process_deferred_deletes
from tests.ui.interpreted_texts import MARKED, has_colour, interpreted, is_shown
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver
from tests.ui.mint.form_driver import MintFormDriver
from tests.ui.products.schemas import PASSPORT, SCHEMA

Found = TypeVar("Found", bound=QWidget)

PICTURE, COLOUR = "w.png", 0xFF01FE
"""An image in the current folder, which Qt loads if it interprets a name as markup."""
HOSTILE = f"<img src={PICTURE}> <b>x</b> {MARKED} &amp; [*]"
BATCH = "<b>R&D</b>&amp;"
SKU = f"<i>{MARKED}"
ORDER = f"<img src={PICTURE}> {MARKED}"


@pytest.fixture(autouse=True)
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Create the image that rendered markup would show."""
    monkeypatch.chdir(tmp_path)
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor(COLOUR))
    assert picture.save(PICTURE)


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def main_window(open_window: OpenWindow, tmp_path: Path) -> Iterator[MainWindowDriver]:
    """A driver for the window of a workspace in which every name contains markup."""
    path = tmp_path / HOSTILE.replace("/", "") / "workspace"
    path.parent.mkdir()
    with Workspace.open(path) as workspace:
        import_brand(workspace, _brand())
        records = [
            ProductRecord(SKU, HOSTILE, GTIN, json.dumps(_passport())),
            ProductRecord("DRAFT", HOSTILE, None, json.dumps({"unknown": {HOSTILE: HOSTILE}})),
        ]
        import_products(workspace, "rich", records)
        job = submit(workspace, MintForm("rich", SKU, BATCH, 5, ORDER)).job
        run_job(workspace, job.id)
        export_job(workspace, job.id, tmp_path / HOSTILE.replace("/", "") / "packs")
        run_job(workspace, submit(workspace, MintForm("rich", SKU, BATCH, 5)).job.id)
    opened = open_window(path)
    opened.wait_for(lambda: opened.ids() == [2, 1])
    yield opened
    process_deferred_deletes()


def _brand() -> BrandFile:
    schema = _with_hostile_titles(SCHEMA)
    pointers = ["/repair", "/washable"]
    document = a_brand(key="rich", name=HOSTILE, passport_schema=schema, batch_pointers=pointers)
    return parse_brand(document)


def _with_hostile_titles(schema: Any) -> Any:
    """Return the schema with hostile titles and descriptions at every level."""
    if isinstance(schema, list):
        return [_with_hostile_titles(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _with_hostile_titles(value) for key, value in schema.items()}
    if isinstance(schema.get("type"), str) or "enum" in schema or "oneOf" in schema:
        changed |= {"title": HOSTILE, "description": HOSTILE}
    return changed


def _passport() -> dict[str, Any]:
    return PASSPORT | {"story": HOSTILE, "care": [HOSTILE], "more": {HOSTILE: HOSTILE}}


def _check(window: QWidget, *texts: str) -> None:
    """Check that all open windows show these texts unchanged."""
    QApplication.processEvents()
    assert interpreted() == []
    for text in texts:
        assert is_shown(text), f"{text!r} isn't shown, so nothing was proved"
    assert not has_colour(window.grab(), COLOUR)


def _open_dialog(main_window: MainWindowDriver, kind: type[Found]) -> Found:
    def visible() -> list[Found]:
        return [each for each in main_window.window.findChildren(kind) if each.isVisible()]

    main_window.wait_for(visible)
    return visible()[0]


def _check_modal(main_window: MainWindowDriver, *texts: str) -> list[str]:
    """Check and close the next dialog; its name is added to the returned list."""
    names: list[str] = []

    def check() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, main_window.window, check)
            return
        try:
            names.append(dialog.objectName() or type(dialog).__name__)
            _check(dialog, *texts)
        finally:
            dialog.reject()

    QTimer.singleShot(0, main_window.window, check)
    return names


def test_the_test_detects_a_rendered_image(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - otherwise forbidden

    rendered = QLabel(HOSTILE)
    qtbot.addWidget(rendered)
    rendered.setObjectName("rendered")
    rendered.setToolTip(HOSTILE)
    rendered.show()
    assert has_colour(rendered.grab(), COLOUR)
    assert len(interpreted()) == 2
    assert not has_colour(QPixmap(1, 1), COLOUR)


def test_the_main_window_shows_names_unchanged(main_window: MainWindowDriver) -> None:
    main_window.choose(1)
    (announcer,) = main_window.window.findChildren(Announcer)
    announcer.job_ended(replace(main_window.job(1), status=JobStatus.COMPLETED))
    announcer.show_error(PathUnusable(verbatim(f"'{HOSTILE}' can't be used."), verbatim(HOSTILE)))
    main_window.wait_for_notice(HOSTILE)
    _check(main_window.window, HOSTILE, BATCH, str(main_window.workspace.path))


def test_the_tokens_page_shows_names_unchanged(main_window: MainWindowDriver) -> None:
    main_window.choose(1)
    main_window.do(JobAction.SHOW_TOKENS)
    page = main_window.wait_for_tokens()
    main_window.wait_for(lambda: is_shown(BATCH))
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            _check(main_window.window, HOSTILE)


def test_the_mint_form_shows_names_unchanged(qtbot: QtBot, main_window: MainWindowDriver) -> None:
    main_window.press("new_job")
    form = MintFormDriver(qtbot, _open_dialog(main_window, MintDialog))
    # Keys go to the active window.
    main_window.wait_for(lambda: form.dialog.isActiveWindow() and form.brand.count() > 0)
    form.choose_product(SKU)
    form.fill("batch", BATCH)
    form.fill("quantity", "5")
    form.fill("order", ORDER)
    main_window.wait_for(lambda: is_shown(HOSTILE))
    main_window.wait_for(lambda: form.status)
    _check(form.dialog, HOSTILE)


def test_the_export_dialogs_show_names_unchanged(main_window: MainWindowDriver) -> None:
    main_window.choose(1)
    main_window.do(JobAction.EXPORT)
    dialog = _open_dialog(main_window, ExportDialog)
    export = Driver(main_window.qtbot, dialog)
    main_window.wait_for(lambda: export.text("heading") or export.text("message"))
    _check(dialog, HOSTILE)
    dialog.close()
    main_window.choose(2)
    main_window.do(JobAction.EXPORT)
    dialog = main_window.window.findChildren(ExportDialog)[-1]
    change = dialog.findChild(QPushButton, "change_profile")
    assert change
    main_window.wait_for(change.isEnabled)
    main_window.click(change)
    main_window.wait_for(lambda: dialog.findChildren(ProfileDialog))
    _check(dialog.findChildren(ProfileDialog)[0])
    dialog.findChildren(ProfileDialog)[0].close()
    dialog.close()
    handover_dialog = HandoverDialog(HOSTILE, HOSTILE, main_window.window)
    handover_dialog.open()
    _check(handover_dialog, HOSTILE)
    handover_dialog.close()
    main_window.trigger(Command.EXPORTS)
    (listed,) = main_window.window.findChildren(ExportsPage)
    main_window.wait_for(lambda: is_shown(HOSTILE))
    _check(listed, HOSTILE, BATCH)


def test_the_products_window_shows_names_unchanged(main_window: MainWindowDriver) -> None:
    main_window.trigger(Command.PRODUCTS)
    window = _open_dialog(main_window, ProductsWindow)
    main_window.wait_for(lambda: window.findChildren(QLineEdit, "sku"))
    main_window.wait_for(lambda: is_shown(HOSTILE))
    _check(window, HOSTILE)
    (tabs,) = window.findChildren(QTabWidget)
    tabs.setCurrentIndex(1)
    _check(window, HOSTILE)


@pytest.mark.parametrize("command", [Command.ABOUT, Command.SIGNING_KEY, Command.EXPORT_BRAND])
def test_the_dialogs_in_the_menu_show_names_unchanged(
    main_window: MainWindowDriver, command: Command
) -> None:
    names = _check_modal(main_window)
    main_window.trigger(command)
    main_window.wait_for(lambda: names)


def test_the_settings_show_names_unchanged(main_window: MainWindowDriver) -> None:
    path = main_window.workspace.path
    preferences = replace(PreferencesFile().read(), export_folder=path / HOSTILE.replace("/", ""))
    dialog = SettingsDialog(preferences, path, None, main_window.window)
    dialog.open()
    _check(dialog)
    dialog.close()


def test_the_help_shows_names_unchanged(main_window: MainWindowDriver) -> None:
    main_window.trigger(Command.HELP)
    _check(_open_dialog(main_window, HelpWindow))


def test_the_questions_show_names_unchanged(main_window: MainWindowDriver) -> None:
    names = _check_modal(main_window)
    fatal_error_dialog.show_fatal_error(
        PathUnusable(verbatim(f"'{HOSTILE}' can't be used."), verbatim(HOSTILE))
    )
    assert names == ["fatal_error"]
    names = _check_modal(main_window)
    assert not confirm_discard(main_window.window, HOSTILE)
    assert names == ["discard_dialog"]
    names = _check_modal(main_window)
    assert not ask_to_close(main_window.window, 1, 1)
    assert names == ["closing_question"]


def test_the_brand_import_shows_names_unchanged(
    main_window: MainWindowDriver, qtbot: QtBot
) -> None:
    shared = replace(
        _brand(), key="other", shared_key=SharedKey(b"k" * 32, site=7, workspace="elsewhere")
    )
    dialogs: list[QDialog] = [
        ImportPlanDialog(plan_new_brand(shared), main_window.window),
        PassphraseDialog(HOSTILE, main_window.window),
        BrokenRulesDialog([Problem(HOSTILE, "schema", verbatim(HOSTILE))], main_window.window),
    ]
    for dialog in dialogs:
        dialog.open()
        _check(dialog, HOSTILE)
        dialog.close()
    page = ProblemPage()
    qtbot.addWidget(page)
    page.show_problem(NotFound(verbatim(HOSTILE), verbatim(HOSTILE)))
    page.show()
    _check(page, HOSTILE)


def test_the_product_import_shows_names_unchanged(
    qtbot: QtBot, main_window: MainWindowDriver, tmp_path: Path
) -> None:
    file = tmp_path / f"{HOSTILE.replace('/', '')}.json"
    heading = f"{HOSTILE} x"  # HOSTILE itself is the title of several fields
    rows = [{"sku": HOSTILE * 9, "name": HOSTILE, heading: HOSTILE}, {"sku": "A", "name": HOSTILE}]
    file.write_text(json.dumps(rows), encoding="utf-8")
    main_window.trigger(Command.IMPORT_PRODUCTS)
    main_window.wait_for(lambda: main_window.window.findChildren(QFileDialog))
    choose_path(qtbot, main_window.window, file)
    dialog = _open_dialog(main_window, ImportDialog)
    brand = dialog.findChild(QComboBox, "brand")
    assert isinstance(brand, QComboBox)
    brand.setCurrentIndex(0)
    main_window.wait_for(lambda: is_shown(HOSTILE))
    (rejected,) = dialog.findChildren(RejectedTable)
    main_window.wait_for(rejected.rowCount)
    _check(dialog, HOSTILE)
    dialog.close()
