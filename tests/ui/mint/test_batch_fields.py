"""What belongs to a batch is asked for with the batch, and checked as one types."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dpp_desktop.passports import jsontext
from dpp_desktop.store import documents, jobs
from dpp_desktop.store.workspace import Workspace
from tests.ui.mint.catalogue import add_brand
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.operator import Operator

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
def form(workspace: Workspace, open_form: OpenForm) -> Operator:
    add_brand(workspace, "odd", passport_schema=SCHEMA, batch_pointers=POINTERS)
    add_brand(workspace, "plain")
    opened = open_form("odd")
    opened.choose_product("ONE-1")
    opened.fill("batch", "LOT-7")
    opened.fill("quantity", "5")
    return opened


def _remark(form: Operator, name: str) -> str:
    field = form.find(QWidget, name).parentWidget()
    assert field
    label = field.findChild(QLabel, "remark")
    assert label
    return label.text()


def test_what_is_required_is_waited_for(form: Operator) -> None:
    form.wait_for(lambda: "data of the batch" in form.standing)
    assert not form.mint.isEnabled()
    form.fill("batch_data /made_on", "2026-11-24")
    form.wait_until_ready()


def test_what_is_wrong_is_told_beside_it(form: Operator) -> None:
    form.fill("batch_data /made_on", "24 November")
    form.wait_for(lambda: _remark(form, "batch_data /made_on") != "")
    form.fill("batch_data /made_on", "2026-11-24")
    form.fill("batch_data /line", "12")
    form.wait_for(lambda: "9" in _remark(form, "batch_data /line"))
    assert not form.mint.isEnabled()


def test_the_job_keeps_what_was_typed_and_chosen(form: Operator, workspace: Workspace) -> None:
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
        passport = jsontext.parse(documents.body_of(transaction, job.passport_digest))
    assert passport == {"made_on": "2026-11-24", "line": 3, "shift": "late"}


def test_a_brand_without_such_fields_asks_for_none(form: Operator) -> None:
    form.brand.setCurrentIndex(form.brand.findText("Plain"))
    assert not form.find(QWidget, "batch_data").isVisible()
