"""NDEF messages of several records: the URL of a token, and what may follow it.

NFC Forum, NFC Data Exchange Format (NDEF) 1.0, section 3; URI Record Type Definition 1.0; Text
Record Type Definition 1.0.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dpp_desktop.carriers.ndef import uri_message

# NDEF, section 3.2: flags of the first byte of a record.
_BEGIN, _END, _CHUNK, _SHORT, _HAS_ID = 0x80, 0x40, 0x20, 0x10, 0x08
_KIND = 0x07
_WELL_KNOWN, _EXTERNAL = 0x01, 0x04
_MAX_SHORT = 255

_ANDROID = b"android.com:pkg"
"""The type of an Android application record, an external type (NFC Forum RTD 1.0, section 2.2)."""
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)

_PREFIXES = (
    "",
    "http://www.",
    "https://www.",
    "http://",
    "https://",
    "tel:",
    "mailto:",
    "ftp://anonymous:anonymous@",
    "ftp://ftp.",
    "ftps://",
    "sftp://",
    "smb://",
    "nfs://",
    "ftp://",
    "dav://",
    "news:",
    "telnet://",
    "imap:",
    "rtsp://",
    "urn:",
    "pop:",
    "sip:",
    "sips:",
    "tftp:",
    "btspp://",
    "btl2cap://",
    "btgoep://",
    "tcpobex://",
    "irdaobex://",
    "file://",
    "urn:epc:id:",
    "urn:epc:tag:",
    "urn:epc:pat:",
    "urn:epc:raw:",
    "urn:epc:",
    "urn:nfc:",
)
"""The URI prefixes by their codes (URI RTD, table 3)."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a message: its type name format (section 3.2.6), its type, and its payload."""

    kind: int
    type: bytes
    payload: bytes


def text_record(text: str, language: str = "en") -> Record:
    """Return a record with a text in UTF-8. Raises ValueError for an invalid language code."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language} is not a language code")
    code = language.encode("ascii")
    return Record(_WELL_KNOWN, b"T", bytes([len(code)]) + code + text.encode("utf-8"))


def android_record(package: str) -> Record:
    """Return a record that opens an Android application. Raises ValueError for other names."""
    if not _PACKAGE.fullmatch(package):
        raise ValueError(f"{package} is not the name of an Android application")
    return Record(_EXTERNAL, _ANDROID, package.encode("ascii"))


def message_of(url: str, others: Iterable[Record] = ()) -> bytes:
    """Return the message with the URL as its first record."""
    only = uri_message(url)
    following = list(others)
    if not following:
        return only
    encoded = [_encoded(record, is_last=record is following[-1]) for record in following]
    return bytes([only[0] & ~_END]) + only[1:] + b"".join(encoded)


def records_of(message: bytes) -> tuple[Record, ...]:
    """Return the records of a message. Raises ValueError if it isn't a complete message."""
    return tuple(_records(message))


def url_of(record: Record) -> str | None:
    """Return the URL of a URI record, None for other records and invalid ones."""
    if (record.kind, record.type) != (_WELL_KNOWN, b"U") or not record.payload:
        return None
    code = record.payload[0]
    try:
        rest = record.payload[1:].decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (_PREFIXES[code] if code < len(_PREFIXES) else "") + rest


def _encoded(record: Record, *, is_last: bool) -> bytes:
    length = len(record.payload)
    short = length <= _MAX_SHORT
    flags = record.kind | (_SHORT if short else 0) | (_END if is_last else 0)
    header = bytes([flags, len(record.type)]) + length.to_bytes(1 if short else 4, "big")
    return header + record.type + record.payload


def _records(message: bytes) -> Iterator[Record]:
    at, flags = 0, 0
    while not flags & _END:
        is_first = at == 0
        flags, type_length = _bytes(message, at, 2)
        at += 2
        if bool(flags & _BEGIN) != is_first or flags & _CHUNK:
            raise ValueError("not a message of whole records")
        size = 1 if flags & _SHORT else 4
        length = int.from_bytes(_bytes(message, at, size), "big")
        at += size
        id_length = 0
        if flags & _HAS_ID:
            id_length = _bytes(message, at, 1)[0]
            at += 1
        kind = _bytes(message, at, type_length)
        payload_at = at + type_length + id_length
        yield Record(flags & _KIND, kind, _bytes(message, payload_at, length))
        at = payload_at + length
    if at != len(message):
        raise ValueError("more bytes than the message has")


def _bytes(message: bytes, at: int, count: int) -> bytes:
    found = message[at : at + count]
    if len(found) != count:
        raise ValueError("the message ends within a record")
    return found
