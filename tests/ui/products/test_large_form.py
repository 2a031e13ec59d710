"""Large forms: groups are created when they are opened, and found by outline, search and filters.

Nothing here is timed; `make bench` measures how long the window is blocked.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.products.form_field import FormContext, FormField, PassportDraft
from dpp_desktop.ui.products.form_state import FormState
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.products.large_form import BRAND, LargeFormDriver, add_large_brand
from tests.ui.products.products_driver import ProductsDriver

WIDE = QSize(1200, 700)
SMALLEST = QSize(800, 440)
LEAST_FORM_HEIGHT = 100


@pytest.fixture
def language() -> str:
    return "en_GB"


@pytest.fixture
def large(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    workspace: Workspace,
    background: Background,
    language: str,
) -> Iterator[LargeFormDriver]:
    use_language(qapp, language)
    add_large_brand(workspace)
    window = ProductsWindow(workspace, background, brand=BRAND)
    qtbot.addWidget(window, before_close_func=ProductsWindow.close_at_once)
    window.resize(WIDE)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    driver = LargeFormDriver(qtbot, window, workspace)
    driver.wait_for(lambda: driver.listed)
    driver.open("L-1")
    yield driver
    use_language(qapp, "en_GB")


def test_fields_are_created_when_their_group_is_opened(large: LargeFormDriver) -> None:
    assert large.created == {"", "name", "maker", "parts", "repair"}
    large.toggle("maker")
    assert "maker.town" in large.created
    assert "maker.plant.code" not in large.created
    large.toggle("maker.plant")
    assert large.line("passport.maker.plant.code").text() == "4"
    large.toggle("maker")
    assert large.created == {"", "name", "maker", "parts", "repair"}
    large.toggle("maker")
    assert "maker.plant.code" in large.created  # a group in it is still open


def test_list_entries_are_created_when_they_are_opened(large: LargeFormDriver) -> None:
    large.toggle("parts")
    assert {"parts[0]", "parts[1]"} <= large.created
    assert "parts[1].weight" not in large.created
    large.toggle("parts[1]")
    assert large.line("passport.parts[1].part_0").text() == "second"
    large.press("Move Part 2 up")
    large.wait_until_checked()
    assert large.line("passport.parts[0].part_0").text() == "second"
    assert "parts[1].weight" not in large.created
    large.press("Add Parts")
    large.wait_until_checked()
    assert large.focused == "passport.parts[2].weight"
    large.press("Remove Part 1")
    large.wait_until_checked()
    assert "parts[1].weight" in large.created
    assert "parts[0].weight" not in large.created


def test_a_closed_group_shows_what_is_filled_in_and_what_is_wrong(large: LargeFormDriver) -> None:
    assert large.completeness == "2 fields need attention"
    assert large.summary("maker") == "3 of 43 filled in"
    assert large.summary("parts") == "2 entries"
    assert large.field_message("passport.maker") == "1 field needs attention: Town"
    assert large.field_message("passport.parts") == "1 field needs attention: Part 2"
    button = large.find(QWidget, "open:passport.maker")
    assert button.accessibleName() == "Maker"
    assert button.accessibleDescription() == (
        "Collapsed. 3 of 43 filled in 1 field needs attention: Town"
    )
    large.toggle("maker")
    assert button.accessibleDescription() == "Expanded"
    assert large.field_message("passport.maker") == ""
    assert large.field_message("passport.maker.town") == "This is required but missing."
    large.fill("passport.maker.town", "Kiel")
    large.wait_until_checked()
    large.toggle("maker")
    assert large.summary("maker") == "4 of 43 filled in"
    assert large.field_message("passport.maker") == ""


def test_next_problem_opens_groups_on_the_way(large: LargeFormDriver) -> None:
    assert large.next_problem() == "passport.maker.town"
    assert large.next_problem() == "passport.parts[1].weight"
    assert large.field_message("passport.parts[1].weight") == "Must be a number."
    assert large.next_problem() == "passport.maker.town"
    large.toggle("maker")
    assert large.next_problem() == "passport.maker.town"


def test_groups_are_opened_and_closed_with_keys(large: LargeFormDriver) -> None:
    maker = "open:passport.maker"
    large.find(QWidget, maker).setFocus()
    large.press_key(maker, Qt.Key.Key_Return)
    assert "maker.town" in large.created
    assert large.focused == maker
    large.press_key(maker, Qt.Key.Key_Left)
    assert "maker.town" not in large.created
    large.press_key(maker, Qt.Key.Key_Right)
    large.press_key(maker, Qt.Key.Key_Right)
    assert "maker.town" in large.created
    large.press_key(maker, Qt.Key.Key_Down)
    assert large.focused == "open:passport.maker.plant"
    large.press_key("open:passport.maker.plant", Qt.Key.Key_Up)
    assert large.focused == maker


def test_tab_visits_the_fields_of_opened_groups_in_order(large: LargeFormDriver) -> None:
    for path in ("parts", "parts[1]", "parts[0]", "maker"):
        large.toggle(path)
    large.find(QWidget, "passport.name").setFocus()
    visited = []
    for _ in range(120):
        large.key(Qt.Key.Key_Tab)
        visited.append(large.focused)
    expected = [
        "open:passport.maker",
        "passport.maker.town",
        "open:passport.maker.plant",
        "passport.maker.maker_0",
        "passport.maker.maker_19",
        "open:passport.parts",
        "add:passport.parts",
        "open:passport.parts[0]",
        "passport.parts[0].weight",
        "open:passport.parts[1]",
        "passport.parts[1].part_19",
        "fill:passport.repair",
    ]
    assert [name for name in dict.fromkeys(visited) if name in expected] == expected


def test_filling_in_a_group_opens_it(large: LargeFormDriver) -> None:
    large.press("Fill in Repair")
    large.wait_until_checked()
    assert large.focused == "passport.repair.guide"
    large.press("Leave out Repair")
    large.wait_until_checked()
    assert large.focused == "fill:passport.repair"
    assert "repair.guide" not in large.created


def test_invalid_json_in_a_closed_group_prevents_saving(large: LargeFormDriver) -> None:
    large.toggle("maker")
    large.fill("passport.maker.notes", "[1, ")
    large.toggle("maker")
    assert "maker.notes" not in large.created
    assert not large.save.isEnabled()
    assert large.save_status == "Correct the JSON to save the product."
    large.toggle("maker")
    assert large.find(QPlainTextEdit, "passport.maker.notes").toPlainText() == "[1, "
    assert "line 1" in large.field_message("passport.maker.notes")
    large.fill("passport.maker.notes", "[1, 2]")
    large.wait_until_checked()
    large.save_and_wait()


def test_the_outline_marks_groups_with_problems(large: LargeFormDriver) -> None:
    assert large.outline.isVisible()
    assert large.outline_titles() == ["Maker", "Parts", "Repair"]
    assert large.is_marked("Maker")
    assert not large.is_marked("Maker", "Plant")
    assert not large.is_marked("Parts", "Part 1")
    assert large.is_marked("Parts", "Part 2")
    assert not large.is_marked("Repair")
    text = large.outline_index("Repair").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert text == "Repair: not filled in"
    large.toggle("maker")
    large.fill("passport.maker.town", "Kiel")
    large.wait_until_checked()
    assert not large.is_marked("Maker")
    large.press("Add Parts")
    large.wait_until_checked()
    assert large.outline_titles("Parts") == ["Part 1", "Part 2", "Part 3"]


def test_the_outline_opens_groups(large: LargeFormDriver) -> None:
    large.choose_in_outline("Maker", "Plant")
    assert "maker.plant.code" in large.created
    plant = large.find(QWidget, "open:passport.maker.plant")
    large.wait_for(lambda: not plant.visibleRegion().isEmpty())
    large.outline.setCurrentIndex(large.outline_index("Parts", "Part 2"))
    large.outline.setFocus()
    large.press_key("form_outline", Qt.Key.Key_Return)
    assert large.focused == "passport.parts[1].weight"


def test_fields_are_found_by_title_name_and_description(large: LargeFormDriver) -> None:
    large.search_fields("TOWN")
    assert large.created == {"", "maker", "maker.town"}
    large.search_fields("plant_1")
    assert "maker.plant.plant_19" in large.created
    assert "maker.plant.plant_2" not in large.created
    assert large.outline_titles() == ["Maker"]
    large.search_fields("web address")
    assert large.created == {"", "repair"}  # it can be filled in
    large.search_fields("who made")
    assert "maker" in large.created
    large.toggle("maker")
    assert "maker.maker_7" in large.created
    large.toggle("maker")
    large.search_fields("nowhere")
    assert large.text("no_fields") == "No fields found."
    large.search_fields("")
    assert large.created == {"", "name", "maker", "parts", "repair"}
    assert large.text("no_fields") == ""


def test_a_shortcut_leads_to_the_search(large: LargeFormDriver) -> None:
    large.line("name").setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(large.line("name"), Qt.Key.Key_F, keys)
    assert large.focused == "search_fields"


def test_enter_moves_to_the_fields_found(large: LargeFormDriver) -> None:
    large.search_fields("weight")
    assert large.focused == "search_fields"
    large.press_key("search_fields", Qt.Key.Key_Return)
    assert large.focused == "passport.parts[0].weight"
    large.press_key("search_fields", Qt.Key.Key_Return)
    assert large.focused == "passport.parts[1].weight"


def test_filters_show_only_required_fields_or_those_filled_in(large: LargeFormDriver) -> None:
    large.form_action("only_required")
    assert large.created == {"", "name", "maker"}
    large.toggle("maker")
    assert large.created == {"", "name", "maker", "maker.town"}
    large.form_action("only_required")
    large.form_action("only_filled")
    assert {"maker.maker_1", "maker.plant"} <= large.created
    assert "maker.maker_2" not in large.created
    assert "repair" not in large.created
    large.toggle("parts")
    large.press("Add Parts")
    large.wait_until_checked()
    assert "parts[2].part_3" in large.created  # a new entry is shown with all its fields


def test_a_problem_that_a_filter_hides_is_shown_without_it(large: LargeFormDriver) -> None:
    large.search_fields("guide")
    assert large.next_problem() == "passport.maker.town"
    assert large.line("search_fields").text() == ""


def test_the_form_keeps_its_open_groups_beside_the_json(large: LargeFormDriver) -> None:
    large.toggle("maker")
    large.show_tab(1)
    assert not large.has("search_fields")
    text = large.find(QPlainTextEdit, "passport_json")
    text.setPlainText(text.toPlainText().replace('"code": 4', '"code": 5'))
    large.show_tab(0)
    large.wait_until_checked()
    large.toggle("maker.plant")
    assert large.line("passport.maker.plant.code").text() == "5"
    assert large.has("search_fields")


@pytest.mark.parametrize("language", ["en_GB", "de_DE"])
def test_a_large_form_fits_the_smallest_window(large: LargeFormDriver) -> None:
    window = large.window
    hint = window.minimumSizeHint()
    assert hint.boundedTo(SMALLEST) == hint
    window.resize(SMALLEST)
    large.wait_for(lambda: window.size() == SMALLEST)
    large.wait_for(lambda: not large.outline.isVisible())
    for name in ("search_fields", "form_filters", "show_outline", "save"):
        widget = large.find(QWidget, name)
        area = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
        assert window.rect().contains(area), name
    assert large.form.viewport().height() >= LEAST_FORM_HEIGHT
    large.toggle("maker")
    page = large.form.widget()
    assert page is not None
    assert page.width() <= large.form.viewport().width()
    large.press("show_outline")
    assert large.outline.isVisible()
    assert not large.form.isVisible()
    large.choose_in_outline(large.outline_titles()[0])
    assert large.form.isVisible()


def test_a_small_form_is_open_and_has_no_outline(coat_driver: ProductsDriver) -> None:
    coat_driver.window.resize(WIDE)
    assert coat_driver.line("passport.composition[1].fibre").text() == "elastane"
    for name in ("form_outline", "search_fields", "open:passport.maker"):
        assert not coat_driver.has(name)


def test_a_wide_form_is_created_in_slices(qtbot: QtBot, theme: Theme) -> None:
    properties = {f"field_{number}": {"type": "string"} for number in range(300)}
    form = FormSchema(SchemaSet.of({"properties": properties}))
    view = FormView()
    qtbot.addWidget(view)
    state = FormState(large=True, in_slices=True)
    view.show_form(FormContext(form, PassportDraft({}), ("gtin",), "", frozenset(), state))
    assert len(view.findChildren(FormField)) < 301
    qtbot.waitUntil(lambda: state.queue.is_idle)
    names = [field.field.name for field in view.findChildren(FormField) if field.path]
    assert names == list(properties)
