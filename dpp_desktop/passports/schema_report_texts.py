"""The report on a passport schema as titled lines, for the window and the command line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dpp_desktop.identity.text import escaped
from dpp_desktop.model.message import Message, joined, verbatim
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.format_warnings import DescriptiveFormat
from dpp_desktop.passports.schema_fields import MAX_COUNTED
from dpp_desktop.passports.schema_report import (
    FoundField,
    SchemaFile,
    SchemaReport,
    UnusableRule,
    place_text,
)
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed
from dpp_desktop.passports.schemas.pointers import field_at, pointer_steps
from dpp_desktop.passports.schemas.schema_set import RuleLocation

_MAX_PLACES = 3
_NONE = Message("none")
_NEEDS = {
    GtinNeed.ALWAYS: Message("Required for every product."),
    GtinNeed.SOMETIMES: Message("Required for some products."),
    GtinNeed.NEVER: Message("Not required."),
}


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the report: its title, and one or more lines."""

    title: Message
    lines: tuple[Message, ...]


def report_sections(report: SchemaReport) -> tuple[ReportSection, ...]:
    """Return all parts of the report."""
    return (
        ReportSection(Message("Files"), tuple(map(_file_line, report.files))),
        ReportSection(Message("Fields"), (_count_line(report),)),
        ReportSection(Message("Required fields"), (_required(report),)),
        ReportSection(Message("GTIN"), tuple(_gtin_lines(report))),
        ReportSection(Message("Batch fields"), tuple(map(_field_line, report.batch)) or (_NONE,)),
        ReportSection(Message("Unit fields"), tuple(_unit_lines(report)) or (_NONE,)),
        ReportSection(Message("Formats"), tuple(_format_lines(report))),
        ReportSection(
            Message("Rules not applied"), tuple(map(_rule_line, report.unusable)) or (_NONE,)
        ),
    )


def _file_line(file: SchemaFile) -> Message:
    draft = (
        Message("JSON Schema {draft}", draft=file.draft)
        if file.is_named
        else Message("JSON Schema {draft}, because the file names no known draft", draft=file.draft)
    )
    names = [verbatim(escaped(name)) for name in (file.name, file.id) if name]
    return joined([*names, draft], ", ")


def _count_line(report: SchemaReport) -> Message:
    if not report.is_counted:
        return Message("more than {count:,}", count=MAX_COUNTED)
    return Message("{count:,}", count=report.field_count)


def _pointers(pointers: Iterable[str]) -> Message:
    return _listed(map(escaped, pointers))


def _listed(names: Iterable[str]) -> Message:
    listed = ", ".join(names)
    return verbatim(listed) if listed else _NONE


def _required(report: SchemaReport) -> Message:
    """Return the fields with dots, which unlike slashes don't break in several lines."""
    fields = (field_at("", pointer_steps(pointer)) for pointer in report.required)
    return _listed([*fields, *([] if report.has_all_required else ["…"])])


def _gtin_lines(report: SchemaReport) -> Iterator[Message]:
    pointer = escaped(report.gtin.pointer)
    if report.gtin.exists:
        yield Message("Field: {pointer}.", pointer=pointer)
    else:
        yield Message(
            "The schema has no field at {pointer}, so passports are stored without the GTIN.",
            pointer=pointer,
        )
    yield _NEEDS[report.gtin_rule.need]
    if report.gtin_rule.places:
        yield Message("Required by: {places}.", places=_places(report.gtin_rule.places))
    if report.gtin_proposals:
        yield Message(
            "Fields that look like a GTIN: {pointers}.", pointers=_pointers(report.gtin_proposals)
        )


def _field_line(field: FoundField) -> Message:
    pointer = escaped(field.pointer)
    if field.exists:
        return verbatim(pointer)
    return Message("{pointer}, which the schema doesn't describe", pointer=pointer)


def _unit_lines(report: SchemaReport) -> Iterator[Message]:
    for unit in report.units:
        line = _unit_text(unit.field)
        if unit.exists:
            yield line
        else:
            yield Message("{pointer}, which the schema doesn't describe", pointer=line)
    if report.unit_proposals:
        yield Message(
            "Fields that look as if they differ from unit to unit: {fields}.",
            fields=joined(map(_unit_text, report.unit_proposals), ", "),
        )


def _unit_text(field: UnitField) -> Message:
    return Message("{pointer} = {value}", pointer=escaped(field.pointer), value=field.value.value)


def _format_lines(report: SchemaReport) -> Iterator[Message]:
    if report.check_formats:
        yield Message("All formats that can be checked are enforced.")
    elif not report.formats:
        yield Message("The schema has no formats that aren't enforced.")
    yield from map(_format_line, report.formats)


def _format_line(found: DescriptiveFormat) -> Message:
    name, places = escaped(found.name), _places(found.places)
    if found.can_be_checked:
        return Message(
            "{name} isn't enforced and only causes a warning: {places}.", name=name, places=places
        )
    return Message("{name} can't be checked: {places}.", name=name, places=places)


def _rule_line(rule: UnusableRule) -> Message:
    place = escaped(rule.place)
    if rule.reason is None:
        return Message("{place}, turned off", place=place)
    if rule.is_off:
        return Message("{place}, turned off: {reason}", place=place, reason=rule.reason)
    return Message("{place}: {reason}", place=place, reason=rule.reason)


def _places(places: Iterable[RuleLocation]) -> Message:
    """Return the first places, and the number of the others."""
    every = [escaped(place_text(place)) for place in places]
    first = ", ".join(every[:_MAX_PLACES])
    more = len(every) - _MAX_PLACES
    if more <= 0:
        return verbatim(first)
    return Message("{places} and {count:,} more", places=first, count=more)
