"""Check ZPL templates before they are used; see zpl_template.py."""

import re
from collections.abc import Iterator

from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.designs.geometry import area_problem, in_mm
from dpp_desktop.designs.placeholders import (
    Placeholder,
    parts_of,
    placeholder_problems,
    sources_of,
)
from dpp_desktop.designs.zpl_commands import DATA_COMMANDS, codec_of, commands_of
from dpp_desktop.designs.zpl_fields import (
    CHARACTERS,
    GTIN_DIGITS,
    QR,
    Field,
    fields_of,
    first_set,
    qr_has_switches,
)
from dpp_desktop.designs.zpl_label import FIELD, ZplLabel, label_of
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.column_sources import SERIAL, URL

COMMENT = "^FX"
PLACEHOLDER_START = "${"
SAMPLE_SERIAL = ALPHABET[-SERIAL_LENGTH:]
"""A serial with many letters."""
_GTIN = "gtin"
_MM_PER_INCH = 25.4
_SIZE_TOLERANCE = 1.0
"""In mm; print heads have 8 dots per mm rather than 203 per inch, and programs round."""
_DOTS = re.compile(r"[0-9]{1,5}")
_SAMPLES = {
    SERIAL: SAMPLE_SERIAL,
    URL: f"https://example.com/t/{SAMPLE_SERIAL}",
    _GTIN: "09506000134352",
}


def template_problems(design: ZplDesign) -> list[Problem]:
    """Return everything because of which the template can't be used, whatever is printed."""
    label = label_of(design.template)
    problems = [*label.problems, *_placement_problems(label)]
    too_large = area_problem("width", design.width, design.height)
    if too_large:
        problems.append(too_large)
    fields = list(fields_of(label.commands))
    default = first_set(fields)
    for field in fields:
        problems += _field_problems(field, default)
    if not any({SERIAL, URL} & _sources(field, default) for field in fields):
        message = Message(
            "no field contains {serial} or {url}, so all labels would be identical.",
            serial="${serial}",
            url="${url}",
        )
        problems.append(Problem(FIELD, "no_serial", message))
    return list(dict.fromkeys(problems))


def template_warnings(design: ZplDesign) -> list[Problem]:
    """Return what is left out of the template, and what isn't known or consistent about it."""
    return [*label_of(design.template).warnings, *_size_warnings(design)]


def size_in_template(template: str, code: str, dpi: int) -> float | None:
    """Return the size that ^PW or ^LL sets, in mm rounded to tenths; the last one counts."""
    sizes = [each.parameter(0) for each in commands_of(template) if each.code == code]
    dots = sizes[-1] if sizes else ""
    if not _DOTS.fullmatch(dots) or not int(dots):
        return None
    return round(int(dots) * _MM_PER_INCH / dpi, 1)


def _size_warnings(design: ZplDesign) -> Iterator[Problem]:
    for code, field, size in (("^PW", "width", design.width), ("^LL", "height", design.height)):
        found = size_in_template(design.template, code, design.dpi)
        if found is not None and abs(found - size) > _SIZE_TOLERANCE:
            message = Message(
                "the template specifies {found} mm with {command}, not {size} mm.",
                found=in_mm(found),
                command=code,
                size=in_mm(size),
            )
            yield Problem(field, "other_size", message)


def codec_of_field(field: Field, default_set: int) -> str | None:
    """Return the codec of a field, None if its character set isn't supported.

    `default_set` is the character set before the first ^CI.
    """
    return codec_of(default_set if field.set is None else field.set)


def is_gtin_only(field: Field, text: str) -> bool:
    """Return whether the field is a retail barcode of the GTIN."""
    return field.symbology in GTIN_DIGITS and parts_of(text) == (Placeholder(_GTIN),)


def not_in_barcode(field: Field, template: str) -> Message:
    """Return what is wrong with a field whose barcode can't contain its value."""
    return Message(
        "the barcode {command} can't contain the value of {field}: it doesn't support these "
        "characters or this length.",
        command=field.symbology,
        field=shown(template),
    )


def _placement_problems(label: ZplLabel) -> Iterator[Problem]:
    """Yield a problem for each command that contains what only the data of fields may contain."""
    for command in (*label.controls, *label.commands):
        if command.code in DATA_COMMANDS or command.code == COMMENT:
            continue
        if PLACEHOLDER_START in command.parameters:
            message = Message(
                "the command {command} contains a placeholder, which is only allowed in the data "
                "of fields (^FD).",
                command=command.code,
            )
            yield Problem(FIELD, "placeholder_place", message)
        if not command.text.isascii():
            message = Message(
                "the command {command} contains characters other than ASCII: {text}.",
                command=shown(command.code),
                text=shown(command.parameters.strip()),
            )
            yield Problem(FIELD, "not_ascii", message)


def _field_problems(field: Field, default_set: int) -> Iterator[Problem]:
    """Yield the problems of a field, whatever the values of its placeholders are."""
    codec = codec_of_field(field, default_set)
    if codec is None:
        if PLACEHOLDER_START in field.data or not field.data.isascii():
            message = Message(
                "the field {field} uses the character set {number}, which isn't supported; use "
                "^CI28.",
                field=shown(field.data),
                number=f"^CI{field.set}",
            )
            yield Problem(FIELD, "character_set", message)
        return
    try:
        text = field.decoded(codec)
        text.encode(codec)
    except UnicodeError:
        message = Message(
            "the field {field} contains characters that its character set doesn't have.",
            field=shown(field.data),
        )
        yield Problem(FIELD, "character_set", message)
        return
    if PLACEHOLDER_START in text:
        yield from placeholder_problems(FIELD, text)
        yield from _barcode_problems(field, text)


def _barcode_problems(field: Field, text: str) -> Iterator[Problem]:
    if field.symbology == QR and not qr_has_switches(text):
        message = Message(
            "the data of the QR code {field} must start with the error correction level and the "
            "input mode, as in {example}.",
            field=shown(text),
            example="MA,${url}",
        )
        yield Problem(FIELD, "qr_data", message)
    allowed = CHARACTERS.get(field.symbology)
    if allowed and sources_of(text) <= _SAMPLES.keys() and not is_gtin_only(field, text):
        sample = "".join(
            part if isinstance(part, str) else _SAMPLES[part.source] for part in parts_of(text)
        )
        if not allowed.fullmatch(sample):
            yield Problem(FIELD, "characters", not_in_barcode(field, text))


def _sources(field: Field, default_set: int) -> frozenset[str]:
    codec = codec_of_field(field, default_set)
    try:
        return sources_of(field.decoded(codec)) if codec else frozenset()
    except UnicodeDecodeError:
        return frozenset()
