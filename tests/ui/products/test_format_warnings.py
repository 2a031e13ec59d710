"""A value in the wrong format gets a warning, which doesn't make the product a draft."""

from PySide6.QtWidgets import QLabel, QListWidget, QTabWidget

from dpp_desktop.ui.products.form_field import FormField
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
