"""The form shows the passport and changes it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.ui.products.form_field import FormContext, FormField, PassportDraft
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from tests.passports.examples import GTIN
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import PASSPORT, SKU


def test_the_form_shows_the_passport(coat_driver: ProductsDriver) -> None:
    assert coat_driver.box("passport.kind").currentText() == "jacket"
    assert coat_driver.line("passport.composition[0].percent").text() == "92.5"
    assert coat_driver.line("passport.weight").text() == "1180"
    assert coat_driver.box("passport.filling").currentText() == "Down"
    assert coat_driver.line("passport.filling.grade").text() == "700"
    assert coat_driver.box("passport.washable").currentText() == "– not specified –"
    assert coat_driver.completeness == "Complete"
    assert coat_driver.save_status == "No unsaved changes."
    assert not coat_driver.save.isEnabled()


def test_the_passport_has_the_gtin_of_the_product(coat_driver: ProductsDriver) -> None:
    inside = coat_driver.line("passport.gtin")
    assert (inside.text(), inside.isReadOnly()) == (GTIN, True)
    coat_driver.fill("gtin", "09506000134369")
    assert inside.text() == "09506000134369"
    coat_driver.save_and_wait()
    assert "gtin" not in coat_driver.saved_passport(SKU)


def test_changed_fields_are_saved_and_the_others_stay_unchanged(
    coat_driver: ProductsDriver,
) -> None:
    coat_driver.fill("passport.weight", "995.5")
    coat_driver.choose("passport.kind", "fleece")
    coat_driver.choose("passport.washable", "Yes")
    coat_driver.fill("passport.story", "Warm.")
    coat_driver.fill("passport.maker.name", "Atelier")
    coat_driver.save_and_wait()
    changes = {
        "weight": 995.5,
        "kind": "fleece",
        "washable": True,
        "story": "Warm.",
        "maker": {"name": "Atelier"},
    }
    assert coat_driver.saved_passport(SKU) == PASSPORT | changes
    assert list(coat_driver.saved_passport(SKU))[:3] == ["kind", "composition", "weight"]


def test_a_cleared_field_is_omitted(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.composition[0].percent", "")
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["composition"][0] == {"fibre": "wool"}


def test_problems_are_shown_next_to_their_field(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "0")
    coat_driver.wait_for(lambda: coat_driver.completeness.startswith("1 field"))
    assert coat_driver.field_message("passport.weight") == "Must be more than 0."
    weight = coat_driver.line("passport.weight")
    assert weight.property("invalid") is True
    assert weight.accessibleDescription().startswith("Must be more than 0.")
    assert "draft" in coat_driver.save_status
    coat_driver.fill("passport.weight", "heavy")
    coat_driver.wait_for(
        lambda: coat_driver.field_message("passport.weight") == "Must be a number."
    )
    coat_driver.fill("passport.weight", "7")
    coat_driver.wait_for(lambda: coat_driver.completeness == "Complete")
    assert coat_driver.field_message("passport.weight") == ""


def test_problems_are_shown_in_the_matching_variant(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.filling.grade", "300")
    coat_driver.wait_for(
        lambda: coat_driver.field_message("passport.filling.grade") == "Must be at least 400."
    )


def test_changing_the_variant_keeps_common_values(coat_driver: ProductsDriver) -> None:
    coat_driver.choose("passport.filling", "Synthetic")
    assert coat_driver.line("passport.filling.grade").text() == "700"
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["filling"] == {"kind": "synthetic", "grade": 700}
    coat_driver.choose("passport.filling", "– not specified –")
    coat_driver.save_and_wait()
    assert "filling" not in coat_driver.saved_passport(SKU)


def test_entries_are_added_moved_and_removed(coat_driver: ProductsDriver) -> None:
    coat_driver.press("Add Fibres")
    coat_driver.wait_for(lambda: coat_driver.focused == "passport.composition[2].fibre")
    QTest.keyClicks(coat_driver.line("passport.composition[2].fibre"), "silk")
    coat_driver.press("Move Fibres 3 up")
    assert coat_driver.line("passport.composition[1].fibre").text() == "silk"
    coat_driver.press("Remove Fibres 1")
    coat_driver.press("Add Care")
    QTest.keyClicks(coat_driver.line("passport.care[0]"), "wash 30")
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["composition"] == [
        {"fibre": "silk"},
        {"fibre": "elastane"},
    ]
    assert coat_driver.saved_passport(SKU)["care"] == ["wash 30"]
    coat_driver.press("Remove Care 1")
    coat_driver.wait_for(lambda: coat_driver.focused == "add:passport.care")
    coat_driver.save_and_wait()
    assert "care" not in coat_driver.saved_passport(SKU)


def test_a_group_can_be_filled_in_and_omitted(coat_driver: ProductsDriver) -> None:
    assert not coat_driver.has("passport.repair.guide")
    coat_driver.press("Fill in Repair")
    coat_driver.wait_for(lambda: coat_driver.focused == "passport.repair.guide")
    QTest.keyClicks(coat_driver.line("passport.repair.guide"), "https://x.example")
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["repair"] == {"guide": "https://x.example"}
    coat_driver.press("Leave out Repair")
    coat_driver.save_and_wait()
    assert "repair" not in coat_driver.saved_passport(SKU)


def test_a_value_without_a_form_is_edited_as_json(coat_driver: ProductsDriver) -> None:
    coat_driver.show_tab(1)
    text = coat_driver.find(QPlainTextEdit, "passport_json")
    text.setPlainText(text.toPlainText().replace('"unknown"', '"more": [],\n"unknown"'))
    coat_driver.show_tab(0)
    coat_driver.wait_until_checked()
    coat_driver.fill("passport.more", '{"a": 1')
    coat_driver.wait_for(lambda: "line 1" in coat_driver.field_message("passport.more"))
    assert not coat_driver.save.isEnabled()
    assert coat_driver.save_status == "Correct the JSON to save the product."
    coat_driver.fill("passport.more", '{"a": 1}')
    coat_driver.wait_for(lambda: coat_driver.field_message("passport.more") == "A: must be text.")
    coat_driver.fill("passport.more", '{"a": "b"}')
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["more"] == {"a": "b"}


def test_the_whole_passport_can_be_edited_as_json(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "5")
    coat_driver.show_tab(1)
    text = coat_driver.find(QPlainTextEdit, "passport_json")
    assert '"weight": 5,' in text.toPlainText()
    text.setPlainText(text.toPlainText().replace('"weight": 5', '"weight": -5'))
    coat_driver.wait_for(lambda: coat_driver.completeness.startswith("1 field"))
    coat_driver.show_tab(0)
    coat_driver.wait_until_checked()
    assert coat_driver.field_message("passport.weight") == "Must be more than 0."
    assert coat_driver.line("passport.weight").text() == "-5"
    coat_driver.show_tab(1)
    text.setPlainText("{")
    coat_driver.show_tab(0)
    assert text.isVisible()
    assert not coat_driver.save.isEnabled()
    text.setPlainText("[]")
    coat_driver.wait_until_checked()
    assert not coat_driver.save.isEnabled()
    text.setPlainText('{"weight": 1}')
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU) == {"weight": 1}


def test_keys_move_the_focus_from_problem_to_problem(driver: ProductsDriver) -> None:
    driver.open("BARE-1")
    assert driver.completeness == "5 fields need attention"
    visited = []
    for _ in range(5):
        QTest.keyClick(driver.window, Qt.Key.Key_F8)
        visited.append(driver.focused)
    assert visited[:3] == ["gtin", "passport.gtin", "passport.kind"]
    assert "passport.weight" in visited


def test_tab_visits_all_fields_in_order(coat_driver: ProductsDriver) -> None:
    coat_driver.box("passport.kind").setFocus()
    visited = []
    for _ in range(40):
        QTest.keyClick(coat_driver.window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(coat_driver.focused)
    expected = [
        "passport.composition[0].fibre",
        "passport.composition[1].percent",
        "passport.weight",
        "passport.washable",
        "passport.story",
        "passport.filling",
        "passport.filling.grade",
        "passport.maker.name",
        "new_key:passport.more",
    ]
    assert [name for name in dict.fromkeys(visited) if name in expected] == expected


def test_controls_have_accessible_names_and_are_large_enough(
    theme: Theme, coat_driver: ProductsDriver
) -> None:
    coat_driver.press("Fill in Repair")
    for kind in (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton):
        for control in coat_driver.form.findChildren(kind):
            if control.isVisible() and control.objectName() != "qt_toolbar_ext_button":
                label = control.accessibleName() or getattr(control, "text", str)()
                assert label, control.objectName()
                if not isinstance(control.parent(), QComboBox):
                    assert control.height() >= TARGET, label
    assert coat_driver.box("passport.kind").accessibleName() == "Kind, required"
    assert "As it is sold." in coat_driver.box("passport.kind").accessibleDescription()
    assert isinstance(coat_driver.find(QPushButton, "add:passport.care"), QPushButton)


def test_a_form_with_a_hundred_fields_creates_few_widgets(qtbot: QtBot, theme: Theme) -> None:
    """The number of widgets is counted, because time is unreliable on a busy machine."""
    properties = {f"field_{number}": {"type": "string"} for number in range(100)}
    form = FormSchema(SchemaSet.of({"properties": properties}))
    view = FormView()
    qtbot.addWidget(view)
    view.show_form(FormContext(form, PassportDraft({}), ("gtin",), ""))
    parts = view.findChildren(FormField)
    assert len(parts) == 101
    widgets = sum(len(part.children()) for part in parts)
    assert widgets <= 4 * len(parts)


def test_a_recursive_schema_is_expanded_on_demand(qtbot: QtBot) -> None:
    schema = {"properties": {"part": {"$ref": "#"}, "name": {}}, "required": ["part"]}
    view = FormView()
    qtbot.addWidget(view)
    view.show_form(FormContext(FormSchema(SchemaSet.of(schema)), PassportDraft({}), ("gtin",), ""))
    assert len(view.findChildren(FormField)) < 10
