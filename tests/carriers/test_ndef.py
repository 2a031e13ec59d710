"""An independent reader (ndeflib) finds exactly the URL in a tag message."""

import ndef
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.carriers.ndef import hex_column, message_start, uri_message
from tests.carriers.packs import WITH_GTIN, WITHOUT_GTIN, prefixes, some_serials, split
from tests.identity.strategies import serials

SERIAL = "0123456789AB"


def urls_in(message: bytes) -> list[str]:
    """Return the URLs in the message, one per record."""
    records = list(ndef.message_decoder(message))
    assert all(isinstance(record, ndef.UriRecord) for record in records)
    return [record.iri for record in records]


@given(prefixes, serials)
@example("https://www.example.com/t/", SERIAL)
@example("http://www.example.com/t/", SERIAL)
@example("http://example.com/t/", SERIAL)
@example("urn:epc:id:sgtin:0614141.112345.", SERIAL)
@example("", SERIAL)
def test_a_reader_finds_the_url(prefix: str, serial: str) -> None:
    assert urls_in(uri_message(prefix + serial)) == [prefix + serial]


@given(prefixes, serials)
def test_a_message_matches_that_of_an_independent_writer(prefix: str, serial: str) -> None:
    written = b"".join(ndef.message_encoder([ndef.UriRecord(prefix + serial)]))
    assert uri_message(prefix + serial) == written


def test_a_message_has_the_bytes_of_the_standard() -> None:
    """The order is flags, lengths of type and payload, type, URI code, rest of the URL."""
    message = uri_message("https://id.example/t/0123456789AB")
    assert message.hex(" ") == (
        "d1 01 1a 55 04 69 64 2e 65 78 61 6d 70 6c 65 2f 74 2f 30 31 32 33 34 35 36 37 38 39 41 42"
    )


@pytest.mark.parametrize(("payload", "header"), [(255, 3), (256, 6), (2_000, 6)])
def test_short_records_are_used_up_to_their_maximum_length(payload: int, header: int) -> None:
    url = "https://".ljust(len("https://") + payload - 1, "a")
    message = uri_message(url)
    assert len(message) == header + len("U") + payload
    assert urls_in(message) == [url]


def test_a_url_is_written_in_utf_8() -> None:
    url = "https://id.example/größe/0123456789AB"
    assert urls_in(uri_message(url)) == [url]


@given(prefixes, st.integers(0, 50))
@example(WITH_GTIN, 10_000)
@example("https://".ljust(8 + 254 - 12, "a"), 2)
@example("https://".ljust(8 + 255 - 12, "a"), 2)
def test_common_start_and_column_combine_to_the_messages(prefix: str, count: int) -> None:
    pack = some_serials(count)
    start = message_start(prefix)
    column = hex_column(pack)
    assert column.shape == (count, 24)
    for row, serial in zip(column, split(pack), strict=True):
        assert start + bytes.fromhex(row.tobytes().decode("ascii")) == uri_message(prefix + serial)


def test_hexadecimal_digits_are_uppercase() -> None:
    assert hex_column("JKMNOPQRSTUZ").tobytes() == b"4A4B4D4E4F5051525354555A"


@pytest.mark.parametrize("serials", ["0123456789A", "0123456789ABC", "0123456789Ä1"])
def test_invalid_serials_are_rejected(serials: str) -> None:
    with pytest.raises(ValueError, match="no serials"):
        hex_column(serials)


def test_the_abbreviation_depends_only_on_the_prefix() -> None:
    assert message_start(WITHOUT_GTIN) == uri_message(WITHOUT_GTIN + SERIAL)[: -len(SERIAL)]
