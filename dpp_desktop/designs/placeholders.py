"""Placeholders in the texts of label designs, such as ${serial}, and their values.

`${serial:4}` is the serial in groups of four characters, `${passport.care.washing[0]}` a passport
field, and `$${` stands for `${`. The values are those of columns of packs (see
profiles/column_sources.py). A line of a text isn't printed if all of its placeholders are empty: a
product without a GTIN has no line "GTIN ".

A passport field must have a value, so that a misspelled name doesn't stay blank unnoticed, unless
it is marked as optional: `${passport.care.washing[0]?}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.column_sources import (
    JOB_SOURCES,
    SERIAL,
    UNIT,
    URL,
    JobFacts,
    cell_of_job,
    check_source,
    reads_passport,
)

if TYPE_CHECKING:
    from dpp_desktop.profiles.unit_cells import UnitMarks

SOURCES = (SERIAL, URL, UNIT, *JOB_SOURCES)
"""The names of placeholders, besides passport fields."""
MIN_GROUP, MAX_GROUP = 2, 6
"""The number of characters in a group of a serial."""
MISSING_VALUE = "missing_value"
"""The code of the problem that a passport field has no value."""
OPTIONAL = "?"
"""What follows the name of a passport field that may have no value."""

_TOKEN = re.compile(r"\$\$\{|\$\{([^{}\n]*)(\}?)")
_GROUP = re.compile(r"[0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder: the source of its value, and the characters in a group of the serial.

    `group` is 0 for a value that isn't grouped. Only passport fields can be optional; the other
    values are known to be there, or to be missing in some jobs.
    """

    source: str
    group: int = 0
    is_optional: bool = False


Part = str | Placeholder
"""A part of a text: literal text or a placeholder."""


@dataclass(frozen=True, slots=True)
class UnitText:
    """A text for the units of one job, in which only the values of the unit are missing.

    `pieces` are the constant texts before, between and after the `variables`, whose sources are
    SERIAL and UNIT.
    """

    pieces: tuple[str, ...]
    variables: tuple[Placeholder, ...] = ()

    @property
    def is_constant(self) -> bool:
        """Whether the text is the same for all units of the job."""
        return not self.variables

    @property
    def is_empty(self) -> bool:
        """Whether the text is empty for all units of the job."""
        return not self.variables and not self.pieces[0]

    def of_unit(self, serial: str, unit: int) -> str:
        """Return the text for a unit with this serial and number, counted from 0."""
        text = [self.pieces[0]]
        for variable, piece in zip(self.variables, self.pieces[1:], strict=True):
            text += (value_of(variable, serial, unit), piece)
        return "".join(text)


class MissingValues(Exception):
    """Passport fields in a text have no value, although they aren't optional."""

    def __init__(self, facts: JobFacts, sources: Sequence[str]) -> None:
        self.message = Message(
            "product {product} has no value for {placeholder} in its passport; write {optional} if "
            "it may be missing.",
            product=facts.job.product_sku,
            placeholder=", ".join(f"${{{source}}}" for source in sources),
            optional=f"${{{sources[0]}{OPTIONAL}}}",
        )
        super().__init__(self.message)


def value_of(variable: Placeholder, serial: str, unit: int) -> str:
    """Return the value of a variable of a `UnitText` for a unit, counted from 0."""
    if variable.source == UNIT:
        return str(unit + 1)
    return in_groups(serial, variable.group) if variable.group else serial


def in_groups(serial: str, group: int) -> str:
    """Return the serial with a space after every `group` characters."""
    return " ".join(serial[start : start + group] for start in range(0, len(serial), group))


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a text without problems in its placeholders."""
    return tuple(part for part in _parts(text) if not isinstance(part, Message))


def placeholder_problems(field: str, text: str) -> Iterator[Problem]:
    """Yield the problems of the placeholders in the text of a field."""
    for part in _parts(text):
        if isinstance(part, Message):
            yield Problem(field, "placeholder", part)


def sources_of(text: str) -> frozenset[str]:
    """Return the sources of the placeholders in the text."""
    return frozenset(part.source for part in _parts(text) if isinstance(part, Placeholder))


def _unchanged(value: str) -> str:
    return value


def fill_for_job(text: str, facts: JobFacts, escape: Callable[[str], str] = _unchanged) -> UnitText:
    """Return the text with the values of a job; see `UnitText` for the rest.

    Lines whose placeholders are all empty are left out. The text must have no problems. `escape`
    changes values, but isn't called for serials and numbers of units. If no passport is known,
    passport fields have their names as values. Raises MissingValues.
    """
    filler = _Filler(facts, escape)
    lines = [line for line in map(filler.line, text.split("\n")) if line is not None]
    if filler.missing:
        raise MissingValues(facts, list(filler.missing))
    return joined_lines(lines, "\n")


def joined_lines(lines: Sequence[UnitText], separator: str) -> UnitText:
    """Return the texts as one, with the separator between them."""
    pieces = [""]
    variables: list[Placeholder] = []
    for number, line in enumerate(lines):
        pieces[-1] += (separator if number else "") + line.pieces[0]
        pieces += line.pieces[1:]
        variables += line.variables
    return UnitText(tuple(pieces), tuple(variables))


class _Filler:
    """Fills lines with the values of a job."""

    def __init__(self, facts: JobFacts, escape: Callable[[str], str]) -> None:
        self._facts = facts
        self._escape = escape
        self._marks: UnitMarks | None = None
        self.missing: dict[str, None] = {}
        """The passport fields without a value that aren't optional."""

    def line(self, line: str) -> UnitText | None:
        """Return the filled line; None if it has placeholders and all are empty."""
        parts = parts_of(line)
        filled = [
            UnitText((part,)) if isinstance(part, str) else self._escaped(part) for part in parts
        ]
        values = [
            value
            for part, value in zip(parts, filled, strict=True)
            if isinstance(part, Placeholder)
        ]
        if values and all(value.is_empty for value in values):
            return None
        return joined_lines(filled, "")

    def _escaped(self, placeholder: Placeholder) -> UnitText:
        value = self._value(placeholder)
        if reads_passport(placeholder.source) and value.is_empty and not placeholder.is_optional:
            self.missing[placeholder.source] = None
        return replace(value, pieces=tuple(map(self._escape, value.pieces)))

    def _value(self, placeholder: Placeholder) -> UnitText:
        source = placeholder.source
        if source in (SERIAL, UNIT):
            return UnitText(("", ""), (placeholder,))
        if source == URL:
            return UnitText((self._facts.job.link_prefix, ""), (Placeholder(SERIAL),))
        if reads_passport(source) and self._facts.passport is None:
            return UnitText((source.partition(".")[2],))
        if reads_passport(source) and self._facts.job.unit_fields:
            return self._passport_field(source)
        return UnitText((cell_of_job(source, self._facts),))

    def _passport_field(self, source: str) -> UnitText:
        """Return the value of a passport field that may contain the serial or the unit."""
        from dpp_desktop.profiles.unit_cells import UnitMarks

        if self._marks is None:
            self._marks = UnitMarks(self._facts.job, self._facts.passport)
        marks = self._marks
        cell = marks.as_cell(cell_of_job(source, replace(self._facts, passport=marks.passport)))
        pieces, sources = marks.split(cell)
        return UnitText(tuple(pieces), tuple(map(Placeholder, sources)))


def _parts(text: str) -> Iterator[Part | Message]:
    """Yield the parts of a text; a message for each placeholder that has a problem."""
    literal, end = "", 0
    for found in _TOKEN.finditer(text):
        literal += text[end : found.start()]
        end = found.end()
        if found[1] is None:
            literal += "${"
            continue
        if literal:
            yield literal
            literal = ""
        yield _placeholder(found[1]) if found[2] else _unclosed(found[0])
    if literal + text[end:]:
        yield literal + text[end:]


def _placeholder(inner: str) -> Placeholder | Message:
    field = inner.removesuffix(OPTIONAL)
    if field != inner and reads_passport(field) and _is_source(field):
        return Placeholder(field, is_optional=True)
    if _is_source(inner):
        return Placeholder(inner)
    # Names of passport fields may contain colons.
    source, _, group = inner.partition(":")
    if not _is_source(source):
        return Message(
            "{placeholder} isn't a placeholder; the placeholders are {known}, and passport fields "
            "such as {example}.",
            placeholder=shown(f"${{{inner}}}"),
            known=", ".join(f"${{{name}}}" for name in SOURCES),
            example="${passport.composition[0].fibre}",
        )
    if source != SERIAL or not _GROUP.fullmatch(group) or not _is_group(int(group)):
        return Message(
            "{placeholder} has an invalid format; only serials can be grouped, with {least} to "
            "{most} characters in a group, as in {example}.",
            placeholder=shown(f"${{{inner}}}"),
            least=MIN_GROUP,
            most=MAX_GROUP,
            example="${serial:4}",
        )
    return Placeholder(source, int(group))


def _is_source(source: str) -> bool:
    return source in SOURCES or (reads_passport(source) and check_source(source) is None)


def _is_group(characters: int) -> bool:
    return MIN_GROUP <= characters <= MAX_GROUP


def _unclosed(start: str) -> Message:
    return Message(
        "the placeholder {placeholder} has no closing brace; write $${{ for the characters ${{.",
        placeholder=shown(start),
    )
