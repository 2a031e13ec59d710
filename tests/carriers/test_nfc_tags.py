"""The capacity of a tag is verified by writing its memory layout and reading it back."""

import ndef
import pytest
from hypothesis import given

from dpp_desktop.carriers.ndef import uri_message
from dpp_desktop.carriers.nfc_tags import TAGS, NfcTag, TagFit, check_fit
from tests.carriers.packs import WITH_GTIN, prefixes

BY_NAME = {tag.name: tag for tag in TAGS}
# A new tag has this in front of its message: the location of the dynamic lock bits.
LOCK_CONTROL = {"NTAG213": bytes.fromhex("01 03 a0 0c 34")}


def memory_with(url: str, tag: NfcTag) -> bytes:
    """Return the data area as an encoder writes it: TLVs, ending with the terminator."""
    message = uri_message(url)
    long = len(message) > 254
    length = b"\xff" + len(message).to_bytes(2, "big") if long else bytes([len(message)])
    return LOCK_CONTROL.get(tag.name, b"") + b"\x03" + length + message + b"\xfe"


def message_in(memory: bytes) -> bytes:
    """Return the message that a reader finds by following the TLVs of a data area."""
    place = 0
    while memory[place] != 0x03:
        place += 2 + memory[place + 1]
    if memory[place + 1] == 0xFF:
        length = int.from_bytes(memory[place + 2 : place + 4], "big")
        return memory[place + 4 : place + 4 + length]
    return memory[place + 2 : place + 2 + memory[place + 1]]


def url_of(length: int) -> str:
    return "https://".ljust(length, "a")


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag.name)
def test_the_longest_url_that_fits_fills_the_data_area(tag: NfcTag) -> None:
    longest = max(length for length in range(8, 1_000) if check_fit(url_of(length), tag).fits)
    memory = memory_with(url_of(longest), tag)
    assert len(memory) == tag.data_area
    (record,) = ndef.message_decoder(message_in(memory))
    assert record.iri == url_of(longest)


@given(prefixes)
def test_needed_and_available_bytes_are_reported(prefix: str) -> None:
    url = f"{prefix}0123456789AB"
    for tag in TAGS:
        found = check_fit(url, tag)
        memory = memory_with(url, tag)
        assert found.available - found.needed == tag.data_area - len(memory)
        assert found.fits == (len(memory) <= tag.data_area)


@pytest.mark.parametrize(
    ("name", "available", "largest_message"),
    [
        ("MIFARE Ultralight", 48, 45),
        ("NTAG213", 139, 136),
        ("NTAG215", 496, 491),
        ("NTAG216", 872, 867),
    ],
)
def test_capacity_of_each_tag(name: str, available: int, largest_message: int) -> None:
    tag = BY_NAME[name]
    url = url_of(8)
    while check_fit(url + "a", tag).fits:
        url += "a"
    assert check_fit(url, tag) == TagFit(needed=available, available=available)
    assert len(uri_message(url)) == largest_message


def test_a_url_with_a_gtin_fits_all_tags_except_the_smallest() -> None:
    url = f"{WITH_GTIN}0123456789AB"
    assert {tag.name for tag in TAGS if check_fit(url, tag).fits} == {
        "NTAG213",
        "NTAG215",
        "NTAG216",
    }


def test_tags_are_sorted_by_size() -> None:
    assert list(TAGS) == sorted(TAGS, key=lambda tag: tag.data_area)
