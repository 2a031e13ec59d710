"""Scans are read by the GS1 rules, in agreement with another parser of element strings."""

import re

import biip
import pytest
from biip.gs1_messages import GS1Message
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.links import Link
from dpp_desktop.identity.scans import keyboard_scans, parse_scan, read_scan
from dpp_desktop.identity.text import TextError
from tests.identity.strategies import batches, gtins_14, serials

GTIN = "09506000134352"
SERIAL = "0123456789AB"
URL = f"https://id.brand.example/01/{GTIN}/21/{SERIAL}"
GS = "\x1d"

symbologies = st.sampled_from(["]C1", "]d2", "]Q3", "]e0"])


def _link_read_by_biip(message: GS1Message) -> Link:
    found = {element.ai.ai: element.value for element in message.element_strings}
    return Link("", found["01"], found.get("10"), found["21"])


@given(symbologies, gtins_14, st.none() | batches, serials)
def test_element_strings_are_read_as_in_biip(
    symbology: str, gtin: str, batch: str | None, serial: str
) -> None:
    text = f"{symbology}01{gtin}" + (f"10{batch}{GS}" if batch else "") + f"21{serial}"
    message = biip.parse(text).gs1_message
    assert message
    assert parse_scan(text) == _link_read_by_biip(message)


@given(gtins_14, st.none() | batches.filter(lambda batch: not re.search("[()]", batch)), serials)
def test_human_readable_text_is_read_as_in_biip(gtin: str, batch: str | None, serial: str) -> None:
    text = f"(01){gtin}" + (f"(10){batch}" if batch else "") + f"(21){serial}"
    assert parse_scan(text) == _link_read_by_biip(GS1Message.parse_hri(text))


@pytest.mark.parametrize("prefix", ["", "]Q1", "]d1", "]C0", "]z0"])
@pytest.mark.parametrize(
    ("scanned", "link"),
    [
        (URL, Link("https://id.brand.example", GTIN, None, SERIAL)),
        (SERIAL, Link("", None, None, SERIAL)),
        ("0123-4567-89ab", Link("", None, None, SERIAL)),
        (f"(01){GTIN}(21){SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"(01) {GTIN} (21) 0123-4567-89ab", Link("", GTIN, None, SERIAL)),
        (f"(01){GTIN}(10)A/7(21){SERIAL}", Link("", GTIN, "A/7", SERIAL)),
        (f"(01){GTIN}(21){SERIAL}(10)LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"(21){SERIAL}(17)290101(01){GTIN}", Link("", GTIN, None, SERIAL)),
        (f"(01){GTIN}(10)://(21){SERIAL}", Link("", GTIN, "://", SERIAL)),
        (f"01{GTIN}10a://b{GS}21{SERIAL}", Link("", GTIN, "a://b", SERIAL)),
        (f"01{GTIN}10LOT-721{SERIAL}", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}{GS}10LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"01{GTIN}1126110121{SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"01{GTIN}1729110110LOT-7{GS}21{SERIAL}", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}{GS}17291101", Link("", GTIN, None, SERIAL)),
        (f"01{GTIN}21{SERIAL}{GS}10LOT-7{GS}240ABC", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}<GS>10LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}{{gs}}10LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}\\x1d10LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"01{GTIN}21{SERIAL}^]10LOT-7", Link("", GTIN, "LOT-7", SERIAL)),
        (f"{GS}240ABC-1{GS}10LOT-7{GS}21{SERIAL}{GS}01{GTIN}", Link("", GTIN, "LOT-7", SERIAL)),
        (f"3103001250{GS}01{GTIN}8005012345{GS}21{SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"\\(01\\){GTIN}\\(21\\){SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"(01){GTIN}{GS}(21){SERIAL}", Link("", GTIN, None, SERIAL)),
        (f"(01){GTIN}(10)A(B)C(21){SERIAL}", Link("", GTIN, "A(B)C", SERIAL)),
        (f"01{GTIN}21{SERIAL.lower()}", Link("", GTIN, None, SERIAL)),
        (
            f"id.brand.example/01/{GTIN}/21/{SERIAL}",
            Link("https://id.brand.example", GTIN, None, SERIAL),
        ),
    ],
)
def test_scans_are_read_with_and_without_symbology_identifier(
    prefix: str, scanned: str, link: Link
) -> None:
    assert parse_scan(prefix + scanned) == link


@pytest.mark.parametrize(
    "scanned",
    ["", "]Q3", "]", f"(01){GTIN}", f"(21){SERIAL}", f"(01){GTIN}(21)short", f"(01)1(21){SERIAL}"],
)
def test_scans_without_a_unit_are_rejected(scanned: str) -> None:
    with pytest.raises(TextError):
        parse_scan(scanned)


@pytest.mark.parametrize("prefix", ["", "]E0", "]Q3", "]C1", "]d2"])
@pytest.mark.parametrize(
    "scanned",
    [
        GTIN,
        "9506000134352",
        f"01{GTIN}",
        f"(01){GTIN}",
        f"(01){GTIN}(10)LOT-7",
        f"01{GTIN}10LOT-7{GS}17291101",
        f"01{GTIN}21{SERIAL}",
        URL,
        f"id.brand.example/01/{GTIN}",
        f"01{GTIN}21serial-of-a-supplier",
    ],
)
def test_the_gtin_of_a_product_is_read(prefix: str, scanned: str) -> None:
    assert read_scan(prefix + scanned).gtin == GTIN


@pytest.mark.parametrize(
    "scanned", ["", "LOT-7", "9506000134353", f"(21){SERIAL}", f"]d221{SERIAL}"]
)
def test_other_scans_have_no_gtin(scanned: str) -> None:
    assert read_scan(scanned).gtin is None


@given(gtins_14, st.none() | batches, serials)
def test_element_strings_without_separators_are_read(
    gtin: str, batch: str | None, serial: str
) -> None:
    """Keyboards can't type the separator. The batch may contain something like an element."""
    for text in (
        f"01{gtin}21{serial}" + (f"10{batch}" if batch else ""),
        f"01{gtin}" + (f"10{batch}" if batch else "") + f"21{serial}",
    ):
        units = read_scan(text).units
        assert Link("", gtin, batch, serial) in units


@given(st.text(alphabet=st.characters(max_codepoint=0x2000), max_size=120))
def test_any_text_can_be_scanned(text: str) -> None:
    for scan in (
        read_scan(text),
        read_scan(f"01{GTIN}{text}"),
        *(k.scan for k in keyboard_scans(text)),
    ):
        assert bool(scan.units) != bool(scan.error)


def test_long_texts_are_read_in_a_short_time() -> None:
    """Without separators, the number of ways to split a text can grow with its length."""
    for text in ("10" * 250, f"01{GTIN}" + "91" * 200, f"01{GTIN}" + "240" * 150, "1" * 10_000):
        read_scan(text)


def test_a_scan_through_the_wrong_layout_is_read_once_for_all_layouts() -> None:
    arrived = URL.replace("/", "-").replace(":", "Ö")
    (scan,) = keyboard_scans(arrived)
    assert scan.scan.units == (parse_scan(URL),)
    assert {(each.scanner, each.computer) for each in scan.readings} >= {("US", "German")}
