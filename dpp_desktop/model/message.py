"""Messages for people: an English template and the values of its fields.

A `Message` is its English text, so that logs, JSON and the command line use it as a string. The
window looks up the template in the user's language and fills in the values there.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from math import isfinite
from numbers import Integral
from string import Formatter
from typing import Any, NamedTuple, Self

GROUPED = ","
"""The format of a field for a number with grouped digits: `{rows:,}`."""
SENTENCE = "sentence"
"""The format of a field that starts with a capital letter: `{problem:sentence}`."""

RANGES = "{ranges}"
"""The template of ranges of numbers; see `ranges`."""

DIGITS = 15
"""The significant digits of a number that isn't whole; those of a double are exact."""
Value = str | int | float
"""The value of a field."""

_FORMATS = frozenset({"", GROUPED, SENTENCE})


class Message(str):
    """An English text made from a template, such as "Pack {number} is missing.".

    Every template is a literal, so that translators find it. A value is a number, another message,
    which is translated in turn, or anything else as its string.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill the fields of the template with the values that have their names."""
        kept = {name: _kept(value) for name, value in values.items()}
        made = super().__new__(cls, fill(template, kept, _in_english))
        made.template = template
        made.values = kept
        return made

    def __reduce__(self) -> tuple[Callable[..., "Message"], tuple[object, ...]]:
        return _unpickled, (self.template, self.values)

    def as_json(self) -> dict[str, Any]:
        """Return the template and the values as JSON, for `from_json` to read back."""
        values = {
            name: value.as_json() if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return {"template": self.template, "values": values}


def from_json(document: object) -> Message:
    """Return the message that `Message.as_json` described; raise ValueError for anything else."""
    match document:
        case {"template": str(template), "values": dict(values), **rest} if not rest:
            if not {spec for _, spec in fields(template)} <= _FORMATS:
                raise ValueError("a field has an unknown format")
            read = {name: _from_json(value) for name, value in values.items()}
            try:
                return Message(template, **read)
            except (KeyError, TypeError) as error:
                raise ValueError("the values don't fit the template") from error
        case _:
            raise ValueError("not a message")


def verbatim(text: str) -> Message:
    """Return a text that has no template, such as a name or a library's words, as a message."""
    return text if isinstance(text, Message) else Message("{text}", text=text)


def sentence(text: str) -> Message:
    """Return the text with a capital letter at its start."""
    return Message("{text:sentence}", text=text)


def ranges(text: str) -> Message:
    """Return ranges of numbers, such as 3-69, 80, as a message.

    They have hyphens, as in options of the command line; the window shows them as `RANGES`, with en
    dashes and grouped digits.
    """
    return Message(RANGES, ranges=text)


def joined(texts: Iterable[str], separator: str = " ") -> Message:
    """Return several texts as one message."""
    values = {f"text{number}": text for number, text in enumerate(texts, 1)}
    return Message(separator.join(f"{{{name}}}" for name in values), **values)


def fill(template: str, values: Mapping[str, Value], show: Callable[[Value, str], str]) -> str:
    """Return the template with each field replaced by what `show` makes of its value and format."""
    return "".join(
        piece.literal + ("" if piece.field is None else show(values[piece.field], piece.spec))
        for piece in _pieces(template)
    )


@lru_cache(maxsize=1024)
def fields(template: str) -> frozenset[tuple[str, str]]:
    """Return the names of the template's fields, each with its format."""
    return frozenset((each.field, each.spec) for each in _pieces(template) if each.field)


def capitalized(text: str) -> str:
    """Return the text with a capital letter at its start, and otherwise unchanged."""
    return text[:1].upper() + text[1:]


class _Piece(NamedTuple):
    """A part of a template: literal text, and the field after it if there is one."""

    literal: str
    field: str | None
    spec: str


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[_Piece, ...]:
    return tuple(
        _Piece(literal, field, spec or "")
        for literal, field, spec, _ in Formatter().parse(template)
    )


def _in_english(value: Value, spec: str) -> str:
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}"
    if not spec:
        return str(value)
    return capitalized(str(value)) if spec == SENTENCE else format(value, spec)


def _kept(value: object) -> Value:
    """The value as a message keeps it: a message, a number or a string."""
    if type(value) is str or type(value) is int or isinstance(value, Message):
        return value
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and isfinite(value):
        return float(value)
    return str(value)


def _from_json(value: object) -> Value:
    match value:
        case dict():
            return from_json(value)
        case str() | int() | float():
            return value
        case _:
            raise ValueError("not a value of a message")


def _unpickled(template: str, values: Mapping[str, Value]) -> Message:
    return Message(template, **values)
