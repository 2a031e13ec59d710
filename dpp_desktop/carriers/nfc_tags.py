"""Types of NFC tags and their capacity (NFC Forum, Type 2 Tag Operation 1.1).

A message is stored in the tag's data area as an NDEF Message TLV (section 2.3): one byte for the
type, one byte for the length (three from 255 on), and the message. A Terminator TLV of one byte
ends the data. It is optional if the message fills the data area, but not every encoder omits it,
so it is always counted.
"""

from dataclasses import dataclass

from dpp_desktop.carriers.ndef import uri_message

_MESSAGE = 0x03
TERMINATOR = 0xFE
"""The Terminator TLV (section 2.3.6)."""
_TERMINATOR_BYTES = 1
_FIRST_LONG = 255


@dataclass(frozen=True, slots=True)
class DynamicLocks:
    """Where a tag has the lock bits for its pages from 16 on, and the bits that lock all of them.

    `page` has three lock bytes; the bits that are reserved are 0 in `all`.
    """

    page: int
    all: bytes


@dataclass(frozen=True, slots=True)
class NfcTag:
    """A type of NFC tag; sizes are in bytes.

    `data_area` is byte 2 of the capability container times 8 (section 6.1). `lock_control` is the
    size of the Lock Control TLV with which the tag is delivered. `size_code` is the sixth byte
    after the vendor in the answer to GET_VERSION, None if the tag doesn't have this command.
    `dynamic_locks` is None for a tag without pages from 16 on. `configuration` is the page whose
    last byte is the first page that a password protects, None for a tag without passwords.
    """

    name: str
    data_area: int
    lock_control: int = 0
    size_code: int | None = None
    dynamic_locks: DynamicLocks | None = None
    configuration: int | None = None


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
    # NXP data sheet NTAG213/215/216, section 8.5, memory organisation and content at delivery, and
    # section 10.1, GET_VERSION. NTAG215 and NTAG216 have 504 and 888 bytes of user memory; their
    # containers declare less.
    NfcTag(
        "NTAG213",
        data_area=0x12 * 8,
        lock_control=5,
        size_code=0x0F,
        dynamic_locks=DynamicLocks(0x28, bytes([0xFF, 0x0F, 0x3F])),
        configuration=0x29,
    ),
    NfcTag(
        "NTAG215",
        data_area=0x3E * 8,
        size_code=0x11,
        dynamic_locks=DynamicLocks(0x82, bytes([0xFF, 0x00, 0x0F])),
        configuration=0x83,
    ),
    NfcTag(
        "NTAG216",
        data_area=0x6D * 8,
        size_code=0x13,
        dynamic_locks=DynamicLocks(0xE2, bytes([0xFF, 0x3F, 0x7F])),
        configuration=0xE3,
    ),
)
"""The supported tags, from the smallest to the largest."""

_NXP, _NTAG = 0x04, 0x04


def tag_of_version(version: bytes) -> NfcTag | None:
    """Return the tag with that answer to GET_VERSION; None if it isn't a supported one."""
    if len(version) != 8 or (version[1], version[2]) != (_NXP, _NTAG):
        return None
    return next((tag for tag in TAGS if tag.size_code == version[6]), None)


def tlv_of(message: bytes) -> bytes:
    """Return the message as an NDEF Message TLV with a Terminator TLV."""
    return tlv_start(len(message)) + message + bytes([TERMINATOR])


def tlv_start(message_length: int) -> bytes:
    """Return the type and the length of the NDEF Message TLV of a message of that many bytes."""
    if message_length < _FIRST_LONG:
        return bytes([_MESSAGE, message_length])
    return bytes([_MESSAGE, _FIRST_LONG]) + message_length.to_bytes(2, "big")


def check_fit(url: str, tag: NfcTag) -> TagFit:
    """Return whether the NDEF message with the URL fits on the tag, with both sizes."""
    return fit_of(len(uri_message(url)), tag)


def fit_of(message_length: int, tag: NfcTag) -> TagFit:
    """Return whether a message of that many bytes fits on the tag, with both sizes."""
    tlv = len(tlv_start(message_length)) + message_length + _TERMINATOR_BYTES
    return TagFit(needed=tlv, available=tag.data_area - tag.lock_control)
