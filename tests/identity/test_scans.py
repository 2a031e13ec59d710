"""Scans are read by the GS1 rules, in agreement with another parser of element strings."""

import re

import biip
import pytest
from biip.gs1_messages import GS1Message
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.links import Link
from dpp_desktop.identity.scans import parse_scan
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
