"""Messages of several records match those of an independent reader and writer (ndeflib)."""

import ndef
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.carriers.ndef_records import (
    Record,
    android_record,
    message_of,
    records_of,
    text_record,
    url_of,
)
from tests.carriers.packs import prefixes
from tests.identity.strategies import serials

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(prefixes, serials, _texts)
def test_messages_match_those_of_an_independent_writer(prefix: str, serial: str, text: str) -> None:
    url = prefix + serial
    written = ndef.message_encoder([ndef.UriRecord(url), ndef.TextRecord(text, "en")])
    assert message_of(url, [text_record(text)]) == b"".join(written)


def test_an_android_application_record_is_an_external_record() -> None:
    message = message_of("https://id.example/1", [android_record("com.example.app")])
    _, record = ndef.message_decoder(message)
    assert (record.type, record.data) == ("urn:nfc:ext:android.com:pkg", b"com.example.app")


@pytest.mark.parametrize("name", ["", "app", "com.1app", "com example", "com.example."])
def test_other_names_are_no_android_applications(name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        android_record(name)


# The independent reader fails at host names with empty labels.
@given(
    st.sampled_from(range(36)),
    st.from_regex(r"[abcxyz019]{1,8}(/[abcxyz019/.-]{0,12})?", fullmatch=True),
)
def test_every_abbreviation_is_read_as_by_an_independent_reader(code: int, rest: str) -> None:
    payload = bytes([code]) + rest.encode("ascii")
    message = bytes([0xD1, 1, len(payload)]) + b"U" + payload
    (expected,) = ndef.message_decoder(message)
    (record,) = records_of(message)
    found = url_of(record)
    assert found is not None
    assert found == expected.uri or found == expected.iri


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    try:
        found = records_of(data)
    except ValueError:
        return
    # An independent reader finds as many records, or checks their content more strictly.
    try:
        expected = list(ndef.message_decoder(data, errors="relax"))
    except ndef.DecodeError:
        return
    assert len(found) == len(expected)


def test_other_records_have_no_url() -> None:
    assert url_of(Record(1, b"T", b"\x02enHi")) is None
    assert url_of(Record(1, b"U", b"")) is None
    assert url_of(Record(1, b"U", b"\x04\xff")) is None
