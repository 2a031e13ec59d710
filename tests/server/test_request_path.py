"""Paths of URLs are read in every form that scanners and people send, and only in those."""

from itertools import permutations
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.gtin import check_digit
from dpp_desktop.identity.links import link_prefix
from dpp_desktop.identity.serial_text import ALPHABET
from dpp_desktop.identity.text import TextError
from dpp_desktop.server.request_path import (
    IMPOSSIBLE_SERIAL,
    MAX_PATH_LENGTH,
    RequestedItem,
    read_path,
)

GTIN, SERIAL = "09506000134352", "0123456789AB"
_CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz"
gtins = st.integers(1, 10**13 - 1).map(lambda n: f"{n:013}{check_digit(f'{n:013}')}")
batches = st.text(_CSET_82, min_size=1, max_size=20).filter(lambda text: text not in (".", ".."))
serials = st.text(ALPHABET, min_size=12, max_size=12)
prefixes = st.sampled_from(["", "/brand", "/brand/a.b", "/T/x"])
items = st.builds(
    RequestedItem, prefixes, gtins, st.none() | batches, st.none() | serials
) | st.builds(RequestedItem, prefixes, st.none(), st.none(), serials)


@given(items)
def test_a_canonical_path_is_read_as_what_it_was_made_of(item: RequestedItem) -> None:
    assert read_path(item.path) == item
    assert len(item.path) <= MAX_PATH_LENGTH


@given(prefixes, gtins, batches, serials)
def test_the_urls_of_units_have_canonical_paths(
    prefix: str, gtin: str, batch: str, serial: str
) -> None:
    stem = f"https://id.brand.example{prefix}"
    for url in (link_prefix(stem, gtin, batch), link_prefix(stem, None, None)):
        path = f"{url}{serial}".removeprefix("https://id.brand.example")
        item = read_path(path)
        assert item
        assert item.path == path


@given(gtins, batches, serials, st.randoms())
def test_every_order_and_encoding_has_one_canonical_path(
    gtin: str, batch: str, serial: str, chance: "st.DataObject"
) -> None:
    written = "".join(f"%{ord(c):02x}" for c in batch)
    pairs = [("01", gtin), ("10", written), ("21", serial.lower()), ("22", "A")]
    wanted = RequestedItem("/p", gtin, batch, serial)
    for order in permutations(pairs):
        path = "//p" + "".join(f"/{key}/{value}" for key, value in order) + "/"
        found = read_path(path)
        assert found == wanted
        assert found.path == f"/p/01/{gtin}/10/{quote(batch, safe='-._~')}/21/{serial}"


@pytest.mark.parametrize(
    ("written", "gtin"),
    [
        ("96385074", "00000096385074"),
        ("614141999996", "00614141999996"),
        ("9506000134352", GTIN),
        (GTIN, GTIN),
    ],
)
def test_shorter_gtins_are_padded(written: str, gtin: str) -> None:
    found = read_path(f"/01/{written}/21/{SERIAL}")
    assert found
    assert found.path == f"/01/{gtin}/21/{SERIAL}"


@pytest.mark.parametrize("serial", ["ol23456789ab", "0123-4567-89AB", "0l23%2045678%209AB"])
def test_serials_are_read_as_people_type_them(serial: str) -> None:
    found = read_path(f"/T/{serial}")
    assert found
    assert found.path == f"/t/{SERIAL}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/01/09506000134353/21/x", "check digit of GTIN"),
        ("/01/123", "is not a GTIN"),
        ("/01/00000000000000", "zeros"),
        ("/21/0123456789AB", "no GTIN"),
        (f"/01/{GTIN}/21", "no value"),
        (f"/01/{GTIN}/21/", "no value"),
        (f"/01/{GTIN}/01/{GTIN}", "twice"),
        (f"/01/{GTIN}/17/261231", "'17' is not an identifier"),
        (f"/01/{GTIN}/x/y", "'x' is not an identifier"),
        ("/00/106141412345678908", "'00' is not an identifier"),
        (f"/01/{GTIN}/10/{'A' * 21}", "batch code has 21 characters"),
        (f"/01/{GTIN}/10/a%20b", "batch code contains a space"),
        (f"/01/{GTIN}/10/../21/x", "batch code can't be"),
        (f"/01/{GTIN}/10//21/x", "batch code is empty"),
        (f"/01/{GTIN}/21/%00", "serial number contains"),
        (f"/01/{GTIN}/21/%C3%A9", "serial number contains"),
        ("/t/%FF", "not valid UTF-8"),
        ("/t/%G0", "percent sign"),
        ("/t/%", "percent sign"),
        (f"/01/{GTIN}/21/{'9' * 21}", "serial number has 21 characters"),
    ],
)
def test_invalid_identifiers_are_refused_with_the_reason(path: str, reason: str) -> None:
    with pytest.raises(TextError) as error:
        read_path(path)
    assert reason in error.value.message
    assert error.value.code != IMPOSSIBLE_SERIAL
    assert error.value.message.endswith(".")


@pytest.mark.parametrize("serial", ["A", "UUUUUUUUUUUU", "12345678901234567890", "a%2Fb"])
def test_a_valid_serial_of_another_form_was_never_minted(serial: str) -> None:
    with pytest.raises(TextError) as error:
        read_path(f"/01/{GTIN}/21/{serial}")
    assert error.value.code == IMPOSSIBLE_SERIAL


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/t",
        "/favicon.ico",
        "/brand/",
        "/t/x/y",
        f"/../01/{GTIN}",
        f"/%2e%2e/t/{SERIAL}",
        f"/a%2Fb/01/{GTIN}",
        f"/%0d%0aSet-Cookie:x/01/{GTIN}",
        f"/a b/t/{SERIAL}",
    ],
)
def test_other_paths_identify_nothing(path: str) -> None:
    assert read_path(path) is None


def test_a_canonical_path_never_leads_to_another_host() -> None:
    item = read_path(f"//evil.example//t/{SERIAL}")
    assert item
    assert item.path == f"/evil.example/t/{SERIAL}"


@given(st.text(max_size=60))
def test_any_path_is_read_or_refused(path: str) -> None:
    try:
        item = read_path(f"/01/{path}")
    except TextError:
        return
    assert item is None or read_path(item.path) == item
