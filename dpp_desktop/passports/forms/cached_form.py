"""A form schema that remembers the fields it has created."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.form_schema import FormSchema, OtherNames
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.schemas.schema_set import SchemaSet

MAX_REMEMBERED = 20_000
"""The maximum number of results to remember; there are about two for each field."""

_Result = TypeVar("_Result")
_Key = tuple[object, ...]


class CachedFormSchema(FormSchema):
    """Remembers fields, because a form asks for the same ones again and again.

    The same arguments usually give the same objects, always equal ones: results are created again
    if two threads ask for them at the same time, and once there are too many to remember. Values
    must not be changed in place.
    """

    def __init__(self, schemas: SchemaSet, language: str = "") -> None:
        super().__init__(schemas, language)
        self._created: dict[_Key, tuple[Field, object]] = {}
        self._by_value: dict[_Key, tuple[Field, object, object]] = {}

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

    def state_for(self, group: Field, value: object) -> Hashable:
        """Return a key that changes when `fields_for` may return other fields; None if never."""
        return self._remembered_for("state_for", group, value, super().state_for)

    def other_names(self, group: Field, value: object) -> OtherNames:
        """Return the names in the value of a GROUP that have no field of their own."""
        return self._remembered_for("other_names", group, value, super().other_names)

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
        key = _key(method, field)
        known = self._created.get(key)
        if known is None:
            # The field keeps its schemas alive, so that no other ones get their identity.
            known = (field, create(field))
            _add(self._created, key, known)
        result: _Result = known[1]  # type: ignore[assignment]
        return result

    def _remembered_for(
        self,
        method: Hashable,
        field: Field,
        value: object,
        create: Callable[[Field, object], _Result],
    ) -> _Result:
        """Return what was created last for the field, if that was for the same object."""
        key = _key(method, field)
        known = self._by_value.get(key)
        if known is None or known[1] is not value:
            known = (field, value, create(field, value))
            _add(self._by_value, key, known)
        result: _Result = known[2]  # type: ignore[assignment]
        return result


def _key(method: Hashable, field: Field) -> _Key:
    own = (field.name, field.title, field.required, field.depth, field.language)
    return (method, id(field.nodes), *own)


def _add(results: dict[_Key, _Result], key: _Key, result: _Result) -> None:
    """Add the result; forget all others if there are too many."""
    if len(results) >= MAX_REMEMBERED and key not in results:
        results.clear()
    results[key] = result
