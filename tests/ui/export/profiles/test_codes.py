"""Tests of selecting QR images and NFC tags, and of the exported files."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.carriers.images import ImageFormat
from dpp_desktop.carriers.printer_dots import whole_dots
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import image_options
from dpp_desktop.store.workspace import Workspace
from tests.carriers.image_reader import png_read
from tests.conftest import parka
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.samples import mint
from tests.ui.export.export_driver import OpenDialog
from tests.ui.export.profiles.profile_driver import ProfileDriver


def test_images_and_nfc_payloads_are_exported_as_selected(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    export = open_dialog(mint(workspace, parka(30)))
    profile = ProfileDriver(export)
    sizes = (profile.box("dpi"), profile.find(QDoubleSpinBox, "module"))
    assert not any(field.isEnabled() for field in sizes)
    assert (profile.selected("images"), profile.selected("nfc_tag")) == ("None", "No tag")
    profile.select("images", "PNG in printer dots")
    assert all(field.isEnabled() for field in sizes)
    assert profile.text("dots") == "6 dots per module, 0.51 mm"
    profile.select("dpi", "305")
    sizes[1].setValue(0.42)
    assert profile.text("dots") == "5 dots per module, 0.42 mm"
    profile.select("nfc_tag", "NTAG216")
    export.wait_for(lambda: profile.header[-2:] == ["qr_file", "ndef"])
    assert profile.text("message") == ""
    image_name = profile.first_row[4]
    profile.use()
    expected = "Profile: Label software · 6 columns · QR images · NFC"
    export.wait_for(lambda: export.text("profile") == expected)
    export.wait_for(lambda: export.button("start").isEnabled())
    export.export_and_wait()
    assert verify(export.folder).ok
    image = export.folder / image_name
    assert png_read(image.read_bytes()).dotsPerMeterX() == whole_dots(305, 0.42).per_metre


def test_images_and_tags_are_added_and_removed_with_their_columns(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile = ProfileDriver(open_dialog(minted_job))
    profile.add_column("QR image file")
    assert profile.selected("images") == "PNG in printer dots"
    profile.columns.setCurrentCell(4, 0)
    profile.press("remove_column")
    assert profile.selected("images") == "None"
    profile.add_column("ndef")
    assert profile.selected("nfc_tag") == "Any tag"
    profile.select("nfc_tag", "No tag")
    assert profile.headings == ["gtin", "batch", "serial", "url"]


def test_any_printer_resolution_in_the_allowed_range_can_be_typed(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    profile.select("images", "SVG in mm")
    profile.type_dpi("60")
    images = profile.dialog.overrides.images
    assert images == image_options("svg", 60, 0.5)
    assert isinstance(images.format, ImageFormat)
    assert profile.text("dots") == "1 dot per module, 0.42 mm"
    profile.type_dpi("1201")
    assert profile.box("dpi").property("invalid") == "true"
    profile.press_mnemonic(Qt.Key.Key_M)
    assert profile.selected("dpi") == "120"
    module = profile.find(QDoubleSpinBox, "module")
    module.setValue(0)
    assert profile.dialog.overrides.images == image_options("svg", 120, 0.396)


def test_a_tag_that_is_too_small_is_reported_but_can_be_used(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    profile.select("nfc_tag", "MIFARE Ultralight")
    export.wait_for(lambda: "don't fit on MIFARE Ultralight" in profile.text("message"))
    assert profile.can_use
    profile.select("nfc_tag", "NTAG215")
    export.wait_for(lambda: profile.text("message") == "")
    profile.select("nfc_tag", "MIFARE Ultralight")
    profile.use()
    export.wait_for(lambda: export.text("profile").endswith("5 columns · NFC"))


def test_images_and_tags_of_the_profile_of_the_brand_can_be_removed(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    columns = [{"source": source} for source in ("url", "qr_file", "ndef")]
    images = {"format": "svg", "dpi": 600, "module_mm": 0.4}
    brand_profile = {"name": "brand", "columns": columns, "images": images, "nfc_tag": "NTAG213"}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    export = open_dialog(mint(workspace, form))
    assert export.text("profile") == "Profile: brand · 3 columns · QR images · NFC"
    profile = ProfileDriver(export)
    assert (profile.selected("images"), profile.selected("dpi")) == ("SVG in mm", "600")
    assert profile.selected("nfc_tag") == "NTAG213"
    profile.select("images", "None")
    profile.select("nfc_tag", "No tag")
    export.wait_for(lambda: profile.header == ["url"])
    profile.use()
    export.wait_for(lambda: export.text("profile") == "Profile: brand · 1 column")
    export.wait_for(lambda: export.button("start").isEnabled())
    export.export_and_wait()
    assert not list(export.folder.glob("*-qr"))
    assert verify(export.folder).ok
