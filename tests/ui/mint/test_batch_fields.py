"""The form has fields for batch data and checks them during typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.common import json_text
from dpp_desktop.store import documents, jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.batch_part import BatchPartDialog
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.json_field import JsonEdit
from tests.ui.mint.catalogue import add_brand
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "required": ["made_on"],
    "properties": {
        "made_on": {"title": "Made on", "type": "string", "format": "date"},
        "line": {"title": "Line", "type": "integer", "maximum": 9},
        "shift": {"title": "Shift", "enum": ["early", "late"]},
    },
}
POINTERS = ["/made_on", "/line", "/shift"]


@pytest.fixture
def form(workspace: Workspace, open_form: OpenForm) -> MintFormDriver:
    add_brand(workspace, "odd", passport_schema=SCHEMA, batch_pointers=POINTERS)
    add_brand(workspace, "plain")
    opened = open_form("odd")
    opened.choose_product("ONE-1")
    opened.fill("batch", "LOT-7")
    opened.fill("quantity", "5")
    return opened


def _field_message(form: MintFormDriver, name: str) -> str:
    field = form.find(QWidget, name).parentWidget()
    assert field
    label = field.findChild(QLabel, "field_message")
    assert label
    return label.text()


def test_required_batch_data_must_be_filled_in(form: MintFormDriver) -> None:
    form.wait_for(lambda: form.status == "Required: Made on.")
    assert not form.mint.isEnabled()
    assert form.mint.toolTip() == form.status
    form.fill("batch_data /made_on", "2026-11-24")
    form.wait_until_ready()


def test_enter_in_the_last_field_of_the_batch_submits(
    workspace: Workspace, open_form: OpenForm, qtbot: QtBot
) -> None:
    """It doesn't move to Cancel, where the next Enter would discard everything."""
    add_brand(workspace, "odd", passport_schema=SCHEMA, batch_pointers=["/made_on", "/line"])
    form = open_form("odd")
    form.request(product="ONE-1")
    form.fill("batch_data /made_on", "2026-11-24")
    form.key(Qt.Key.Key_Return)
    assert form.focused == "batch_data /line"
    with qtbot.waitSignal(form.dialog.submitted):
        form.key(Qt.Key.Key_Return)


def test_invalid_batch_data_is_reported_next_to_its_field(form: MintFormDriver) -> None:
    form.fill("batch_data /made_on", "24 November")
    form.wait_for(lambda: _field_message(form, "batch_data /made_on") != "")
    form.fill("batch_data /made_on", "2026-11-24")
    form.fill("batch_data /line", "12")
    form.wait_for(lambda: "9" in _field_message(form, "batch_data /line"))
    assert not form.mint.isEnabled()


def test_batch_data_is_saved_in_the_passport_of_the_job(
    form: MintFormDriver, workspace: Workspace
) -> None:
    form.fill("batch_data /made_on", "2026-11-24")
    form.fill("batch_data /line", "3")
    shift = form.find(QComboBox, "batch_data /shift")
    shift.setCurrentIndex(shift.findText("late"))
    shift.activated.emit(shift.currentIndex())
    form.wait_until_ready()
    form.mint.click()
    form.wait_for(lambda: not form.dialog.isVisible())
    with workspace.read() as transaction:
        (job,) = jobs.list_all(transaction)
        passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    assert passport == {"made_on": "2026-11-24", "line": 3, "shift": "late"}


def test_a_brand_without_batch_fields_shows_none(form: MintFormDriver) -> None:
    form.brand.setCurrentIndex(form.brand.findText("Plain"))
    assert not form.find(QWidget, "batch_data").isVisible()


PARTS = {
    "title": "Parts",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["lot"],
        "additionalProperties": False,
        "properties": {"lot": {"title": "Lot", "type": "string", "maxLength": 5}},
    },
}


@pytest.fixture
def parts_form(workspace: Workspace, open_form: OpenForm) -> MintFormDriver:
    schema = {"required": ["parts"], "properties": {"parts": PARTS, "anything": {}}}
    pointers = ["/parts", "/anything"]
    add_brand(workspace, "odd", passport_schema=schema, batch_pointers=pointers)
    opened = open_form("odd")
    opened.choose_product("ONE-1")
    opened.fill("batch", "LOT-7")
    opened.fill("quantity", "5")
    opened.wait_for(lambda: opened.status == "Required: Parts.")
    return opened


def _open_part(form: MintFormDriver, name: str) -> BatchPartDialog:
    form.click(form.find(QPushButton, name))
    form.wait_for(lambda: bool(form.dialog.findChildren(BatchPartDialog)))
    return form.find(BatchPartDialog, "batch_part")


def _press(dialog: BatchPartDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _part(dialog: BatchPartDialog, place: str) -> FormField:
    return next(part for part in dialog.findChildren(FormField) if part.location == place)


def test_a_list_is_filled_in_as_a_form(parts_form: MintFormDriver, workspace: Workspace) -> None:
    form = parts_form
    dialog = _open_part(form, "batch_data /parts")
    _press(dialog, "add:passport.parts")
    lot = dialog.findChild(QLineEdit, "passport.parts[0].lot")
    assert lot
    # The request is checked during typing, so the problem is shown at the field and at the button.
    QTest.keyClicks(lot, "123456")
    form.wait_for(lambda: "5" in _part(dialog, "passport.parts[0].lot").problem)
    form.wait_for(lambda: "Lot" in _field_message(form, "batch_data /parts"))
    assert not form.mint.isEnabled()
    QTest.keyClick(lot, Qt.Key.Key_Backspace)
    form.wait_for(lambda: not _part(dialog, "passport.parts[0].lot").problem)
    _press(dialog, "done")
    form.wait_until_ready()
    form.mint.click()
    form.wait_for(lambda: not form.dialog.isVisible())
    with workspace.read() as transaction:
        (job,) = jobs.list_all(transaction)
        passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    assert passport == {"parts": [{"lot": "12345"}]}


def test_cancel_restores_the_previous_value(parts_form: MintFormDriver) -> None:
    form = parts_form
    button = form.find(QPushButton, "batch_data /parts")
    empty = button.text()
    dialog = _open_part(form, "batch_data /parts")
    _press(dialog, "add:passport.parts")
    assert button.text() != empty
    form.answer("discard_dialog", "keep_editing")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    form.answer("discard_dialog", "discard")
    _press(dialog, "cancel")
    assert button.text() == empty
    form.wait_for(lambda: form.status == "Required: Parts.")


def test_an_untyped_value_is_filled_in_by_its_type(parts_form: MintFormDriver) -> None:
    form = parts_form
    dialog = _open_part(form, "batch_data /anything")
    done = dialog.findChild(QPushButton, "done")
    types = dialog.findChild(QComboBox, "type:passport.anything")
    assert types
    types.setFocus()
    QTest.keyClicks(types, "Group")
    text = dialog.findChild(JsonEdit, "passport.anything")
    assert done
    assert text
    text.setPlainText('{"a": ')
    assert not done.isEnabled()
    text.setPlainText('{"a": 1}')
    assert done.isEnabled()
    _press(dialog, "done")
    assert form.find(QPushButton, "batch_data /anything").text() == "1"


def test_an_unchanged_part_closes_without_a_question(parts_form: MintFormDriver) -> None:
    dialog = _open_part(parts_form, "batch_data /parts")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_leads_through_a_part_and_back_to_the_form(
    parts_form: MintFormDriver, qtbot: QtBot
) -> None:
    form = parts_form
    button = form.find(QPushButton, "batch_data /parts")
    button.setFocus()
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: bool(form.dialog.findChildren(BatchPartDialog)))
    dialog = form.find(BatchPartDialog, "batch_part")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert _focused(dialog) == "add:passport.parts"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    lot = dialog.findChild(QLineEdit, "passport.parts[0].lot")
    assert lot
    lot.setFocus()
    QTest.keyClicks(lot, "L1")
    QTest.keyClick(lot, Qt.Key.Key_Return)
    assert _focused(dialog) == "done"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    form.dialog.activateWindow()
    qtbot.waitUntil(form.dialog.isActiveWindow)
    assert form.focused == "batch_data /anything"
    # Enter moves on from a field with a value, instead of opening it again.
    button.setFocus()
    form.key(Qt.Key.Key_Return)
    assert form.focused == "batch_data /anything"
    assert not form.dialog.findChildren(BatchPartDialog, "batch_part")


def _focused(dialog: BatchPartDialog) -> str:
    return dialog.focusWidget().objectName()


def test_optional_fields_are_marked(form: MintFormDriver) -> None:
    names = {
        name: form.find(QWidget, name).accessibleName()
        for name in ("batch", "order", "batch_data /made_on", "batch_data /line")
    }
    assert names == {
        "batch": "Batch",
        "order": "Order number (optional)",
        "batch_data /made_on": "Made on",
        "batch_data /line": "Line (optional)",
    }
    shown = {label.text() for label in form.dialog.findChildren(QLabel)}
    assert {"&Order number (optional)", "Made on", "Line (optional)"} <= shown


def test_a_date_can_be_entered_in_the_users_format(
    form: MintFormDriver, workspace: Workspace
) -> None:
    made_on = form.line("batch_data /made_on")
    assert made_on.placeholderText() == "DD/MM/YYYY"
    form.fill("batch_data /made_on", "24.11.26")
    form.wait_until_ready()
    form.fill("batch_data /made_on", "11/24/2026")
    form.wait_for(lambda: "DD/MM/YYYY" in form.field_message("batch_data /made_on"))
    assert form.status == "Check: Made on."
    form.fill("batch_data /made_on", "24/11/2026")
    form.wait_until_ready()
    form.mint.click()
    form.wait_for(lambda: not form.dialog.isVisible())
    with workspace.read() as transaction:
        (job,) = jobs.list_all(transaction)
        passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    assert passport == {"made_on": "2026-11-24"}


def test_a_new_check_is_announced_instead_of_the_last_result(form: MintFormDriver) -> None:
    form.wait_for(lambda: form.status == "Required: Made on.")
    form.fill("batch_data /made_on", "24/11/2026")
    assert form.status == "Checking…"
    form.wait_until_ready()
    assert form.status == ""
