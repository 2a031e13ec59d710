"""Names, paths and messages from outside are shown as they are, in every window there is."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
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
from dpp_desktop.ui.export.handover import HandoverDialog
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.exports_list.dialog import ExportsDialog
from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.main_window.announcer import Announcer
from dpp_desktop.ui.main_window.closing import ask_to_close
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.products.window import ProductsWindow, confirm_discard
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.welcome.welcome_card import ProblemPage
from tests.exporting.job_exports import export_job
from tests.passports.examples import GTIN, a_brand
from tests.ui.driver import Driver
from tests.ui.interpretation import MARKED, has_colour, interpreted, seen
from tests.ui.main_window.at_work import AtWork
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.mint.operator import Operator
from tests.ui.products.schemas import PASSPORT, SCHEMA
from tests.ui.welcome.answering import give_path

Found = TypeVar("Found", bound=QWidget)

PICTURE, COLOUR = "w.png", 0xFF01FE
"""A picture in the current folder, which Qt loads if it reads a name as markup."""
HOSTILE = f"<img src={PICTURE}> <b>x</b> {MARKED} &amp; [*]"
BATCH = "<b>R&D</b>&amp;"
SKU = f"<i>{MARKED}"
ORDER = f"<img src={PICTURE}> {MARKED}"


@pytest.fixture(autouse=True)
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """The picture that markup would show."""
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
def at_work(open_window: OpenWindow, tmp_path: Path) -> Iterator[AtWork]:
    """The window of a workspace in which every name is hostile."""
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
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _brand() -> BrandFile:
    schema = _titled(SCHEMA)
    pointers = ["/repair", "/washable"]
    document = a_brand(key="rich", name=HOSTILE, passport_schema=schema, batch_pointers=pointers)
    return parse_brand(document)


def _titled(schema: Any) -> Any:
    """The schema with hostile titles and descriptions all over."""
    if isinstance(schema, list):
        return [_titled(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    titled = {key: _titled(value) for key, value in schema.items()}
    if isinstance(schema.get("type"), str) or "enum" in schema or "oneOf" in schema:
        titled |= {"title": HOSTILE, "description": HOSTILE}
    return titled


def _passport() -> dict[str, Any]:
    return PASSPORT | {"story": HOSTILE, "care": [HOSTILE], "more": {HOSTILE: HOSTILE}}


def _check(window: QWidget, *texts: str) -> None:
    """All that is open shows these texts as they are."""
    QApplication.processEvents()
    assert interpreted() == []
    for text in texts:
        assert seen(text), f"{text!r} isn't shown, so nothing was proved"
    assert not has_colour(window.grab(), COLOUR)


def _opened(at_work: AtWork, kind: type[Found]) -> Found:
    def visible() -> list[Found]:
        return [each for each in at_work.window.findChildren(kind) if each.isVisible()]

    at_work.wait_for(visible)
    return visible()[0]


def _check_modal(at_work: AtWork, *texts: str) -> list[str]:
    """Checks the dialog that is opened next and closes it; its name is in the list then."""
    names: list[str] = []

    def check() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QDialog):
            QTimer.singleShot(20, at_work.window, check)
            return
        try:
            names.append(asked.objectName() or type(asked).__name__)
            _check(asked, *texts)
        finally:
            asked.reject()

    QTimer.singleShot(0, at_work.window, check)
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


def test_the_main_window(at_work: AtWork) -> None:
    at_work.choose(1)
    (announcer,) = at_work.window.findChildren(Announcer)
    announcer.job_ended(replace(at_work.job(1), status=JobStatus.COMPLETED))
    announcer.show_error(PathUnusable(verbatim(f"'{HOSTILE}' can't be used."), verbatim(HOSTILE)))
    at_work.wait_for_notice(HOSTILE)
    _check(at_work.window, HOSTILE, BATCH, str(at_work.workspace.path))


def test_the_tokens(at_work: AtWork) -> None:
    at_work.choose(1)
    at_work.do(JobAction.SHOW_TOKENS)
    page = at_work.wait_for_tokens()
    at_work.wait_for(lambda: seen(BATCH))
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            _check(at_work.window, HOSTILE)


def test_the_mint_form(qtbot: QtBot, at_work: AtWork) -> None:
    at_work.press("new_job")
    form = Operator(qtbot, _opened(at_work, MintDialog))
    at_work.wait_for(lambda: form.brand.count() > 0)
    form.choose_product(SKU)
    form.fill("batch", BATCH)
    form.fill("quantity", "5")
    form.fill("order", ORDER)
    at_work.wait_for(lambda: seen(HOSTILE))
    at_work.wait_for(lambda: form.status)
    _check(form.dialog, HOSTILE)


def test_the_exports(at_work: AtWork) -> None:
    at_work.choose(1)
    at_work.do(JobAction.EXPORT)
    dialog = _opened(at_work, ExportDialog)
    export = Driver(at_work.qtbot, dialog)
    at_work.wait_for(lambda: export.text("heading") or export.text("message"))
    _check(dialog, HOSTILE)
    dialog.close()
    at_work.choose(2)
    at_work.do(JobAction.EXPORT)
    dialog = at_work.window.findChildren(ExportDialog)[-1]
    change = dialog.findChild(QPushButton, "change_profile")
    assert change
    at_work.wait_for(change.isEnabled)
    at_work.click(change)
    at_work.wait_for(lambda: dialog.findChildren(ProfileDialog))
    _check(dialog.findChildren(ProfileDialog)[0])
    dialog.findChildren(ProfileDialog)[0].close()
    dialog.close()
    giver = HandoverDialog(HOSTILE, HOSTILE, at_work.window)
    giver.open()
    _check(giver, HOSTILE)
    giver.close()
    at_work.trigger(Command.EXPORTS)
    listed = _opened(at_work, ExportsDialog)
    at_work.wait_for(lambda: seen(HOSTILE))
    _check(listed, HOSTILE, BATCH)


def test_the_products(at_work: AtWork) -> None:
    at_work.trigger(Command.PRODUCTS)
    window = _opened(at_work, ProductsWindow)
    at_work.wait_for(lambda: window.findChildren(QLineEdit, "sku"))
    at_work.wait_for(lambda: seen(HOSTILE))
    _check(window, HOSTILE)
    (tabs,) = window.findChildren(QTabWidget)
    tabs.setCurrentIndex(1)
    _check(window, HOSTILE)


@pytest.mark.parametrize("command", [Command.ABOUT, Command.SIGNING_KEY, Command.EXPORT_BRAND])
def test_the_dialogs_of_the_menu(at_work: AtWork, command: Command) -> None:
    names = _check_modal(at_work)
    at_work.trigger(command)
    at_work.wait_for(lambda: names)


def test_the_settings(at_work: AtWork) -> None:
    path = at_work.workspace.path
    preferences = replace(PreferencesFile().read(), export_folder=path / HOSTILE.replace("/", ""))
    dialog = SettingsDialog(preferences, path, None, at_work.window)
    dialog.open()
    _check(dialog)
    dialog.close()


def test_the_help(at_work: AtWork) -> None:
    at_work.trigger(Command.HELP)
    _check(_opened(at_work, HelpWindow))


def test_the_questions(at_work: AtWork) -> None:
    names = _check_modal(at_work)
    fatal_error_dialog.show_fatal_error(
        PathUnusable(verbatim(f"'{HOSTILE}' can't be used."), verbatim(HOSTILE))
    )
    assert names == ["fatal_error"]
    names = _check_modal(at_work)
    assert not confirm_discard(at_work.window, HOSTILE)
    assert names == ["leaving_question"]
    names = _check_modal(at_work)
    assert not ask_to_close(at_work.window, 1, 1)
    assert names == ["closing_question"]


def test_the_contents_of_brand_files(at_work: AtWork, qtbot: QtBot) -> None:
    shared = replace(
        _brand(), key="other", shared_key=SharedKey(b"k" * 32, site=7, workspace="elsewhere")
    )
    dialogs: list[QDialog] = [
        ImportPlanDialog(plan_new_brand(shared), at_work.window),
        PassphraseDialog(HOSTILE, at_work.window),
        BrokenRulesDialog([Problem(HOSTILE, "schema", verbatim(HOSTILE))], at_work.window),
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


def test_the_contents_of_product_lists(qtbot: QtBot, at_work: AtWork, tmp_path: Path) -> None:
    file = tmp_path / f"{HOSTILE.replace('/', '')}.json"
    rows = [{"sku": HOSTILE * 9, "name": HOSTILE, HOSTILE: HOSTILE}, {"sku": "A", "name": HOSTILE}]
    file.write_text(json.dumps(rows), encoding="utf-8")
    at_work.trigger(Command.IMPORT_PRODUCTS)
    at_work.wait_for(lambda: at_work.window.findChildren(QFileDialog))
    give_path(qtbot, at_work.window, file)
    dialog = _opened(at_work, ImportDialog)
    at_work.wait_for(lambda: seen(HOSTILE))
    (rejected,) = dialog.findChildren(RejectedTable)
    at_work.wait_for(rejected.rowCount)
    _check(dialog, HOSTILE)
    dialog.close()
