"""What is written to the tag of a unit, and which tags are large enough for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.carriers.ndef_records import Record, android_record, message_of, text_record
from dpp_desktop.carriers.nfc_tags import TAGS, TagFit, fit_of
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.tag_job import TagOptions

MAX_TEXT = 500
"""The maximum length of a text record."""
_ANY_SERIAL = "0" * SERIAL_LENGTH


@dataclass(frozen=True, slots=True)
class KindFit:
    """Whether a message fits on a type of tag."""

    kind: str
    fit: TagFit


def message_for(url: str, options: TagOptions) -> bytes:
    """Return the NDEF message for the URL. The options were checked with `check_options`."""
    return message_of(url, _others(options))


def fits_of(link_prefix: str, options: TagOptions) -> list[KindFit]:
    """Return whether the messages of a job fit on each supported type of tag, smallest first.

    All messages of a job have the same length.
    """
    length = len(message_for(link_prefix + _ANY_SERIAL, options))
    return [KindFit(tag.name, fit_of(length, tag)) for tag in TAGS]


def check_options(options: TagOptions) -> None:
    """Raise InvalidInput for a text or the name of an Android application that can't be written."""
    checks = FieldChecks()
    if options.text:
        checks.clean("text", options.text, clean_text, max_length=MAX_TEXT)
    checks.raise_if_any()
    try:
        list(_others(options))
    except ValueError:
        message = Message(
            "{name} isn't the name of an Android application, such as com.example.app.",
            name=options.android_app,
        )
        raise InvalidInput([Problem("android_app", "invalid", message)]) from None


def _others(options: TagOptions) -> Iterator[Record]:
    if options.android_app:
        yield android_record(options.android_app)
    if options.text:
        yield text_record(options.text)
