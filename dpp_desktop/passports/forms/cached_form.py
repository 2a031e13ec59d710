"""A form schema that remembers the fields it has created."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.free_keys import FreeKeys

_Result = TypeVar("_Result")


class CachedFormSchema(FormSchema):
    """Creates each field once, because a form asks for the same fields again and again.

    The same arguments give the same objects. It may be used in several threads: at worst, a field
    is created twice.
    """

    _created: dict[tuple[object, ...], tuple[Field, object]]

    def fields(self, group: Field) -> tuple[Field, ...]:
        """Return the fields of a GROUP, in the order of the schema."""
        return self._remembered("fields", group, super().fields)

    def fields_for(self, group: Field, value: object) -> tuple[Field, ...]:
        """Return the fields of a GROUP that apply to its value."""
        state = self.state_for(group, value)
        if state is None:
            return self.fields(group)
        return self._remembered(
            ("fields_for", state),
            group,
            lambda field: super(CachedFormSchema, self).fields_for(field, value),
        )

    def free_keys(self, outer: Field) -> FreeKeys:
        """Return the rules for names in a GROUP or MAP that aren't properties of the schema."""
        return self._remembered("free_keys", outer, super().free_keys)

    def free_field(self, outer: Field, name: str) -> Field:
        """Return the field of a value in a GROUP or MAP whose name isn't a property."""
        return self._remembered(
            ("free_field", name),
            outer,
            lambda field: super(CachedFormSchema, self).free_field(field, name),
        )

    def entry(self, entries: Field, index: int) -> Field:
        """Return the field of the LIST entry at the index, counted from 0."""
        return self._remembered(
            f"entry {index}",
            entries,
            lambda field: super(CachedFormSchema, self).entry(field, index),
        )

    def variants(self, choice: Field) -> tuple[Field, ...]:
        """Return the variants of a VARIANTS field, with unique titles."""
        return self._remembered("variants", choice, super().variants)

    def _remembered(
        self, method: Hashable, field: Field, create: Callable[[Field], _Result]
    ) -> _Result:
        """Return what was created for the schemas of the field, which are compared by identity."""
        created = self.__dict__.setdefault("_created", {})
        own = (field.name, field.title, field.required, field.depth, field.language)
        key = (method, id(field.nodes), *own)
        if key not in created:
            # The field keeps its schemas alive, so that no other ones get their identity.
            created[key] = (field, create(field))
        result: _Result = created[key][1]
        return result
