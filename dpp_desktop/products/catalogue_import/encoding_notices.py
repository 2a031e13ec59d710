"""Notices about how a catalogue was decoded."""

from collections.abc import Iterator

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.encodings import OtherReading
from dpp_desktop.products.catalogue_import.tables import Origin

ENCODING = "encoding"
WRONG_ENCODING = "wrong_encoding"
"""The field of notices about the encoding, and the code of a notice that it may be wrong."""


def origin_notices(origin: Origin) -> Iterator[Problem]:
    """Yield the notices about the encoding of the file."""
    if origin.wrong_reading:
        yield _wrong_encoding(origin.encoding, origin.wrong_reading)
    elif origin.other_reading:
        yield _unclear_encoding(origin.encoding, origin.other_reading)
    elif origin.recognized:
        message = Message(
            "the file is read as {encoding}, detected from its content; choose a different "
            "encoding if letters are wrong.",
            encoding=origin.encoding,
        )
        yield Problem(ENCODING, "recognized_encoding", message)


def _wrong_encoding(encoding: str, text: str) -> Problem:
    message = Message(
        "the file is read as {encoding}, which may be wrong: it then contains "
        "{text}. Choose its encoding, or correct the text.",
        encoding=encoding,
        text=shown(text),
    )
    return Problem(ENCODING, WRONG_ENCODING, message)


def _unclear_encoding(encoding: str, other: OtherReading) -> Problem:
    message = Message(
        "the file contains {word} if it is read as {encoding}, but {other_word} if it is read as "
        "{other}. Choose its encoding.",
        encoding=encoding,
        word=shown(other.word),
        other=other.encoding,
        other_word=shown(other.other_word),
    )
    return Problem(ENCODING, WRONG_ENCODING, message)
