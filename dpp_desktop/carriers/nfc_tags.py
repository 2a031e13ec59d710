"""The capacity of NFC tags (NFC Forum, Type 2 Tag Operation 1.1).

A message is stored in the tag's data area as an NDEF Message TLV (section 2.3): one byte for the
type, one byte for the length (three from 255 on), and the message. A Terminator TLV of one byte
ends the data. It is optional if the message fills the data area, but not every encoder omits it,
so it is always counted.
"""

from dataclasses import dataclass

from dpp_desktop.carriers.ndef import uri_message

_TYPE, _TERMINATOR = 1, 1
_SHORT_LENGTH, _LONG_LENGTH = 1, 3
_FIRST_LONG = 255


@dataclass(frozen=True, slots=True)
class NfcTag:
    """A type of NFC tag; sizes are in bytes.

    `data_area` is byte 2 of the capability container times 8 (section 6.1). `lock_control` is the
    size of the Lock Control TLV with which the tag is delivered.
    """

    name: str
    data_area: int
    lock_control: int = 0


@dataclass(frozen=True, slots=True)
class TagFit:
    """The bytes that a message needs with its TLVs, and the bytes that are available."""

    needed: int
    available: int

    @property
    def fits(self) -> bool:
        """Whether the message fits on the tag."""
        return self.needed <= self.available


TAGS = (
    # NXP data sheet MF0ICU1, and application note AN1303: 12 pages of user memory.
    NfcTag("MIFARE Ultralight", data_area=0x06 * 8),
    # NXP data sheet NTAG213/215/216, section 8.5, memory organisation and content at delivery.
    # NTAG215 and NTAG216 have 504 and 888 bytes of user memory; their containers declare less.
    NfcTag("NTAG213", data_area=0x12 * 8, lock_control=5),
    NfcTag("NTAG215", data_area=0x3E * 8),
    NfcTag("NTAG216", data_area=0x6D * 8),
)
"""The supported tags, from the smallest to the largest."""


def check_fit(url: str, tag: NfcTag) -> TagFit:
    """Return whether the NDEF message with the URL fits on the tag, with both sizes."""
    message = len(uri_message(url))
    length = _SHORT_LENGTH if message < _FIRST_LONG else _LONG_LENGTH
    return TagFit(
        needed=_TYPE + length + message + _TERMINATOR, available=tag.data_area - tag.lock_control
    )
