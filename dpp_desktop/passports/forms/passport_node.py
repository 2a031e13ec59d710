"""Walk through the values of a passport with the fields of its schema."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

from dpp_desktop.passports.forms.document import in_order
from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.values import find_variant, fits
from dpp_desktop.passports.property_names import readable_name, unit_in_name


class PassportNode:
    """One value of a passport; its field and its parts are determined when they are needed.

    `name` is the name of the property or the index of the list entry, counted from 0; it is empty
    for the whole passport, which has no `parent`. `row` is its position among the parts.
    """

    def __init__(
        self,
        form: FormSchema,
        name: str | int,
        value: object,
        field: Callable[[], Field],
        parent: "PassportNode | None" = None,
        row: int = 0,
    ) -> None:
        self.name = name
        self.value = value
        self.parent = parent
        self.row = row
        self._form = form
        self._find_field = field

    @staticmethod
    def root(form: FormSchema, document: object) -> "PassportNode":
        """Return the node of the whole passport."""
        return PassportNode(form, "", document, lambda: form.root)

    @cached_property
    def field(self) -> Field:
        """The field of the schema, as JSON if the value doesn't fit it.

        A field with variants is replaced by the variant of the value, but keeps its title.
        """
        field = self._find_field()
        if field.kind is Kind.VARIANTS:
            variant = self._form.variants(field)[find_variant(self._form, field, self.value)]
            field = replace(variant, title=field.title)
        return field if fits(field, self.value) else replace(field, kind=Kind.JSON)

    @property
    def unit(self) -> str:
        """The unit of a number, from the schema or the name of its property; empty if unknown."""
        is_number = isinstance(self.value, (int, float)) and not isinstance(self.value, bool)
        if not is_number:
            return ""
        return self.field.unit or (unit_in_name(self.name) if isinstance(self.name, str) else "")

    @property
    def path(self) -> tuple[str | int, ...]:
        """The names that lead to the value from the whole passport."""
        return (*self.parent.path, self.name) if self.parent else ()

    @cached_property
    def parts(self) -> tuple["PassportNode", ...]:
        """The properties of an object in the order of the schema, or the entries of a list."""
        if isinstance(self.value, dict):
            return tuple(self._properties(self.value))
        if isinstance(self.value, list):
            return tuple(self._entry(index, value) for index, value in enumerate(self.value))
        return ()

    def _properties(self, value: dict[str, object]) -> list["PassportNode"]:
        known = self._form.inside(self.field)
        ordered = in_order(value, tuple(known)).items()
        return [
            self._part(name, inner, row, partial(self._field_of_property, known, name))
            for row, (name, inner) in enumerate(ordered)
        ]

    def _field_of_property(self, known: dict[str, Field], name: str) -> Field:
        return known.get(name) or self._form.described_field(self.field, name) or _unknown(name)

    def _entry(self, index: int, value: object) -> "PassportNode":
        return self._part(index, value, index, partial(self._field_of_entry, index))

    def _field_of_entry(self, index: int) -> Field:
        if self.field.kind is Kind.LIST:
            return self._form.entry(self.field, index)
        return replace(_unknown(self.field.name), title=self.field.title)

    def _part(
        self, name: str | int, value: object, row: int, field: Callable[[], Field]
    ) -> "PassportNode":
        return PassportNode(self._form, name, value, field, self, row)


def _unknown(name: str) -> Field:
    """Return the field of a value that the schema doesn't describe."""
    return Field(name, readable_name(name), Kind.JSON)
