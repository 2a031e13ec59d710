"""The fields of a brand's batch data, from its passport schema."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from dpp_desktop.model.brand import Brand
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

    `form` returns the fields inside `field`.
    """

    pointer: str
    field: Field
    form: FormSchema = dataclass_field(repr=False, compare=False)


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
    return tuple(
        BatchField(pointer, _field(form, pointer), form) for pointer in brand.batch_pointers
    )


def _field(form: FormSchema, pointer: str) -> Field:
    field = form.root
    for name in pointer_steps(pointer):
        inside = form.fields(field) if field.kind is Kind.GROUP else ()
        found = next((each for each in inside if each.name == name), None)
        field = found or Field(name, readable_name(name), Kind.TEXT)
    return field
