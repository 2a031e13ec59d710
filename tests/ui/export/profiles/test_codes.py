"""Tests of QR images and NFC tags as they are chosen in the window, and of what comes of them."""

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
from tests.ui.export.profiles.writing import Writing

OpenDialog = Callable[[MintJob | ExportRequest], Driver]


def test_images_and_payloads_are_made_as_chosen(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    driver = open_dialog(run_job(workspace, submit(workspace, parka(30)).job.id))
    writing = Writing(driver)
    sizes = (writing.part(QComboBox, "dpi"), writing.part(QDoubleSpinBox, "module"))
    assert not any(field.isEnabled() for field in sizes)
    assert (writing.chosen_code("images"), writing.chosen_code("nfc_tag")) == ("None", "No tag")
    writing.choose_code("images", "PNG in printer dots")
    assert all(field.isEnabled() for field in sizes)
    assert writing.text("dots") == "6 dots per module, 0.51 mm"
    writing.choose_code("dpi", "305")
    sizes[1].setValue(0.42)
    assert writing.text("dots") == "5 dots per module, 0.42 mm"
    writing.choose_code("nfc_tag", "NTAG216")
    driver.wait_until(lambda: writing.header[-2:] == ["qr_file", "ndef"])
    assert writing.text("message") == ""
    named = writing.first_row[4]
    writing.use()
    told = "Profile: Label software · 6 columns · QR images · NFC"
    driver.wait_until(lambda: driver.text("profile") == told)
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).ok
    image = driver.folder / named
    assert png_read(image.read_bytes()).dotsPerMeterX() == whole_dots(305, 0.42).per_metre


def test_images_and_their_column_go_together(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    writing = Writing(open_dialog(minted_job))
    writing.add("QR image file")
    assert writing.chosen_code("images") == "PNG in printer dots"
    writing.columns.setCurrentCell(4, 0)
    writing.press("remove_column")
    assert writing.chosen_code("images") == "None"
    writing.add("ndef")
    assert writing.chosen_code("nfc_tag") == "Any tag"
    writing.choose_code("nfc_tag", "No tag")
    assert writing.headings == ["gtin", "batch", "serial", "url"]


def test_any_printer_can_be_written_and_nonsense_does_not_count(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    writing.choose_code("images", "SVG in mm")
    writing.write_dpi("60")
    images = writing.dialog.overrides.images
    assert images == image_options("svg", 60, 0.5)
    assert isinstance(images.format, ImageFormat)
    assert writing.text("dots") == "1 dot per module, 0.42 mm"
    writing.write_dpi("1201")
    assert writing.part(QComboBox, "dpi").property("invalid") == "true"
    QTest.keyClick(writing.dialog, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert writing.chosen_code("dpi") == "120"
    module = writing.part(QDoubleSpinBox, "module")
    module.setValue(0)
    assert writing.dialog.overrides.images == image_options("svg", 120, 0.396)


def test_a_tag_that_is_too_small_is_told_and_can_be_used(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    writing.choose_code("nfc_tag", "MIFARE Ultralight")
    driver.wait_until(lambda: "don't fit on MIFARE Ultralight" in writing.text("message"))
    assert writing.usable
    writing.choose_code("nfc_tag", "NTAG215")
    driver.wait_until(lambda: writing.text("message") == "")
    writing.choose_code("nfc_tag", "MIFARE Ultralight")
    writing.use()
    driver.wait_until(lambda: driver.text("profile").endswith("5 columns · NFC"))


def test_the_codes_of_the_brands_own_profile_can_be_done_without(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    columns = [{"source": source} for source in ("url", "qr_file", "ndef")]
    images = {"format": "svg", "dpi": 600, "module_mm": 0.4}
    own = {"name": "ours", "columns": columns, "images": images, "nfc_tag": "NTAG213"}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=own)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    assert driver.text("profile") == "Profile: ours · 3 columns · QR images · NFC"
    writing = Writing(driver)
    assert (writing.chosen_code("images"), writing.chosen_code("dpi")) == ("SVG in mm", "600")
    assert writing.chosen_code("nfc_tag") == "NTAG213"
    writing.choose_code("images", "None")
    writing.choose_code("nfc_tag", "No tag")
    driver.wait_until(lambda: writing.header == ["url"])
    writing.use()
    driver.wait_until(lambda: driver.text("profile") == "Profile: ours · 1 column")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert not list(driver.folder.glob("*-qr"))
    assert verify(driver.folder).ok
