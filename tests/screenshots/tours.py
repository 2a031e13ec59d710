"""Opens the views of the window as users do and takes screenshots of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QTreeView,
    QWidget,
)

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.model.brand import SharedKey
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.server.addresses import THIS_COMPUTER
from dpp_desktop.store import tokens
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.profiles.columns_editor import ColumnBox
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.export.profiles.saved_profiles import NameDialog
from dpp_desktop.ui.export.repair_dialog import RepairDialog
from dpp_desktop.ui.main_window.main_window import MainWindow
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.mint.fields import MintFields
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.products.actions import ProductActions
from dpp_desktop.ui.products.product_list import ProductList
from dpp_desktop.ui.resolver.dialog import ResolverDialog
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.ui.widgets.date_field import DateField
from dpp_desktop.ui.widgets.problems_dialog import ProblemsDialog
from tests.passports.garments import GARMENT
from tests.screenshots import design_tours, nfc_tours, print_tours, unit_tours
from tests.screenshots.camera import Camera, rest, wait_until
from tests.screenshots.factory import BIG_ORDERS, NOW, PAST, SAME_BATCH, SMALL_ORDER
from tests.screenshots.operation import CHECK_MS, job_of, press
from tests.screenshots.slow_minting import Line

Tour = Callable[[Session, Camera], None]

_SHOWN_PACKS = 12
_CHART_MS = 3_500


def full(session: Session, camera: Camera) -> None:
    """Shoot every view, the dashboard last, when its chart has data."""
    window = session.window
    with Line(session.tasks.workspace) as line:
        line.begin(PAST)
        _mint_forms(window, camera)
        _exports(window, camera)
        _tokens(window, camera)
        _dialogs(window, camera)
        _brands_and_products(window, camera)
        _dashboard(window, camera, line)
        camera.shoot_question("question-cancel", window._job_actions[JobAction.CANCEL].trigger)
        session.tasks.mints.start(_in_state(window, JobStatus.QUEUED).id)
        camera.shoot_question("question-close", window.close)
        wait_until(lambda: not session.tasks.busy)
        camera.shoot("notices")


def selection(session: Session, camera: Camera) -> None:
    """Shoot the most frequently used views for other screen sizes."""
    window = session.window
    with Line(session.tasks.workspace) as line:
        line.begin(PAST)
        _filled_form(window, camera)
        _export_before(window, camera)
        _tokens(window, camera)
        _dashboard(window, camera, line)


def catalogues(session: Session, camera: Camera) -> None:
    """Shoot the dialogs for brands and products."""
    _brands_and_products(session.window, camera)


def products(session: Session, camera: Camera) -> None:
    """Shoot the products window."""
    _products(session.window, camera)


def exports(session: Session, camera: Camera) -> None:
    """Shoot the selection of tokens, profiles, handover and the list of exports."""
    window = session.window
    _export_choices(window, camera)
    _export_finished(window, camera)
    _export_repeated(window, camera)
    _exports_list(window, camera)


def codes(session: Session, camera: Camera) -> None:
    """Shoot the options for QR images and NFC tags, the signing key and the resolver."""
    _codes(session.window, camera)
    _signing_key(session.window, camera)
    _resolver(session, camera)


def scans(session: Session, camera: Camera) -> None:
    """Shoot the results of scans."""
    _scans(session.window, camera)


def sizes(session: Session, camera: Camera) -> None:
    """Shoot the list of jobs with and without the chart, and notices in a line and in full."""
    window = session.window
    with Line(session.tasks.workspace) as line:
        _dashboard(window, camera, line)
    window._commands[Command.CHART].trigger()
    camera.shoot("dashboard-without-chart")
    window._commands[Command.CHART].trigger()
    for number in range(3):
        window.notices.show_notice(Tone.WARNING, f"Notice {number}", "Details. " * 20)
    camera.shoot("notices-line")
    window.notices._toggle()
    camera.shoot("notices-full")


def forms(session: Session, camera: Camera) -> None:
    """Shoot the mint form with a calendar, and the settings."""
    window = session.window
    _mint_forms(window, camera)
    _calendar(window, camera)
    camera.shoot_question("settings", window._commands[Command.SETTINGS].trigger)


def words(session: Session, camera: Camera) -> None:
    """Shoot the views with the most text for other languages."""
    window = session.window
    with Line(session.tasks.workspace) as line:
        line.begin(PAST)
        _mint_forms(window, camera)
        _dashboard(window, camera, line)


def empty(session: Session, camera: Camera) -> None:
    """Shoot a workspace without jobs."""
    camera.shoot("dashboard-empty")


def bare(session: Session, camera: Camera) -> None:
    """Shoot a workspace without brands."""
    camera.shoot("dashboard-welcome")


TOURS: Mapping[str, Tour] = {
    "full": full,
    "forms": forms,
    "catalogues": catalogues,
    "products": products,
    "exports": exports,
    "codes": codes,
    "scans": scans,
    "selection": selection,
    "sizes": sizes,
    "words": words,
    "empty": empty,
    "bare": bare,
    "welcome": empty,
    "tags": nfc_tours.tags,
    "units": unit_tours.units,
    "verify": unit_tours.verify,
    "print": print_tours.print_labels,
    "prints": print_tours.prints,
    "designs": design_tours.designs,
    "designer": design_tours.designer,
    "printers": design_tours.printers,
}


def _mint_forms(window: MainWindow, camera: Camera) -> None:
    form = _open_form(window)
    camera.shoot("mint-empty")
    form.close_at_once()
    _filled_form(window, camera)
    form = _fill(window, "nordlicht", "FLEECE-02", "FW26 0890", "2500000")
    camera.shoot("mint-problems")
    form.close_at_once()
    form = _fill(window, "nordlicht", "TREK-09", "SS27-0021", "40000")
    camera.shoot("mint-gtin")
    form.close_at_once()
    form = _fill(window, "nordlicht", "PARKA-01", "FW26-0874", "1000000", BIG_ORDERS[0])
    camera.shoot("mint-repeated")
    form.close_at_once()
    form = _fill(window, "nordlicht", "PARKA-01", "FW26-0874", "900000", BIG_ORDERS[0])
    camera.shoot("mint-conflict")
    form.close_at_once()


def _filled_form(window: MainWindow, camera: Camera) -> None:
    form = _fill(window, "nordlicht", "PARKA-01", "FW26-0886", "25000", "PO-4500871260")
    camera.shoot("mint-filled")
    camera.shoot_window("mint-alone", form, Scheme.LIGHT)
    form.close_at_once()


def _calendar(window: MainWindow, camera: Camera) -> None:
    form = _fill(window, "nordlicht", "PARKA-01", "FW26-0886", "25000")
    (made_on,) = form.findChildren(DateField)
    made_on.open_calendar()
    camera.shoot("mint-calendar")
    calendar = QApplication.activePopupWidget()
    assert calendar
    calendar.close()
    form.close_at_once()


def _open_form(window: MainWindow) -> MintDialog:
    window._commands[Command.NEW_JOB].trigger()
    form = window.parts.dialogs._mint
    assert form
    rest(CHECK_MS)
    return form


def _fill(
    window: MainWindow, brand: str, product: str, batch: str, quantity: str, order: str = ""
) -> MintDialog:
    form = _open_form(window)
    (fields,) = form.findChildren(MintFields)
    boxes = fields.brand_box
    keys = [boxes.itemData(place).key for place in range(boxes.count())]
    boxes.setCurrentIndex(keys.index(brand))
    fields.product_box.setFocus()
    QTest.keyClicks(fields.product_box, product)
    rest(CHECK_MS)
    QTest.keyClick(fields.product_box, Qt.Key.Key_Return)
    typed = {fields.batch_edit: batch, fields.quantity_edit: quantity, fields.order_edit: order}
    for edit, text in typed.items():
        edit.setFocus()
        QTest.keyClicks(edit, text)
    rest(CHECK_MS)
    return form


def _export_before(window: MainWindow, camera: Camera) -> None:
    dialog = _open_export(window, job_of(window, SMALL_ORDER))
    camera.shoot("export-before")
    dialog.close()


def _exports(window: MainWindow, camera: Camera) -> None:
    _export_before(window, camera)
    # One export per scheme, because the first is finished before the second screenshot.
    for scheme, order in zip((Scheme.DARK, Scheme.LIGHT), BIG_ORDERS, strict=True):
        camera.theme.set_scheme(scheme)
        _export_running(window, camera, order, scheme)
    dialog = _open_export(window, job_of(window, BIG_ORDERS[0]))
    camera.shoot("export-interrupted")
    camera.shoot_window("export-alone", dialog, Scheme.LIGHT)
    dialog.close()
    _export_finished(window, camera)


def _export_running(window: MainWindow, camera: Camera, order: str, scheme: Scheme) -> None:
    dialog = _open_export(window, job_of(window, order))
    _button(dialog, "start").click()
    wait_until(lambda: _finished_packs(dialog) >= _SHOWN_PACKS)
    save = camera.shoot_at_once("export-running", scheme)
    _button(dialog, "pause").click()
    save()
    wait_until(_button(dialog, "start").isEnabled)
    dialog.close()
    rest(CHECK_MS)


def _finished_packs(dialog: ExportDialog) -> int:
    state = dialog._state
    return len(state.report.packs) if state else 0


def _export_finished(window: MainWindow, camera: Camera) -> None:
    dialog = _open_export(window, job_of(window, SMALL_ORDER))
    _button(dialog, "start").click()
    wait_until(_button(dialog, "verify").isEnabled)
    rest(CHECK_MS)
    camera.shoot("export-finished")
    _button(dialog, "verify").click()
    rest(2 * CHECK_MS)
    camera.shoot("export-verified")
    _hand_over(dialog, camera)
    _export_damaged(dialog, camera)
    dialog.close()


def _export_damaged(dialog: ExportDialog, camera: Camera) -> None:
    """Shoot a verification with findings, the question before a repair, and a useless folder."""
    assert dialog._state
    folder = dialog._state.folder
    first, second, *_ = sorted(folder.glob("*.csv"))
    first.write_bytes(first.read_bytes().replace(b"0", b"1"))
    second.unlink()
    _button(dialog, "verify").click()
    rest(2 * CHECK_MS)
    camera.shoot("export-damaged")
    _button(dialog, "message_button").click()
    rest(CHECK_MS)
    camera.shoot("export-repair")
    (box,) = dialog.findChildren(RepairDialog)
    _button(box, "repair").click()
    rest(3 * CHECK_MS)
    (line,) = dialog.findChildren(QLineEdit, "folder")
    line.setText("/proc/packs")
    QTest.keyClick(line, Qt.Key.Key_Return)
    rest(CHECK_MS)
    camera.shoot("export-no-permission")


def _hand_over(dialog: ExportDialog, camera: Camera) -> None:
    _button(dialog, "hand_over").click()
    rest(CHECK_MS)
    (handover_dialog,) = dialog.findChildren(HandoverDialog)
    for name, text in (("handover_by", "Anna Lindqvist"), ("handover_to", "Print shop Nord")):
        (field,) = handover_dialog.findChildren(QLineEdit, name)
        QTest.keyClicks(field, text)
    handover_dialog._model.tick({1, 2})
    camera.shoot("export-handover")
    _button(handover_dialog, "confirm_handover").click()
    rest(CHECK_MS)
    camera.shoot("export-handed-over")


def _export_repeated(window: MainWindow, camera: Camera) -> None:
    """Shoot the warning about tokens in other exports."""
    dialog = _open_export(window, job_of(window, SMALL_ORDER))
    _choose(dialog, "some_units")
    rest(3 * CHECK_MS)
    camera.shoot("export-repeated")
    dialog.close()


def _export_choices(window: MainWindow, camera: Camera) -> None:
    """Shoot the selection of tokens and the profile dialog."""
    dialog = _open_export(window, job_of(window, SMALL_ORDER))
    _choose(dialog, "some_units")
    (last,) = dialog.findChildren(QSpinBox, "last_unit")
    last.setValue(25_000)
    rest(3 * CHECK_MS)
    camera.shoot("export-units")
    _choose(dialog, "whole_batch")
    rest(CHECK_MS)
    camera.shoot("export-batch")
    _button(dialog, "change_profile").click()
    rest(CHECK_MS)
    (profile_dialog,) = dialog.findChildren(ProfileDialog)
    (profiles,) = profile_dialog.findChildren(QListWidget)
    profiles.setCurrentRow(4)
    rest(CHECK_MS)
    camera.shoot("export-written-problem")
    profiles.setCurrentRow(1)
    (column_box,) = profile_dialog.findChildren(ColumnBox)
    for source in ("passport.composition[0].fibre", "order", "unit"):
        column_box.setEditText(source)
        _button(profile_dialog, "add_column").click()
    rest(CHECK_MS)
    camera.shoot("export-written")
    _button(profile_dialog, "save_profile").click()
    rest(CHECK_MS)
    camera.shoot("export-profile-name")
    (name_dialog,) = profile_dialog.findChildren(NameDialog)
    name_dialog.reject()
    _button(profile_dialog, "use_profile").click()
    rest(CHECK_MS)
    _button(dialog, "start").click()
    wait_until(_button(dialog, "verify").isEnabled)
    rest(CHECK_MS)
    camera.shoot("export-profile-fixed")
    dialog.close()


def _codes(window: MainWindow, camera: Camera) -> None:
    """Shoot QR images for a printer and a tag that is too small."""
    dialog = _open_export(window, job_of(window, SAME_BATCH))
    _button(dialog, "change_profile").click()
    rest(CHECK_MS)
    (profile_dialog,) = dialog.findChildren(ProfileDialog)
    for name, place in (("images", 1), ("dpi", 0), ("nfc_tag", 2)):
        (box,) = profile_dialog.findChildren(QComboBox, name)
        box.setCurrentIndex(place)
    rest(CHECK_MS)
    camera.shoot("export-codes")
    (box,) = profile_dialog.findChildren(QComboBox, "nfc_tag")
    box.setCurrentIndex(box.count() - 1)
    rest(CHECK_MS)
    _button(profile_dialog, "use_profile").click()
    rest(CHECK_MS)
    camera.shoot("export-codes-chosen")
    dialog.close()


def _signing_key(window: MainWindow, camera: Camera) -> None:
    key = window._commands[Command.SIGNING_KEY]
    camera.shoot_question("signing-key", lambda: _open_and_wait(key))
    window.activateWindow()


def _resolver(session: Session, camera: Camera) -> None:
    session.window._commands[Command.RESOLVER].trigger()
    (dialog,) = session.window.findChildren(ResolverDialog)
    rest(CHECK_MS)
    camera.shoot("resolver-off")
    process = session.tasks.resolver
    process.start(THIS_COMPUTER, 0)
    wait_until(lambda: bool(process.urls))
    camera.shoot("resolver")
    process.stop()
    dialog.close()
    session.window.activateWindow()


def _choose(dialog: QDialog, name: str) -> None:
    (choice,) = dialog.findChildren(QRadioButton, name)
    choice.click()
    rest(CHECK_MS)


def _exports_list(window: MainWindow, camera: Camera) -> None:
    window._commands[Command.EXPORTS].trigger()
    rest(CHECK_MS)
    camera.shoot("exports")
    window._commands[Command.SHOW_JOBS].trigger()


def _open_export(window: MainWindow, job: MintJob) -> ExportDialog:
    window.dashboard.show_job(job.id)
    press(window, JobAction.EXPORT)
    dialog = window.parts.dialogs._exports[-1]
    rest(CHECK_MS)
    return dialog


def _tokens(window: MainWindow, camera: Camera) -> None:
    window.notices.close_all()
    window.dashboard.show_job(job_of(window, BIG_ORDERS[0]).id)
    press(window, JobAction.SHOW_TOKENS)
    rest(CHECK_MS)
    camera.shoot("tokens")
    window.parts.tokens._go_to(417_533)
    rest(CHECK_MS)
    shown = window.parts.tokens._card.shown
    assert shown
    window._show_jobs()
    _scan(window, shown.token.url)
    camera.shoot("token-scanned")
    _passport(window, camera)
    window._show_jobs()


def _passport(window: MainWindow, camera: Camera) -> None:
    tabs = window.parts.tokens.findChild(QTabWidget, "tokenTabs")
    tree = window.parts.tokens.findChild(QTreeView, "passportTree")
    assert tabs
    assert tree
    tabs.setCurrentIndex(1)
    tree.expandToDepth(0)
    rest(CHECK_MS)
    camera.shoot("token-passport")
    tabs.setCurrentIndex(0)


def _scan(window: MainWindow, text: str) -> None:
    field = window._scan
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    rest(CHECK_MS)


def _scans(window: MainWindow, camera: Camera) -> None:
    window.notices.close_all()
    job = job_of(window, BIG_ORDERS[0])
    with window._tasks.workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, 417)
    url = f"{job.link_prefix}{serial}"
    _scan(window, url.translate(str.maketrans(":/-yzYZ", "Ö-ßzyZY")))
    camera.shoot("scan-keyboard")
    _scan(window, "0000-0000-0000")
    camera.shoot("scan-wrong")
    _scan(window, BIG_ORDERS[0])
    camera.shoot("scan-order")
    _scan(window, url)
    camera.shoot("scan-unit")
    _passport(window, camera)


def _dialogs(window: MainWindow, camera: Camera) -> None:
    camera.shoot_question("settings", window._commands[Command.SETTINGS].trigger)
    camera.shoot_question("about", lambda: _open_about(window))
    window._commands[Command.HELP].trigger()
    rest(CHECK_MS)
    camera.shoot("help")
    window.parts.dialogs.close_all()
    window.activateWindow()


def _brands_and_products(window: MainWindow, camera: Camera) -> None:
    _products(window, camera)
    _catalogue_import(window, camera)
    export = window._commands[Command.EXPORT_BRAND]
    camera.shoot_question("brand-export", lambda: _open_and_wait(export))
    _shared_brand(window, camera)
    window.activateWindow()


def _products(window: MainWindow, camera: Camera) -> None:
    window._commands[Command.PRODUCTS].trigger()
    rest(CHECK_MS)
    shown = QApplication.activeWindow()
    assert shown
    _choose_nordlicht(shown)
    search = shown.focusWidget()
    QTest.keyClicks(search, "parka")
    rest(CHECK_MS)
    QTest.keyClick(search, Qt.Key.Key_Return)
    rest(CHECK_MS)
    camera.shoot("products")
    (actions,) = shown.findChildren(ProductActions)
    actions.duplicate.trigger()
    rest(CHECK_MS)
    camera.shoot("product-copy")
    actions.new_product.trigger()
    rest(CHECK_MS)
    camera.shoot("product-new")
    QTest.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(search, Qt.Key.Key_Delete)
    QTest.keyClick(search, Qt.Key.Key_Return)
    rest(CHECK_MS)
    (listed,) = shown.findChildren(ProductList)
    listed.selectAll()
    camera.shoot_question("product-delete", actions.delete.trigger)
    rest(CHECK_MS)  # the dialog opens after the jobs of the products were counted
    actions.delete_brand.trigger()
    rest(CHECK_MS)
    camera.shoot("brand-kept")
    window.parts.dialogs.close_all()


def _catalogue_import(window: MainWindow, camera: Camera) -> None:
    imports = window.parts.imports
    with TemporaryDirectory() as folder:
        file = Path(folder) / "autumn.csv"
        file.write_text(_catalogue(), encoding="utf-8")
        window._commands[Command.IMPORT_PRODUCTS].trigger()
        wait_until(lambda: window.findChildren(QFileDialog))
        (chooser,) = window.findChildren(QFileDialog)
        name = chooser.findChild(QLineEdit)
        assert name
        name.setText(str(file))
        QTest.keyClick(name, Qt.Key.Key_Return)
        (dialog,) = window.findChildren(ImportDialog)
        _choose_nordlicht(dialog)
        rest(_CHART_MS)
        camera.shoot("catalogue")
    imports.close_import()


def _choose_nordlicht(window: QWidget) -> None:
    (box,) = (box for box in window.findChildren(QComboBox) if box.objectName() == "brand")
    box.setCurrentText("Nordlicht Outdoor")
    rest(CHECK_MS)


def _catalogue() -> str:
    """Return four products: one complete, one draft, and two with errors."""
    rows = (
        ["SKU", "Name", "EAN", *GARMENT],
        ["ANORAK-21", "Skarv anorak, lichen", "09506000134390", *GARMENT.values()],
        ["VEST-04", "Rype down vest, rust", "", "jacket"],
        ["CAP-09", "Lom cap, navy", "09506000134391", *GARMENT.values()],
        ["PARKA-22", "", "09506000134406", *GARMENT.values()],
    )
    width = len(rows[0])
    return "\n".join(";".join(row + [""] * (width - len(row))) for row in rows)


def _shared_brand(window: MainWindow, camera: Camera) -> None:
    file = parse_brand(
        json.loads(resource_paths.resource("samples", "nordlicht.brand.json").read_text())
    )
    shared = replace(
        file, key="nordlicht-2", shared_key=SharedKey(b"k" * 32, site=0, workspace="w")
    )
    camera.shoot_question("brand-import", ImportPlanDialog(plan_new_brand(shared), window).exec)
    problems = [f"passport_schema.properties.field_{number}: is wrong." for number in range(40)]
    dialog = ProblemsDialog("The file can't be imported.", problems, "Correct it.", window)
    camera.shoot_question("brand-problems", dialog.exec)


def _open_and_wait(action: QAction) -> None:
    """Open the non-blocking dialog and wait until it is closed."""
    action.trigger()
    rest(CHECK_MS)  # the dialog opens after the brands are loaded
    wait_until(lambda: QApplication.activeModalWidget() is None)


def _open_about(window: MainWindow) -> None:
    """Open the non-blocking dialog and wait until it is closed."""
    window._commands[Command.ABOUT].trigger()
    wait_until(lambda: QApplication.activeModalWidget() is None)


def _dashboard(window: MainWindow, camera: Camera, line: Line) -> None:
    window._scan.clear()
    line.begin(NOW)
    rest(_CHART_MS)
    window.notices.close_all()
    window.dashboard.show_job(_in_state(window, JobStatus.MINTING).id)
    camera.shoot("dashboard")
    window.dashboard.show_job(_in_state(window, JobStatus.FAILED).id)
    camera.shoot("dashboard-failed")


def _in_state(window: MainWindow, status: JobStatus) -> MintJob:
    return next(job for job in window.dashboard.jobs.jobs() if job.status is status)


def _button(dialog: QDialog, name: str) -> QPushButton:
    (found,) = dialog.findChildren(QPushButton, name)
    return found
