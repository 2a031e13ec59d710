"""Read JSON from a file row by row, as strictly as `json_text`, with one row in memory."""

import codecs
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dpp_desktop.common import file_reading, json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.tables import MAX_ROW_CHARACTERS, unusable_file

MAX_FILE_BYTES = 64 << 20
MAX_VALUES = 5_000_000
"""Reading this many values takes two seconds; enough for 100,000 products with 40 columns."""
MAX_ROW_VALUES = 50_000

_VALUE_MARKS = "[{,"
"""Each of these characters outside of strings starts a value or an entry."""
_READ_BYTES = 1 << 18
_BLANKS = re.compile(r"[ \t\n\r]*")
_MAX_WORD_LENGTH = len("-Infinity")
_IN_NUMBERS = (*string.digits, ".", "+", "-", "e", "E")
_MAX_NUMBER_TAIL = len("e-3")


class JsonStream:
    """JSON text in a file in UTF-8, or in UTF-16 with byte order mark.

    All methods raise InvalidInput for text that isn't strict JSON or exceeds a limit: of the file,
    of the number of values, or of one row.
    """

    def __init__(self, file: BinaryIO, path: Path) -> None:
        """Start at the beginning of the file, which stays open; `path` is for error messages."""
        file.seek(0)
        start = file.read(_READ_BYTES)
        file.seek(0)
        self.size = 0
        """The length of the last value, in characters."""
        self._file = file
        self._path = path
        self._decoder = codecs.getincrementaldecoder(json_text.encoding_of(start))()
        self._text = ""
        self._at = 0
        self._bytes = 0
        self._values = 0
        self._line = 1
        self._column = 0

    def next_mark(self) -> str:
        """Return the first character of the next value; empty at the end of the text."""
        self._skip_whitespace()
        return self._text[self._at : self._at + 1]

    def value(self) -> object:
        """Return the next value."""
        self._skip_whitespace()
        while True:
            try:
                value, end = json_text.parse_at(self._text, self._at)
            except json_text.JsonTextError as error:
                # What would lose digits may be the beginning of a number that doesn't.
                if self._text.endswith(_IN_NUMBERS) and self._read_more():
                    continue
                raise self._refused(error.message) from None
            except json.JSONDecodeError as error:
                if not (self._may_be_truncated(error) and self._read_more()):
                    raise self._syntax_error_at(json_text.reason_of(error), error.pos) from None
                continue
            # What looks like its end may be within a number: 12 of 12.5 or 12e-3.
            if len(self._text) - end >= _MAX_NUMBER_TAIL or not self._read_more():
                self._advance(end)
                return value

    def entries(self) -> Iterator[object]:
        """Gives the entries of the array that comes next."""
        self._expect("[", Message("Expecting value"))
        if self._skip_if("]"):
            return
        while True:
            yield self.value()
            if self._skip_if("]"):
                return
            self._expect(",", Message("Expecting ',' delimiter"))

    def names(self) -> Iterator[str]:
        """Gives the names in the object that comes next; read what each names before the next."""
        self._expect("{", Message("Expecting value"))
        seen: set[str] = set()
        while not self._skip_if("}"):
            if seen:
                self._expect(",", Message("Expecting ',' delimiter"))
            name = self._name()
            if name in seen:
                raise self._refused(
                    Message("the name {name} occurs twice in one object", name=shown(name))
                )
            seen.add(name)
            self._expect(":", Message("Expecting ':' delimiter"))
            yield name

    def _name(self) -> str:
        name = self.value() if self.next_mark() == '"' else None
        if not isinstance(name, str):
            message = Message("Expecting property name enclosed in double quotes")
            raise self._syntax_error_at(message, self._at)
        return name

    def finish(self) -> None:
        """Raise InvalidInput unless this is the end of the text."""
        if self.next_mark():
            raise self._syntax_error_at(Message("Extra data"), self._at)

    def _skip_whitespace(self) -> None:
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            assert blanks
            self._at = blanks.end()
            if self._at < len(self._text) or not self._read_more():
                return

    def _skip_if(self, mark: str) -> bool:
        if self.next_mark() != mark:
            return False
        self._at += 1
        return True

    def _expect(self, mark: str, otherwise: Message) -> None:
        if not self._skip_if(mark):
            raise self._syntax_error_at(otherwise, self._at)

    def _advance(self, end: int) -> None:
        self.size = end - self._at
        if self.size > MAX_ROW_CHARACTERS:
            raise self._too_long()
        if self.size > MAX_ROW_VALUES and _values(self._text, self._at, end) > MAX_ROW_VALUES:
            raise unusable_file(
                self._path,
                Message(
                    "has a row of more than {most:,} values",
                    most=MAX_ROW_VALUES,
                ),
            )
        self._at = end

    def _may_be_truncated(self, error: json.JSONDecodeError) -> bool:
        """Return whether reading more text may resolve the error."""
        rest = len(self._text) - error.pos
        return error.msg.startswith("Unterminated string") or rest <= _MAX_WORD_LENGTH

    def _read_more(self) -> bool:
        """Read more of the file, at least as much as is unparsed; return False at its end."""
        unparsed = len(self._text) - self._at
        if unparsed > MAX_ROW_CHARACTERS:
            raise self._too_long()
        data = self._file.read(max(_READ_BYTES, unparsed))
        self._bytes += len(data)
        if self._bytes > MAX_FILE_BYTES:
            raise file_reading.unreadable(
                self._path,
                Message("is larger than {most} MB", most=MAX_FILE_BYTES >> 20),
            )
        try:
            text = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            raise file_reading.unreadable(
                self._path, Message("is not text in UTF-8 or UTF-16")
            ) from None
        if not data:
            return False
        self._values += _values(text)
        if self._values > MAX_VALUES:
            why = Message(
                "has more than {most:,} values; save it as CSV",
                most=MAX_VALUES,
            )
            raise unusable_file(self._path, why)
        self._line, self._column = self._position(self._at)
        self._text = self._text[self._at :] + text
        self._at = 0
        return True

    def _position(self, at: int) -> tuple[int, int]:
        """Return the line, counted from 1, and the column, counted from 0."""
        lines = self._text.count("\n", 0, at)
        if lines:
            return self._line + lines, at - self._text.rindex("\n", 0, at) - 1
        return self._line, self._column + at

    def _too_long(self) -> InvalidInput:
        return unusable_file(
            self._path,
            Message(
                "has a row of more than {most:,} characters",
                most=MAX_ROW_CHARACTERS,
            ),
        )

    def _syntax_error_at(self, reason: Message, at: int) -> InvalidInput:
        line, column = self._position(at)
        return self._refused(
            Message(
                "{reason} in line {line}, column {column}",
                reason=reason,
                line=line,
                column=column + 1,
            )
        )

    def _refused(self, reason: Message) -> InvalidInput:
        return file_reading.unreadable(
            self._path, Message("is not valid JSON: {reason}", reason=reason)
        )


def _values(text: str, start: int = 0, end: int | None = None) -> int:
    """Return an upper bound of the number of values; characters in strings are counted too."""
    return sum(text.count(mark, start, end) for mark in _VALUE_MARKS)
