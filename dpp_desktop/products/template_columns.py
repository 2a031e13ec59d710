"""The columns of an empty product list, which an import recognizes by their headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.model.brand import Brand
from dpp_desktop.passports.forms.field import NUMBERS, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.column_mapping import Target, propose_columns
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_headings import REQUIRED_MARK, FieldHeadings
from dpp_desktop.products.catalogue_import.field_paths import Path
from dpp_desktop.products.catalogue_import.schema_fields import (
    SchemaField,
    SchemaFields,
    key_of,
)
from dpp_desktop.products.catalogue_import.tables import Table
from dpp_desktop.products.editing import requires_gtin

_REQUIRED = f" {REQUIRED_MARK}"
_OTHER_HEADINGS: dict[Role, tuple[str, ...]] = {Role.NAME: ("Product name",)}


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of a template: its heading, and what its cells may contain.

    `choices` are the allowed values, empty if others are allowed; several may be in a cell if the
    column `is_list`. A column with `is_number` holds numbers, any other text.
    """

    heading: str
    target: Target
    required: bool = False
    title: str = ""
    description: str = ""
    choices: tuple[str | int | float, ...] = ()
    is_number: bool = False
    is_list: bool = False


def template_columns(brand: Brand, schema: str) -> tuple[TemplateColumn, ...]:
    """Return the columns for SKU, name, GTIN and the passport fields of the schema (JSON text).

    Required columns are marked with an asterisk. Fields that minting adds have no column. The
    heading of a field is its title, with its unit, if an import recognizes that as the field;
    otherwise its dotted name. A list of objects has columns for its first entry.
    """
    schemas = SchemaSet.from_text(schema)
    fields, form = SchemaFields(schemas), _FormFields(FormSchema(schemas))
    columns = [
        TemplateColumn("SKU", Target(Role.SKU), required=True),
        TemplateColumn("Name", Target(Role.NAME), required=True),
        TemplateColumn("GTIN", Target(Role.GTIN), required=requires_gtin(brand, schemas)),
    ]
    headings: list[tuple[str, ...]] = [(_product_heading(column, fields),) for column in columns]
    elsewhere = {tuple(pointer_steps(each)) for each in (brand.gtin_pointer, *brand.later_pointers)}
    for listed in fields.listed:
        if not any(listed.path[: len(path)] == path for path in elsewhere):
            column = _field_column(form, listed)
            columns.append(column)
            headings.append(tuple(_headings(listed, _REQUIRED if column.required else "")))
    recognized = _recognized_headings(columns, headings, fields, brand.gtin_pointer)
    return tuple(
        replace(column, heading=heading)
        for column, heading in zip(columns, recognized, strict=True)
    )


def _product_heading(column: TemplateColumn, fields: SchemaFields) -> str:
    """Return the heading with the mark, unless it would then be that of a passport field."""
    if not column.required:
        return column.heading
    possible = (column.heading, *_OTHER_HEADINGS.get(column.target.role, ()))
    for marked in (heading + _REQUIRED for heading in possible):
        if column.target.role is Role.GTIN or not FieldHeadings(fields, ()).fitting(marked):
            return marked
    return column.heading


class _FormFields:
    """The fields of a form; those of each group are created once."""

    def __init__(self, form: FormSchema) -> None:
        self.form = form
        self._inside: dict[Path, dict[str, Field]] = {}

    def inner(self, path: Path, field: Field, step: str | int) -> Field | None:
        """Return the field at the step inside the field at the path.

        None if it is in a variant, which has no form of its own.
        """
        if isinstance(step, int):
            return self.form.entry(field, step) if field.kind is Kind.LIST else None
        if path not in self._inside:
            self._inside[path] = self.form.inside(field)
        return self._inside[path].get(step)


def _field_column(fields: _FormFields, listed: SchemaField) -> TemplateColumn:
    """Return the column of a field; it is required if all fields around it are too."""
    target = Target(Role.FIELD, listed.path)
    field, required = fields.form.root, True
    for end, step in enumerate(listed.path):
        inner = fields.inner(listed.path[:end], field, step)
        if inner is None:
            return TemplateColumn("", target, title=listed.title)
        field, required = inner, required and (inner.required or isinstance(step, int))
    is_list = field.kind is Kind.LIST
    entry = fields.form.entry(field, 0) if is_list else field
    return TemplateColumn(
        "",
        target,
        required,
        field.title,
        " ".join(field.description.split()),
        _choices(entry),
        is_number=field.kind in NUMBERS,
        is_list=is_list,
    )


def _choices(field: Field) -> tuple[str | int | float, ...]:
    if field.kind is Kind.YES_NO:
        return ("yes", "no")
    values = [choice.value for choice in field.choices]
    if all(isinstance(value, bool) for value in values):
        return tuple("yes" if value else "no" for value in values)
    simple = [value for value in values if isinstance(value, str | int | float)]
    return tuple(filter(lambda value: value != "", simple)) if len(simple) == len(values) else ()


def _headings(field: SchemaField, mark: str) -> Iterator[str]:
    """Yield possible headings, the preferred one first.

    An import rejects titles that several fields have; see `_recognized_headings`. Only its name
    tells where a field is.
    """
    unit = f" ({field.unit})" if field.unit else ""
    if field.title and len(field.path) == 1:
        yield field.title + unit + mark
    yield field.name + unit + mark
    yield field.name + mark
    yield f"{Role.PASSPORT}.{field.name}"  # needs an exact match, without the mark


def _recognized_headings(
    columns: Sequence[TemplateColumn],
    headings: Sequence[tuple[str, ...]],
    fields: SchemaFields,
    gtin_pointer: str,
) -> list[str]:
    """Return the first of the headings of each column that an import recognizes."""
    chosen = [0] * len(columns)
    while True:
        names = [possible[at] for at, possible in zip(chosen, headings, strict=True)]
        table = Table(tuple(names), iter(()), lambda: 1.0)
        found = propose_columns(table, fields, gtin_pointer).targets
        wrong = [
            place
            for place, column in enumerate(columns)
            if (found[place] != column.target or _is_misleading(names[place], column))
            and chosen[place] + 1 < len(headings[place])
        ]
        if not wrong:
            return names
        for place in wrong:
            chosen[place] += 1


def _is_misleading(heading: str, column: TemplateColumn) -> bool:
    """Return whether the heading of a passport field looks like that of SKU, name or GTIN."""
    is_field = column.target.role is Role.FIELD
    return is_field and key_of(heading) in (Role.SKU, Role.NAME, Role.GTIN)
