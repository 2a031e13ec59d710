"""Overrides are applied to built-in profiles and to the brand's profile."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.profiles.builtin import LABEL
from dpp_desktop.profiles.overrides import (
    NoImages,
    ProfileOverrides,
    image_options,
    resolve_profile,
)
from dpp_desktop.profiles.profile import Column, check_profile, parse_columns, profile_of
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

PNG = image_options("png", 203, 0.5)
WITH_CODES = {
    "name": "codes",
    "columns": [{"source": name} for name in ("qr_file", "serial", "ndef")],
    "images": {"format": "png", "dpi": 203, "module_mm": 0.5},
    "nfc_tag": "NTAG213",
}


@pytest.fixture
def brand(workspace: Workspace) -> str:
    """Return the key of a brand whose packs include QR images and NFC messages."""
    import_brand(workspace, parse_brand(a_brand(key="codes", export_profile=WITH_CODES)))
    return "codes"


def test_overrides_replace_the_brands_images_and_tag(workspace: Workspace, brand: str) -> None:
    svg = image_options("svg", 600, 0.4)
    with workspace.read() as transaction:
        plain = resolve_profile(transaction, brand)
        other = resolve_profile(transaction, brand, ProfileOverrides(images=svg, nfc_tag="NTAG216"))
    assert (plain.images, plain.nfc_tag) == (PNG, "NTAG213")
    assert (other.images, other.nfc_tag) == (svg, "NTAG216")
    assert other.columns == plain.columns == parse_columns(["qr_file", "serial", "ndef"])


_profiles = st.fixed_dictionaries(
    {
        "name": st.just("ours"),
        "columns": st.lists(
            st.fixed_dictionaries(
                {"source": st.sampled_from(["url", "unit", "label", "qr_file", "ndef"])},
                optional={"heading": st.sampled_from(["url", "a", " a", "", "\u200b", " "])},
            ),
            min_size=1,
            max_size=3,
        ),
    },
    optional={
        "label_file": st.sampled_from(["", "a.nlbl", " ", "a\n", "x" * 200, "x" * 201]),
        "images": st.sampled_from([{"format": "png", "dpi": 50, "module_mm": 0.396}]),
        "nfc_tag": st.sampled_from(["NTAG213", "NTAG1"]),
        "copies": st.sampled_from([0, 1, 9_999, 10_000]),
    },
)


@given(_profiles)
@example({"name": "ours", "columns": [{"source": "label"}]})
@example({"name": "ours", "columns": [{"source": "qr_file"}]})
def test_a_brand_file_is_accepted_exactly_if_its_profile_is_usable(
    document: dict[str, Any],
) -> None:
    assert _is_accepted(document) == _is_usable(document)


def _is_accepted(document: dict[str, Any]) -> bool:
    try:
        parse_brand(a_brand(export_profile=document))
    except InvalidInput:
        return False
    return True


def _is_usable(document: dict[str, Any]) -> bool:
    try:
        check_profile(profile_of(json.dumps(document)))
    except InvalidInput:
        return False
    return True


def test_an_unusable_brand_profile_has_a_remedy(
    workspace: Workspace,
) -> None:
    """Earlier versions accepted brand files with such a profile."""
    document = {"name": "ours", "columns": [{"source": "qr_file"}, {"source": "label"}]}
    brand = replace(parse_brand(a_brand(key="odd")), export_profile=json.dumps(document))
    images, label = ProfileOverrides(images=PNG, label_file="a.nlbl"), ProfileOverrides("label")
    with workspace.write() as transaction:
        brands.put(transaction, brand)
        with pytest.raises(InvalidInput, match="enter the label file") as refused:
            resolve_profile(transaction, "odd")
        assert resolve_profile(transaction, "odd", images).name == "ours"
        assert resolve_profile(transaction, "odd", label) == LABEL
    assert [problem.field for problem in refused.value.problems] == ["label", "images"]
    assert "correct the brand file and import it again" in refused.value.remedy


def test_images_of_the_brand_can_be_turned_off(workspace: Workspace, brand: str) -> None:
    with workspace.read() as transaction:
        profile = resolve_profile(transaction, brand, ProfileOverrides(images=NoImages()))
        label = resolve_profile(transaction, brand, ProfileOverrides("label", images=NoImages()))
    assert profile.images is None
    assert profile.columns == parse_columns(["serial", "ndef"])
    assert label == LABEL


def test_turning_off_images_removes_their_column(workspace: Workspace, brand: str) -> None:
    columns = parse_columns(["qr_file=a", "serial", "qr_file=b"])
    alone = ProfileOverrides(columns=columns[:1], images=NoImages())
    with workspace.read() as transaction:
        profile = resolve_profile(
            transaction, brand, ProfileOverrides(None, columns, images=NoImages())
        )
        with pytest.raises(InvalidInput, match="1 to 100 columns"):
            resolve_profile(transaction, brand, alone)
    assert profile.columns == (Column("serial", "serial"),)


def test_an_empty_tag_name_removes_the_tag_and_keeps_the_columns(
    workspace: Workspace, brand: str
) -> None:
    without = ProfileOverrides(None, parse_columns(["serial"]), images=NoImages(), nfc_tag="")
    with workspace.read() as transaction:
        kept = resolve_profile(transaction, brand, ProfileOverrides(nfc_tag=""))
        gone = resolve_profile(transaction, brand, without)
    assert (kept.nfc_tag, kept.has_source("ndef")) == ("", True)
    assert (gone.nfc_tag, gone.columns) == ("", parse_columns(["serial"]))
