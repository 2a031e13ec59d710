"""Fill ZPL templates with the values of units.

A template is a label in ZPL II that a factory already has, with placeholders in the data of fields.
Commands and fields without placeholders are sent as they are written, except for what zpl_label.py
leaves out. These commands are added: ^FH for fields with placeholders, so that no value is read as
a command; ^CI before the first field, if the template chooses no character set; and ^BY before the
first barcode without one, because a printer remembers that of earlier labels.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.designs.placeholders import (
    MISSING_VALUE,
    MissingValues,
    Placeholder,
    UnitText,
    fill_for_job,
    value_of,
)
from dpp_desktop.designs.zpl_checks import (
    COMMENT,
    PLACEHOLDER_START,
    SAMPLE_SERIAL,
    codec_of_field,
    is_gtin_only,
    not_in_barcode,
    template_problems,
)
from dpp_desktop.designs.zpl_commands import CI, DATA_COMMANDS, FH, XA, XZ, Command
from dpp_desktop.designs.zpl_fields import (
    CHARACTERS,
    DEFAULT_INDICATOR,
    GTIN_DIGITS,
    MAX_DATA_BYTES,
    QR,
    Field,
    fields_of,
    first_set,
    qr_counts_bytes,
)
from dpp_desktop.designs.zpl_label import FIELD, ZplLabel, label_of
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.column_sources import JobFacts

_BARCODE_DEFAULTS = Command("^BY", "2,3.0,10")
"""Module width, ratio and height after a printer was switched on."""
_OTHER_VALUES = Message("Change the product's data or the design; nothing was printed.")


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template with the values of a job; only those of the unit are missing.

    `pieces` are the bytes before, between and after the `variables`.
    """

    pieces: tuple[bytes, ...]
    variables: tuple[Placeholder, ...]

    def labels(self, first_unit: int, serials: str) -> Iterator[bytes]:
        """Yield the label of each unit from `first_unit` on, counted from 0.

        `serials` are concatenated, in the order of the units.
        """
        for number, start in enumerate(range(0, len(serials), SERIAL_LENGTH), first_unit):
            yield self.label(serials[start : start + SERIAL_LENGTH], number)

    def label(self, serial: str, unit: int) -> bytes:
        """Return the label of a unit with this serial and number, counted from 0."""
        # Serials and numbers are digits and capital letters, which need no escape.
        parts = [self.pieces[0]]
        values: dict[Placeholder, bytes] = {}
        for variable, piece in zip(self.variables, self.pieces[1:], strict=True):
            value = values.get(variable)
            if value is None:
                value = values[variable] = value_of(variable, serial, unit).encode("ascii")
            parts += (value, piece)
        return b"".join(parts)


def fill_template(design: ZplDesign, facts: JobFacts) -> FilledTemplate:
    """Return the template with the values of a job.

    Raises InvalidInput with all problems if the template is invalid, a passport field has no value,
    or a value doesn't fit in its field: a character that its character set or barcode doesn't have,
    or too many of them.
    """
    problems = template_problems(design)
    if problems:
        raise InvalidInput(problems)
    label = label_of(design.template)
    fields = list(fields_of(label.commands))
    default = first_set(fields)
    filler = _Filler(facts, default)
    texts = {field.index: filler.field(field) for field in fields}
    if filler.problems:
        raise InvalidInput(dict.fromkeys(filler.problems), _OTHER_VALUES)
    return _joined(label, texts, default)


class _Filler:
    """Fills fields with the values of a job, and collects the problems."""

    def __init__(self, facts: JobFacts, default_set: int) -> None:
        self._facts = facts
        self._default = default_set
        self.problems: list[Problem] = []

    def field(self, field: Field) -> UnitText | None:
        """Return the data of a field; None if it has no placeholders or a problem."""
        codec = codec_of_field(field, self._default)
        template = field.decoded(codec) if codec else ""
        if codec is None or PLACEHOLDER_START not in template:
            return None
        without_clocks = partial(self._without_clocks, field, template)
        try:
            text = fill_for_job(template, self._facts, without_clocks)
        except MissingValues as error:
            self.problems.append(Problem(FIELD, MISSING_VALUE, error.message))
            return None
        if is_gtin_only(field, template):
            escaped = text = UnitText((_short_gtin(field, text.pieces[0]),))
        else:
            escaped = fill_for_job(template, self._facts, field.escaped)
        self.problems += _value_problems(field, template, text.of_unit(SAMPLE_SERIAL, 0))
        try:
            pieces = tuple(field.encoded(piece, codec) for piece in escaped.pieces)
        except UnicodeEncodeError as error:
            message = Message(
                "the value of {field} contains {character}, which the character set of the field "
                "doesn't have; use ^CI28.",
                field=shown(template),
                character=shown(error.object[error.start]),
            )
            self.problems.append(Problem(FIELD, "character_set", message))
            return None
        return UnitText(pieces, escaped.variables)

    def _without_clocks(self, field: Field, template: str, value: str) -> str:
        """Return a value; note a problem if it has characters that stand for something else."""
        for character in field.clocks:
            if character in value:
                message = Message(
                    "the value of {field} contains {character}, which represents a time or "
                    "another field there.",
                    field=shown(template),
                    character=shown(character),
                )
                self.problems.append(Problem(FIELD, "clock", message))
        return value


def _value_problems(field: Field, template: str, value: str) -> Iterator[Problem]:
    """Yield why a field can't contain a value, which is that of any unit."""
    allowed = CHARACTERS.get(field.symbology)
    if allowed and not allowed.fullmatch(value):
        yield Problem(FIELD, "characters", not_in_barcode(field, template))
    counted = qr_counts_bytes(value) if field.symbology == QR else None
    if counted and counted[0] != len(counted[1].encode()):
        message = Message(
            "the QR code {field} has {found} bytes, but its data specifies a different number; "
            "use {example}.",
            field=shown(template),
            found=len(counted[1].encode()),
            example="MA,${url}",
        )
        yield Problem(FIELD, "qr_length", message)
    if len(value.encode()) > MAX_DATA_BYTES:
        message = Message(
            "the value of {field} is longer than {most:,} bytes.",
            field=shown(template),
            most=MAX_DATA_BYTES,
        )
        yield Problem(FIELD, "too_long", message)


def _short_gtin(field: Field, gtin: str) -> str:
    """Return the GTIN as its barcode needs it: without leading zeros and check digit."""
    digits = GTIN_DIGITS[field.symbology]
    zeros, rest = gtin[: -digits - 1], gtin[-digits - 1 : -1]
    return gtin if zeros.strip("0") else rest


def _joined(label: ZplLabel, texts: dict[int, UnitText | None], default_set: int) -> FilledTemplate:
    """Return the label with the data of its fields."""
    pieces, variables = [b""], list[Placeholder]()
    fields = {field.index: field for field in fields_of(label.commands)}

    def write(text: str, codec: str = "ascii") -> None:
        pieces[-1] += text.encode(codec)

    write("".join(command.text.strip() for command in label.controls))
    write("\n".join((*_start(label, default_set), "")))
    for index, command in enumerate(label.commands):
        field = fields.get(index)
        data = texts.get(index)
        codec = (codec_of_field(field, default_set) if field else None) or "utf-8"
        if command.code == COMMENT:
            continue
        if field is None or data is None:
            write(command.code + command.parameters.rstrip("\r\n"), codec)
            continue
        write(("" if field.indicator else FH + DEFAULT_INDICATOR) + command.code)
        write(data.pieces[0])
        for variable, piece in zip(data.variables, data.pieces[1:], strict=True):
            variables.append(variable)
            pieces.append(piece.encode("ascii"))
    write(XZ + "\n")
    return FilledTemplate(tuple(pieces), tuple(variables))


def _start(label: ZplLabel, default_set: int) -> Iterator[str]:
    """Yield ^XA and what a printer would otherwise remember of earlier labels."""
    yield XA
    codes = [command.code for command in label.commands]
    if _comes_first(codes, DATA_COMMANDS, CI):
        yield f"{CI}{default_set}"
    barcodes = {code for code in codes if code.startswith("^B") and code != _BARCODE_DEFAULTS.code}
    if _comes_first(codes, barcodes, _BARCODE_DEFAULTS.code):
        yield _BARCODE_DEFAULTS.text


def _comes_first(codes: Sequence[str], some: Collection[str], other: str) -> bool:
    """Return whether one of some commands is before the first other one."""
    for code in codes:
        if code == other:
            return False
        if code in some:
            return True
    return False
