"""A tag that is read shows its token; copies, foreign, blank and damaged tags say so."""

import ndef
import pytest

from dpp_desktop.nfc.reading import ReadTag, TagVerdict, read_tag
from tests.nfc.emulated_reader import EmulatedReader
from tests.nfc.emulated_tags import CLASSIC_ATR, NTAG213, EmulatedTag
from tests.nfc.stations import Stations, tag, uid
from tests.units.unit_jobs import TAG, UnitJob


def read(stations: Stations, emulated: EmulatedTag) -> ReadTag:
    reader = EmulatedReader([emulated])
    reader.placement()
    with reader.connected() as channel:
        return read_tag(stations.workspace, channel)


def with_message(number: int, message: bytes) -> EmulatedTag:
    found = tag(number)
    found.memory[16 : 18 + len(message)] = bytes([3, len(message)]) + message
    return found


def with_url(number: int, url: str) -> EmulatedTag:
    return with_message(number, b"".join(ndef.message_encoder([ndef.UriRecord(url)])))


def copy(emulated: EmulatedTag, number: int) -> EmulatedTag:
    """Return another tag with the same content."""
    found = tag(number)
    found.memory[16:160] = emulated.memory[16:160]
    return found


def test_the_tag_of_a_unit_is_right(stations: Stations) -> None:
    written = tag(1)
    stations.write("4", [written])
    found = read(stations, written)
    assert (found.verdict, found.url) == (TagVerdict.RIGHT, stations.url(4))
    assert found.code is not None
    assert found.code.match.token is not None
    assert found.code.match.token.unit == 3


def test_a_copy_of_a_tag_is_an_alarm(stations: Stations) -> None:
    written = tag(1)
    stations.write("4", [written])
    found = read(stations, copy(written, 2))
    assert found.verdict is TagVerdict.CLONED
    assert found.verdict.is_alarm
    assert uid(1).hex().upper() in found.message


@pytest.mark.parametrize("is_known", [True, False])
def test_a_tag_whose_content_was_exchanged_is_an_alarm(
    stations: Stations, *, is_known: bool
) -> None:
    written = tag(1)
    stations.write("4", [written])
    url = stations.url(5) if is_known else "https://example.com/menu"
    other = with_url(1, url)
    found = read(stations, other)
    assert found.verdict is TagVerdict.CLONED
    assert "unit 4" in found.message


def test_a_tag_that_was_written_elsewhere_is_unknown(stations: Stations) -> None:
    assert read(stations, with_url(1, stations.url(7))).verdict is TagVerdict.UNKNOWN


def test_a_spoiled_tag_is_reported(stations: Stations) -> None:
    written = tag(1)
    stations.write("4", [written])
    UnitJob(stations.workspace, stations.job).spoiled("4", carrier=TAG)
    found = read(stations, written)
    assert found.verdict is TagVerdict.UNKNOWN
    assert found.remedy == "The tag is marked as spoiled."


def test_a_blank_tag_says_so_unless_it_was_written(stations: Stations) -> None:
    assert read(stations, tag(1)).verdict is TagVerdict.BLANK
    stations.write("4", [tag(1)])
    found = read(stations, tag(1))
    assert found.verdict is TagVerdict.DAMAGED
    assert "unit 4" in found.message


def test_foreign_damaged_and_unreadable_tags_say_so(stations: Stations) -> None:
    foreign = with_url(1, "https://example.com/menu")
    assert read(stations, foreign).verdict is TagVerdict.FOREIGN
    text = b"".join(ndef.message_encoder([ndef.TextRecord("Hi")]))
    assert read(stations, with_message(2, text)).verdict is TagVerdict.FOREIGN
    assert read(stations, with_message(3, b"\xd1\x01\x20U")).verdict is TagVerdict.DAMAGED
    broken = tag(4)
    broken.memory[16:20] = bytes.fromhex("03 F0 00 00")
    assert read(stations, broken).verdict is TagVerdict.DAMAGED
    assert read(stations, tag(5, NTAG213, atr=CLASSIC_ATR)).verdict is TagVerdict.UNREADABLE
