"""The fields of a brand's batch data, from its passport schema."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_data import batch_field, concerns
from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store import documents
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class BatchField:
    """A passport field that belongs to a batch; `pointer` is a JSON Pointer (RFC 6901).

    It is `required` if the schema requires it and all objects around it. `form` returns the fields
    inside `field`.
    """

    pointer: str
    field: Field
    required: bool
    form: FormSchema = dataclass_field(repr=False, compare=False)

    def problems_in(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return those problems of a request that are in this field.

        That an object around the field is missing is one of them if the field is required in it.
        """
        found = (each for each in problems if concerns(each, self.pointer))
        within = batch_field(self.pointer)
        return [each for each in found if self.field.required or each.field.startswith(within)]


def batch_fields(
    transaction: Transaction, brand: Brand, language: str = ""
) -> tuple[BatchField, ...]:
    """Return the batch fields in the order of the brand file, with titles in the language.

    A field that the schema doesn't describe is text.
    """
    if not brand.batch_pointers:
        return ()
    schemas = SchemaSet.from_text(documents.body_of(transaction, brand.schema_digest))
    form = FormSchema(schemas, language)
    return tuple(_batch_field(form, pointer) for pointer in brand.batch_pointers)


def _batch_field(form: FormSchema, pointer: str) -> BatchField:
    field, required = form.root, True
    for name in pointer_steps(pointer):
        free = form.described_field(field, name) or Field(name, readable_name(name), Kind.TEXT)
        field = form.inside(field).get(name) or replace(free, required=False)
        required = required and field.required
    return BatchField(pointer, field, required, form)
