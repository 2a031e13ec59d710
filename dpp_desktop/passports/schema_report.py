"""Report what a passport schema contains: its files, fields, formats, and unusable rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.format_warnings import DescriptiveFormat, descriptive_formats
from dpp_desktop.passports.schema_fields import (
    MAX_COUNTED,
    MAX_REQUIRED,
    count_fields,
    required_fields,
)
from dpp_desktop.passports.schemas.drafts import draft_of, is_known
from dpp_desktop.passports.schemas.field_place import FieldPlace
from dpp_desktop.passports.schemas.gtin_place import gtin_candidates
from dpp_desktop.passports.schemas.gtin_rule import GtinRule, gtin_rule
from dpp_desktop.passports.schemas.sandbox import schema_faults
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet, id_of
from dpp_desktop.passports.schemas.traversal import WorkLimit
from dpp_desktop.passports.schemas.unit_places import unit_candidates

_FIELD = "passport_schema"


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A document of a schema.

    `name` is its path relative to the first document, empty for a schema in the brand file; `id` is
    its `$id`, or empty. `draft` is the usual name of the draft that applies. The document names it
    itself if it `is_named`; otherwise it is the latest one.
    """

    name: str
    id: str
    draft: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field that a brand names by a JSON Pointer (RFC 6901).

    `exists` is False if the schema neither describes nor requires it.
    """

    pointer: str
    exists: bool


@dataclass(frozen=True, slots=True)
class FoundUnitField:
    """A unit field of a brand, and whether the schema describes or requires it."""

    field: UnitField
    exists: bool


@dataclass(frozen=True, slots=True)
class UnusableRule:
    """A rule of the schema that isn't applied, because it can't be.

    `is_off` is True if it is turned off; the schema is unusable otherwise. `reason` is None if it
    isn't known, because another rule around it can't be applied either.
    """

    place: str
    reason: Message | None
    is_off: bool


@dataclass(frozen=True, slots=True)
class SchemaReport:
    """What a passport schema contains.

    `required` are JSON Pointers (RFC 6901) of the fields that every passport must have, at most
    `MAX_REQUIRED`.
    `field_count` is exact if it is less than `MAX_COUNTED`. `gtin_proposals` are fields that look
    as if they hold a GTIN, if the schema has no field at the GTIN pointer, and `unit_proposals`
    those that look as if they differ from unit to unit. `formats` are those that aren't rules.
    """

    files: tuple[SchemaFile, ...]
    field_count: int
    required: tuple[str, ...]
    gtin: FoundField
    gtin_rule: GtinRule
    gtin_proposals: tuple[str, ...]
    batch: tuple[FoundField, ...]
    units: tuple[FoundUnitField, ...]
    unit_proposals: tuple[UnitField, ...]
    check_formats: bool
    formats: tuple[DescriptiveFormat, ...]
    unusable: tuple[UnusableRule, ...]

    @property
    def is_counted(self) -> bool:
        """Whether all fields were counted."""
        return self.field_count < MAX_COUNTED

    @property
    def has_all_required(self) -> bool:
        """Whether `required` are all required fields."""
        return len(self.required) < MAX_REQUIRED


def schema_report(
    schemas: SchemaSet,
    gtin_pointer: str,
    batch_pointers: Sequence[str] = (),
    unit_fields: Sequence[UnitField] = (),
) -> SchemaReport:
    """Return the report on a schema, with the JSON Pointers (RFC 6901) and unit fields of a brand.

    The rules are checked in a process, so that this takes up to two seconds. Raises
    EnvironmentFault if the process can't be started.
    """
    limit = WorkLimit()
    gtin = _found(schemas, gtin_pointer, limit)
    gtin_proposals = () if gtin.exists else gtin_candidates(schemas)
    taken = (
        gtin_pointer,
        *gtin_proposals,
        *batch_pointers,
        *(each.pointer for each in unit_fields),
    )
    return SchemaReport(
        files=tuple(_file(name, document) for name, document in schemas.documents.items()),
        field_count=count_fields(schemas),
        required=required_fields(schemas),
        gtin=gtin,
        gtin_rule=gtin_rule(schemas, gtin_pointer),
        gtin_proposals=gtin_proposals,
        batch=tuple(_found(schemas, pointer, limit) for pointer in batch_pointers),
        units=tuple(
            FoundUnitField(each, FieldPlace(schemas, each.pointer, limit).exists)
            for each in unit_fields
        ),
        unit_proposals=unit_candidates(schemas, taken),
        check_formats=schemas.check_formats,
        formats=descriptive_formats(schemas),
        unusable=_unusable(schemas),
    )


def place_text(place: RuleLocation) -> str:
    """Return a location in a schema as text: the document's name and the JSON Pointer."""
    return f"{place.document}{place.pointer}"


def _file(name: str, document: object) -> SchemaFile:
    declared = document.get("$schema") if isinstance(document, dict) else None
    return SchemaFile(name, id_of(document), draft_of(document).short_name, is_known(declared))


def _found(schemas: SchemaSet, pointer: str, limit: WorkLimit) -> FoundField:
    return FoundField(pointer, FieldPlace(schemas, pointer, limit).exists)


def _unusable(schemas: SchemaSet) -> tuple[UnusableRule, ...]:
    """Return the rules that are turned off, with the reasons, and those that should be."""
    faults = schema_faults(replace(schemas, off=()), _FIELD)
    reasons = {fault.place: fault.problem for fault in faults if fault.place}
    off = [_rule(place, reasons.pop(place, None), is_off=True) for place in schemas.off]
    still = [
        _rule(place, problem)
        for place, problem in reasons.items()
        if not any(_is_in(place, outer) for outer in schemas.off)
    ]
    whole = [
        UnusableRule(fault.problem.field, fault.problem.message, is_off=False)
        for fault in faults
        if fault.place is None
    ]
    return (*off, *still, *whole)


def _rule(place: RuleLocation, problem: Problem | None, *, is_off: bool = False) -> UnusableRule:
    return UnusableRule(place_text(place), problem.message if problem else None, is_off)


def _is_in(place: RuleLocation, outer: RuleLocation) -> bool:
    is_inside = place.pointer.startswith(f"{outer.pointer}/")
    return place.document == outer.document and is_inside
