"""The form shows messages next to its fields while it is filled in."""

import json

import pytest
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.widgets.labeled_field import Field
from tests.ui.mint.catalogue import FREE_GTIN, add_brand, add_product, parka_passport
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver


def test_an_unchanged_form_lists_required_fields_and_marks_none(form: MintFormDriver) -> None:
    assert form.status == "Required: product, batch, quantity."
    assert not any(map(form.is_invalid, ("product", "batch", "quantity", "order")))
    assert not form.mint.isEnabled()


def test_a_complete_request_can_be_minted(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    assert form.status == ""


def test_a_cleared_field_is_marked(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    form.fill("batch", "")
    form.wait_until_invalid("batch", "field is required")
    assert not form.mint.isEnabled()
    assert form.status == "Required: batch."


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("batch", "LOT 7", "Contains a space"),
        ("batch", "x" * 21, "Has 21 characters"),
        ("quantity", "0", "whole number from 1 to 1,000,000"),
        ("quantity", "1000001", "whole number from 1 to 1,000,000"),
        ("quantity", "ten", "whole number from 1 to 1,000,000"),
        ("order", "x" * 201, "Has 201 characters"),
        ("order", "PO\u200b7", "invisible character"),
    ],
)
def test_a_problem_is_shown_next_to_its_field(
    form: MintFormDriver, name: str, text: str, words: str
) -> None:
    form.request()
    form.fill(name, text)
    form.wait_until_invalid(name, words)
    others = {"product", "batch", "quantity", "order"} - {name}
    assert not any(map(form.is_invalid, others))
    assert not form.mint.isEnabled()
    assert form.status.startswith("Check: ")


def test_a_field_message_moves_nothing_above_it(form: MintFormDriver) -> None:
    """The form grows for a long message."""
    form.request()
    form.wait_until_ready()
    names = ("brand", "product", "batch", "quantity")
    before = {name: _place(form, name) for name in names}
    form.fill("batch", "LOT 7")
    form.wait_until_invalid("batch", "Contains a space")
    assert {name: _place(form, name) for name in names} == before
    form.wait_for(lambda: form.find(QScrollArea, "form").verticalScrollBar().maximum() == 0)


def _place(form: MintFormDriver, name: str) -> QPoint:
    return form.find(QWidget, name).mapToGlobal(QPoint(0, 0))


def test_a_field_message_is_shown_in_full_if_it_fits(form: MintFormDriver) -> None:
    labels = form.dialog.findChildren(QLabel, "field_message")
    form.fill("batch", "LOT 7")
    form.wait_until_invalid("batch", "Contains a space")
    (shown,) = [label for label in labels if label.text().startswith("Contains a space")]
    assert shown.text() == form.field_message("batch")
    assert shown.toolTip() == ""


def test_a_very_long_field_message_has_a_full_tooltip(qtbot: QtBot) -> None:
    text = "The passport of this product is incomplete. " * 9
    field = Field("Product", QLineEdit(), lines=0)
    qtbot.addWidget(field)
    field.resize(240, 200)
    field.show()
    field.show_problem(text.strip())
    shown = field.findChild(QLabel, "field_message")
    assert shown
    assert shown.text().endswith(" …")
    assert shown.height() // shown.fontMetrics().lineSpacing() == 3
    assert shown.toolTip() == text.strip()
    field.show_hint("")
    assert not shown.isVisible()


def test_a_quantity_out_of_range_is_rejected(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    for text in ("99999999999999999999999", "0", "1000001"):
        form.fill("quantity", text)
        form.wait_until_invalid("quantity", "whole number from 1 to 1,000,000")
        assert not form.mint.isEnabled()


def test_surrounding_spaces_are_ignored(form: MintFormDriver) -> None:
    form.request(batch=" LOT-7 ", count=" 25 ")
    form.wait_until_ready()


def test_the_quantity_is_shown_with_digit_groups_and_packs(form: MintFormDriver) -> None:
    form.fill("quantity", "25000")
    form.wait_for(lambda: form.field_message("quantity") == "25,000 units, 3 packs")
    assert form.find(QLabel, "packs").text() == "3"
    form.fill("quantity", "10000")
    form.wait_for(lambda: form.field_message("quantity") == "10,000 units, 1 pack")
    form.fill("quantity", "1")
    form.wait_for(lambda: form.field_message("quantity") == "1 unit, 1 pack")


def test_quantities_are_parsed_and_shown_in_german_format(open_form: OpenForm) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    form = open_form("nordlicht")
    form.request(count="25.000")
    form.wait_for(lambda: form.field_message("quantity").startswith("25.000 "))
    assert form.find(QLabel, "smallest").text() == "16,2 × 16,2 mm"
    form.wait_until_ready()


def test_the_gtin_of_a_product_is_shown_and_skipped_by_the_focus(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    gtin = form.line("gtin")
    assert (gtin.isVisible(), gtin.text(), gtin.isReadOnly()) == (True, "09506000134352", True)
    assert form.focused == "batch"


def test_a_gtin_is_requested_if_the_schema_requires_one(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    form = open_form("nordlicht")
    form.request(product="NEW-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    form.wait_for(lambda: form.status == "Required: GTIN.")
    assert not form.is_invalid("gtin")
    form.fill("gtin", "9506000134391")
    form.wait_until_invalid("gtin", "check digit is wrong")
    form.fill("gtin", "95060")
    form.wait_until_invalid("gtin", "8, 12, 13 or 14 digits")
    form.fill("gtin", FREE_GTIN.lstrip("0"))
    form.wait_until_ready()
    form.fill("gtin", "")
    form.wait_until_invalid("gtin", "field is required")


def test_an_entered_gtin_is_cleared_for_the_next_product(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    add_product(workspace, "NEW-2", "Another without GTIN")
    form = open_form("nordlicht")
    form.choose_product("NEW-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    form.fill("gtin", FREE_GTIN)
    form.choose_product("NEW-2")
    form.wait_for(lambda: form.line("gtin").isVisible())
    assert form.line("gtin").text() == ""


def test_no_gtin_is_requested_if_none_is_required(open_form: OpenForm) -> None:
    form = open_form("atelier")
    form.request(product="SCARF-01")
    form.wait_until_ready()
    assert not form.line("gtin").isVisible()


def test_a_product_with_an_incomplete_passport_is_rejected_next_to_its_field(
    workspace: Workspace, open_form: OpenForm
) -> None:
    passport = json.loads(parka_passport(workspace))
    passport["recycled_share"] = 101
    add_product(workspace, "BAD-1", "Odd parka", FREE_GTIN, json.dumps(passport))
    del passport["made_in"]
    add_product(workspace, "BAD-2", "Odder parka", "09506000134406", json.dumps(passport))
    form = open_form("nordlicht")
    form.request(product="BAD-1")
    words = "The passport of this product is incomplete: Recycled share: must be at most 100."
    form.wait_until_invalid("product", words)
    form.choose_product("BAD-2")
    form.wait_until_invalid("product", "complete: Made in, Recycled share.")
    assert not form.mint.isEnabled()


def test_an_inapplicable_schema_is_reported_next_to_the_product(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_brand(workspace, "odd", passport_schema={"allOf": [{"$ref": "#"}]})
    form = open_form("odd")
    form.choose_product("ONE-1")
    form.wait_until_invalid("product", "refers to itself endlessly")


def test_the_preview_shows_the_url_format_and_the_code_size(form: MintFormDriver) -> None:
    url = form.find(QPlainTextEdit, "url")
    assert url.toPlainText() == ""
    form.choose_product("PARKA-01")
    form.wait_for(lambda: url.toPlainText() != "")
    prefix = "https://id.nordlicht.example/01/09506000134352/21/"
    assert url.toPlainText() == url.toolTip() == prefix + "·" * 12
    assert form.find(QLabel, "qr").text() == "Version 4, 33 × 33 modules"
    assert form.find(QLabel, "smallest").text() == "16.2 × 16.2 mm"


def test_the_batch_is_in_the_url_if_the_brand_requires_it(
    workspace: Workspace, open_form: OpenForm
) -> None:
    schema = {"type": "object", "required": ["gtin"]}
    add_brand(workspace, "lots", link={"batch": True}, passport_schema=schema)
    form = open_form("lots")
    form.choose_product("ONE-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    url = form.find(QPlainTextEdit, "url")
    assert url.toPlainText() == ""
    form.fill("gtin", FREE_GTIN)
    form.fill("batch", "A/7")
    form.wait_for(lambda: f"/01/{FREE_GTIN}/10/A%2F7/21/" in url.toPlainText())


def test_none_of_several_brands_is_preselected(open_form: OpenForm) -> None:
    form = open_form(None)
    assert form.brand.currentIndex() == -1
    assert form.focused == "product"
    form.wait_for(lambda: form.status == "Required: brand, product, batch, quantity.")


def test_changing_the_brand_clears_the_product(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    form.brand.setFocus()
    form.type("At")
    form.wait_for(lambda: form.status == "Required: product.")
    assert form.dialog.brand == "atelier"
    assert form.line("product").text() == ""
    assert not form.line("gtin").isVisible()
    assert not form.mint.isEnabled()
