"""Test the selection of QR images and NFC tags, and the exported files."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.carriers.images import ImageFormat
from dpp_desktop.carriers.printer_dots import whole_dots
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import image_options
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from tests.carriers.reading import png_read
from tests.conftest import parka
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.ui.export.driving import Driver
from tests.ui.export.profiles.profile_driver import ProfileDriver

OpenDialog = Callable[[MintJob | ExportRequest], Driver]


def test_selected_images_and_payloads_are_exported(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    driver = open_dialog(run_job(workspace, submit(workspace, parka(30)).job.id))
    profile_dialog = ProfileDriver(driver)
    sizes = (profile_dialog.part(QComboBox, "dpi"), profile_dialog.part(QDoubleSpinBox, "module"))
    assert not any(field.isEnabled() for field in sizes)
    assert (profile_dialog.chosen_code("images"), profile_dialog.chosen_code("nfc_tag")) == (
        "None",
        "No tag",
    )
    profile_dialog.choose_code("images", "PNG in printer dots")
    assert all(field.isEnabled() for field in sizes)
    assert profile_dialog.text("dots") == "6 dots per module, 0.51 mm"
    profile_dialog.choose_code("dpi", "305")
    sizes[1].setValue(0.42)
    assert profile_dialog.text("dots") == "5 dots per module, 0.42 mm"
    profile_dialog.choose_code("nfc_tag", "NTAG216")
    driver.wait_for(lambda: profile_dialog.header[-2:] == ["qr_file", "ndef"])
    assert profile_dialog.text("message") == ""
    file_name = profile_dialog.first_row[4]
    profile_dialog.use()
    expected = "Profile: Label software · 6 columns · QR images · NFC"
    driver.wait_for(lambda: driver.text("profile") == expected)
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).ok
    image = driver.folder / file_name
    assert png_read(image.read_bytes()).dotsPerMeterX() == whole_dots(305, 0.42).per_metre


def test_images_and_their_column_are_removed_together(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile_dialog = ProfileDriver(open_dialog(minted_job))
    profile_dialog.add("QR image file")
    assert profile_dialog.chosen_code("images") == "PNG in printer dots"
    profile_dialog.columns.setCurrentCell(4, 0)
    profile_dialog.press("remove_column")
    assert profile_dialog.chosen_code("images") == "None"
    profile_dialog.add("ndef")
    assert profile_dialog.chosen_code("nfc_tag") == "Any tag"
    profile_dialog.choose_code("nfc_tag", "No tag")
    assert profile_dialog.headings == ["gtin", "batch", "serial", "url"]


def test_any_valid_resolution_can_be_entered_and_invalid_ones_are_rejected(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    profile_dialog.choose_code("images", "SVG in mm")
    profile_dialog.write_dpi("60")
    images = profile_dialog.dialog.overrides.images
    assert images == image_options("svg", 60, 0.5)
    assert isinstance(images.format, ImageFormat)
    assert profile_dialog.text("dots") == "1 dot per module, 0.42 mm"
    profile_dialog.write_dpi("1201")
    assert profile_dialog.part(QComboBox, "dpi").property("invalid") == "true"
    QTest.keyClick(profile_dialog.dialog, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert profile_dialog.chosen_code("dpi") == "120"
    module = profile_dialog.part(QDoubleSpinBox, "module")
    module.setValue(0)
    assert profile_dialog.dialog.overrides.images == image_options("svg", 120, 0.396)


def test_a_tag_that_is_too_small_causes_a_warning_and_can_be_used(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    profile_dialog.choose_code("nfc_tag", "MIFARE Ultralight")
    driver.wait_for(lambda: "don't fit on MIFARE Ultralight" in profile_dialog.text("message"))
    assert profile_dialog.usable
    profile_dialog.choose_code("nfc_tag", "NTAG215")
    driver.wait_for(lambda: profile_dialog.text("message") == "")
    profile_dialog.choose_code("nfc_tag", "MIFARE Ultralight")
    profile_dialog.use()
    driver.wait_for(lambda: driver.text("profile").endswith("5 columns · NFC"))


def test_the_codes_of_the_brand_profile_can_be_removed(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    columns = [{"source": source} for source in ("url", "qr_file", "ndef")]
    images = {"format": "svg", "dpi": 600, "module_mm": 0.4}
    brand_profile = {"name": "ours", "columns": columns, "images": images, "nfc_tag": "NTAG213"}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    assert driver.text("profile") == "Profile: ours · 3 columns · QR images · NFC"
    profile_dialog = ProfileDriver(driver)
    assert (profile_dialog.chosen_code("images"), profile_dialog.chosen_code("dpi")) == (
        "SVG in mm",
        "600",
    )
    assert profile_dialog.chosen_code("nfc_tag") == "NTAG213"
    profile_dialog.choose_code("images", "None")
    profile_dialog.choose_code("nfc_tag", "No tag")
    driver.wait_for(lambda: profile_dialog.header == ["url"])
    profile_dialog.use()
    driver.wait_for(lambda: driver.text("profile") == "Profile: ours · 1 column")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert not list(driver.folder.glob("*-qr"))
    assert verify(driver.folder).ok
