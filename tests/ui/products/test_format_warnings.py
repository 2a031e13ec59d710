"""A value in the wrong format gets a warning, which doesn't make the product a draft."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QTabWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.ui.products.form_field import FormField
from tests.ui.products.form_driver import FormDriver
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import SKU

GUIDE = "passport.repair.guide"


def _field(driver: ProductsDriver) -> FormField:
    found = driver.window.findChildren(FormField)
    return next(field for field in found if field.location == GUIDE)


def test_a_warning_is_shown_beside_the_field(coat_driver: ProductsDriver) -> None:
    coat_driver.press("Fill in Repair")
    coat_driver.fill(GUIDE, "in the shop")
    coat_driver.wait_for(lambda: bool(_field(coat_driver).warning))
    field = _field(coat_driver)
    assert field.warning.endswith("The schema doesn't enforce this format.")
    assert field.problem == ""
    assert field.editor.property("invalid") is not True
    assert field.warning in field.editor.accessibleDescription()
    note = field.findChild(QLabel, "warning")
    assert isinstance(note, QLabel)
    assert note.property("tone") == "warning"
    assert coat_driver.completeness.startswith("Complete, with 1 warning")
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["repair"] == {"guide": "in the shop"}
    coat_driver.wait_for(
        lambda: all(not draft for name, draft in coat_driver.listed if name != "Bare")
    )


def test_a_warning_is_listed_below_the_json(coat_driver: ProductsDriver) -> None:
    coat_driver.press("Fill in Repair")
    coat_driver.fill(GUIDE, "in the shop")
    coat_driver.wait_for(lambda: bool(_field(coat_driver).warning))
    coat_driver.find(QTabWidget, "passport_tabs").setCurrentIndex(1)
    listed = coat_driver.find(QListWidget, "json_problems")
    coat_driver.wait_for(lambda: listed.count() == 1)
    assert listed.item(0).text().startswith("Warning: Repair")


def test_a_warning_disappears_with_its_reason(coat_driver: ProductsDriver) -> None:
    coat_driver.press("Fill in Repair")
    coat_driver.fill(GUIDE, "in the shop")
    coat_driver.wait_for(lambda: bool(_field(coat_driver).warning))
    coat_driver.fill(GUIDE, "https://brand.example/repair")
    coat_driver.wait_for(lambda: not _field(coat_driver).warning)
    coat_driver.wait_for(lambda: coat_driver.completeness == "Complete")


_GROUP = {
    "title": "Repair",
    "properties": {name: {"title": name.title(), "type": "string"} for name in ("a", "b", "c")},
}


def _group_form(qtbot: QtBot) -> tuple[FormDriver, FormField]:
    schema = {"properties": {"repair": _GROUP}}
    driver = FormDriver(qtbot, schema, {"repair": {"a": "x", "b": "y"}}, large=True)
    found = driver.view.findChildren(FormField)
    return driver, next(field for field in found if field.location == "passport.repair")


def _problem(field: str, text: str) -> Problem:
    return Problem(field, "test", Message(text))


def _show(driver: FormDriver, problems: list[Problem], warnings: list[Problem]) -> None:
    places = ProblemPlaces({problem.field for problem in problems})
    driver.view.show_problems(problems, "passport.gtin", places, warnings)


def test_a_closed_group_counts_its_warnings(qtbot: QtBot) -> None:
    driver, group = _group_form(qtbot)
    wrong = [_problem(f"passport.repair.{name}", f"Wrong {name}.") for name in "ab"]
    _show(driver, [], wrong)
    assert group.warning == "2 warnings: A, B"
    assert group.problem == ""
    driver.press("open:passport.repair")
    driver.wait_for(lambda: group.warning == "")
    inner = {field.location: field.warning for field in driver.view.findChildren(FormField)}
    assert inner["passport.repair.a"] == "Wrong a."
    assert inner["passport.repair.c"] == ""


@pytest.mark.parametrize("is_problem_first", [True, False])
def test_the_fields_of_a_group_are_above_its_problem_and_its_warning(
    qtbot: QtBot, is_problem_first: bool
) -> None:
    driver, group = _group_form(qtbot)
    problem, warning = (_problem("passport.repair", text) for text in ("Wrong.", "Odd."))
    _show(driver, *([problem], []) if is_problem_first else ([], [warning]))
    _show(driver, [problem], [warning])
    driver.press("open:passport.repair")
    driver.wait_for(lambda: driver.has("passport.repair.c"))
    layout = group.layout()
    assert layout
    items = (layout.itemAt(index) for index in range(layout.count()))
    widgets = [item.widget() for item in items if item]
    shown = [widget.objectName() for widget in widgets if widget and widget.isVisible()]
    assert shown[-3:] == ["", "problem", "warning"]
