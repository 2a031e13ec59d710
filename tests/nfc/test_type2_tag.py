"""Each type of tag is filled to its last byte, read back by an independent reader, and locked."""

import ndef
import pytest

from dpp_desktop.carriers.ndef_records import message_of
from dpp_desktop.nfc.identify import identify
from dpp_desktop.nfc.tag import Obstacle
from tests.nfc.emulated_reader import EmulatedReader
from tests.nfc.emulated_tags import KINDS, ULTRALIGHT, EmulatedTag, Kind
from tests.nfc.stations import message_in, tag

LARGEST_MESSAGE = {"MIFARE Ultralight": 46, "NTAG213": 137, "NTAG215": 492, "NTAG216": 868}
"""The data area without the Lock Control TLV and the type and length of the message."""


def message(length: int) -> bytes:
    """Return a message of that many bytes."""
    url = "https://"
    while len(message_of(url)) < length:
        url += "a"
    return message_of(url)


def write(emulated: EmulatedTag, content: bytes, *, lock: bool = False) -> bool:
    """Write and compare the content if it fits; return whether it does."""
    reader = EmulatedReader([emulated])
    reader.placement()
    with reader.connected() as channel:
        found = identify(channel)
        if found.needed(content) > found.facts.capacity:
            return False
        found.write(content, lambda: None)
        assert found.holds(content)
        assert not found.holds(content[:-1] + b"z")
        if lock:
            found.lock()
    return True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_largest_message_fills_the_data_area(kind: Kind) -> None:
    largest = LARGEST_MESSAGE[kind.name]
    for length in (largest - 1, largest):
        emulated = tag(kind=kind)
        assert write(emulated, message(length))
        assert message_in(emulated.area) == message(length)
        (record,) = ndef.message_decoder(message_in(emulated.area))
        assert record.iri.startswith("https://aaa")
    assert not write(tag(kind=kind), message(largest + 1))


@pytest.mark.parametrize("length", [20, 253, 254, 255, 256, 257])
def test_long_and_short_lengths_are_committed_with_one_page(length: int) -> None:
    kind = KINDS[2]
    for place in range(4):
        emulated = tag(kind=kind)
        emulated.memory[16:20] = bytes(place) + bytes.fromhex("03 00 FE 00")[: 4 - place]
        before = emulated.area
        assert write(emulated, message(length))
        assert before != emulated.area
        assert message_in(emulated.area) == message(length)


def test_an_ultralight_is_locked_by_its_static_bits() -> None:
    emulated = tag(kind=ULTRALIGHT)
    write(emulated, message(40), lock=True)
    assert [page for page, _ in emulated.writes][-2:] == [3, 2]
    assert bytes(emulated.memory[10:16]) == bytes.fromhex("FF FF E1 10 06 0F")


def test_a_short_message_replaces_a_long_one() -> None:
    emulated = tag(kind=KINDS[3])
    write(emulated, message(600))
    write(emulated, message(30))
    assert message_in(emulated.area) == message(30)


def test_every_lock_is_detected() -> None:
    for kind in KINDS[1:]:
        assert kind.locks
        places = [kind.locks * 4 * 8 + bit for bit in (0, 7)]
        for bit in (10 * 8 + 3, 10 * 8 + 7, 11 * 8, 11 * 8 + 7, *places):
            emulated = tag(kind=kind)
            emulated.memory[bit // 8] |= 1 << bit % 8
            reader = EmulatedReader([emulated])
            reader.placement()
            with reader.connected() as channel:
                assert identify(channel).facts.obstacle is Obstacle.LOCKED
