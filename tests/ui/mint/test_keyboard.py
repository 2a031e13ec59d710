"""The form can be used with keyboard and scanner only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.mint.catalogue import FREE_GTIN, add_product
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver


def _count(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return len(jobs.list_all(transaction))


def test_each_scan_moves_to_the_next_field_and_the_last_one_mints(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    assert form.focused == "product"
    form.scan("09506000134352")
    form.wait_for(lambda: form.focused == "batch")
    form.scan("LOT-7")
    assert form.focused == "quantity"
    form.scan("25")
    assert form.focused == "order"
    form.wait_until_ready()
    assert _count(workspace) == 0
    with qtbot.waitSignal(form.dialog.submitted):
        form.scan("PO-4711")
    assert _count(workspace) == 1


def test_a_requested_gtin_is_focused_after_the_product(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    form = open_form("nordlicht")
    form.scan("NEW-1")
    form.wait_for(lambda: form.focused == "gtin")
    form.scan(FREE_GTIN)
    assert form.focused == "batch"


def test_enter_in_the_batch_never_mints(form: MintFormDriver, workspace: Workspace) -> None:
    form.request()
    form.wait_until_ready()
    form.line("batch").setFocus()
    form.key(Qt.Key.Key_Return)
    form.key(Qt.Key.Key_Enter)
    assert form.focused == "order"
    assert form.dialog.isVisible()
    assert _count(workspace) == 0


def test_enter_in_the_last_field_focuses_the_missing_field(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    form.fill("quantity", "25")
    form.line("order").setFocus()
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: form.focused == "batch")


def test_enter_on_a_button_presses_it(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    form.find(QPushButton, "cancel").setFocus()
    form.answer("discard_dialog", "discard")
    form.key(Qt.Key.Key_Return)
    assert not form.dialog.isVisible()
    assert _count(workspace) == 0


def test_enter_on_mint_mints(form: MintFormDriver, workspace: Workspace, qtbot: QtBot) -> None:
    form.request()
    form.wait_until_ready()
    form.mint.setFocus()
    with qtbot.waitSignal(form.dialog.submitted):
        form.key(Qt.Key.Key_Return)
    assert _count(workspace) == 1


def test_tab_visits_the_fields_from_top_to_bottom(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    form = open_form("nordlicht")
    form.request(product="NEW-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    form.fill("gtin", FREE_GTIN)
    form.wait_until_ready()
    form.brand.setFocus()
    passed = [form.focused]
    while len(passed) < 13:
        form.key(Qt.Key.Key_Tab)
        passed.append(form.focused)
    pointers = ("/made_on", "/made_at/plant", "/made_at/place", "/made_at/country")
    of_batch = [f"batch_data {pointer}" for pointer in pointers]
    fields = ["brand", "product", "gtin", "batch", "quantity", "order", *of_batch]
    assert passed == [*fields, "cancel", "mint", "brand"]


def test_every_field_has_a_mnemonic(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    letters = {"B": "brand", "P": "product", "A": "batch", "Q": "quantity", "O": "order"}
    for letter, name in letters.items():
        form.key(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
        assert form.focused == name


def test_controls_have_accessible_names_and_are_high_enough_for_touch(
    form: MintFormDriver, theme: Theme
) -> None:
    theme.set_scheme(Scheme.LIGHT)
    form.choose_product("PARKA-01")
    widgets = [form.brand, *form.dialog.findChildren(QLineEdit)]
    buttons = [button for button in form.dialog.findChildren(QPushButton) if button.isVisible()]
    names = [widget.accessibleName() for widget in widgets]
    of_batch = [f"{name} (optional)" for name in ("Made on", "Plant", "Place", "Country")]
    assert sorted(names) == sorted(
        ["Brand", "Product", "GTIN", "Batch", *of_batch, "Quantity", "Order number (optional)"]
    )
    assert [button.text() for button in buttons] == ["&Cancel", "&Mint"]
    assert min(control.height() for control in (*widgets, *buttons)) >= TARGET


def test_enter_never_leads_to_cancel(form: MintFormDriver) -> None:
    """Not even from a text that isn't a field."""
    form.choose_product("PARKA-01")
    url = form.find(QWidget, "url")
    url.setFocus()
    form.key(Qt.Key.Key_Return)
    assert form.focused == "product"
    visited = set()
    for field in [form.brand, *form.dialog.findChildren(QLineEdit)]:
        if field.isVisible():
            field.setFocus()
            form.key(Qt.Key.Key_Return)
            visited.add(form.focused)
    assert "batch" in visited
    assert not visited & {"cancel", ""}


@pytest.mark.parametrize("way", ["escape", "cancel", "close"])
@pytest.mark.parametrize("field", ["gtin", "batch", "quantity", "order", "batch_data /made_on"])
def test_a_filled_form_asks_before_it_is_discarded(
    workspace: Workspace, open_form: OpenForm, way: str, field: str
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    form = open_form("nordlicht")
    form.choose_product("NEW-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    form.fill(field, "1")
    closings = {
        "escape": lambda: form.key(Qt.Key.Key_Escape),
        "cancel": lambda: form.click(form.find(QPushButton, "cancel")),
        "close": form.dialog.close,
    }
    form.answer("discard_dialog", "keep_editing")
    closings[way]()
    assert form.dialog.isVisible()
    form.answer("discard_dialog", "discard")
    closings[way]()
    assert not form.dialog.isVisible()
