"""What is wished for is settled on the ground of a profile, the brand's own among them."""

import pytest

from dpp_desktop.exporting.profiles.builtin import LABEL
from dpp_desktop.exporting.profiles.choice import (
    NoImages,
    ProfileWish,
    settled_profile,
    wished_images,
)
from dpp_desktop.exporting.profiles.profile import Column, parse_columns
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.brandfile import parse_brand
from dpp_desktop.passports.catalogue import import_brand
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

PNG = wished_images("png", 203, 0.5)
WITH_CODES = {
    "name": "codes",
    "columns": [{"source": name} for name in ("qr_file", "serial", "ndef")],
    "images": {"format": "png", "dpi": 203, "module_mm": 0.5},
    "nfc_tag": "NTAG213",
}


@pytest.fixture
def brand(workspace: Workspace) -> str:
    """The key of a brand whose packs come with QR images and what to write to NFC tags."""
    import_brand(workspace, parse_brand(a_brand(key="codes", export_profile=WITH_CODES)))
    return "codes"


def test_a_brands_images_and_tag_are_as_it_says_unless_wished_otherwise(
    workspace: Workspace, brand: str
) -> None:
    svg = wished_images("svg", 600, 0.4)
    with workspace.read() as transaction:
        plain = settled_profile(transaction, brand)
        other = settled_profile(transaction, brand, ProfileWish(images=svg, nfc_tag="NTAG216"))
    assert (plain.images, plain.nfc_tag) == (PNG, "NTAG213")
    assert (other.images, other.nfc_tag) == (svg, "NTAG216")
    assert other.columns == plain.columns == parse_columns(["qr_file", "serial", "ndef"])


def test_no_images_are_wished_for_where_the_brand_has_them(
    workspace: Workspace, brand: str
) -> None:
    with workspace.read() as transaction:
        settled = settled_profile(transaction, brand, ProfileWish(images=NoImages()))
        label = settled_profile(transaction, brand, ProfileWish("label", images=NoImages()))
    assert settled.images is None
    assert settled.columns == parse_columns(["serial", "ndef"])
    assert label == LABEL


def test_no_images_leave_no_column_of_their_files_among_those_wished_for(
    workspace: Workspace, brand: str
) -> None:
    columns = parse_columns(["qr_file=a", "serial", "qr_file=b"])
    alone = ProfileWish(columns=columns[:1], images=NoImages())
    with workspace.read() as transaction:
        settled = settled_profile(transaction, brand, ProfileWish(None, columns, images=NoImages()))
        with pytest.raises(InvalidInput, match="1 to 100 columns"):
            settled_profile(transaction, brand, alone)
    assert settled.columns == (Column("serial", "serial"),)


def test_a_tag_without_a_name_is_none_and_leaves_the_columns(
    workspace: Workspace, brand: str
) -> None:
    without = ProfileWish(None, parse_columns(["serial"]), images=NoImages(), nfc_tag="")
    with workspace.read() as transaction:
        kept = settled_profile(transaction, brand, ProfileWish(nfc_tag=""))
        gone = settled_profile(transaction, brand, without)
    assert (kept.nfc_tag, kept.shows("ndef")) == ("", True)
    assert (gone.nfc_tag, gone.columns) == ("", parse_columns(["serial"]))
