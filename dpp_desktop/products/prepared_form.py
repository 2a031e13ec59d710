"""Read the schema and the passport of an opened product, and prepare the fields of its form.

That takes up to a second for a large schema, so the window does it in the background.
"""

from dataclasses import dataclass

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.forms.document import place_name
from dpp_desktop.passports.forms.form_filter import can_grow_large
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.parts import is_large_form, progress_of, root_part
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.editing import (
    CheckedEdit,
    NewProduct,
    OpenedProduct,
    ProductEdit,
    check_edit,
    requires_gtin,
)
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PreparedForm:
    """An opened or new product with the form of its passport and the passport as JSON value.

    In a `large` form, groups are collapsed at first.
    """

    opened: OpenedProduct | NewProduct
    form: FormSchema
    document: object
    requires_gtin: bool
    is_large: bool


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """The problems of an edit, and the fields of the form that have them."""

    edit: CheckedEdit
    places: ProblemPlaces


def prepare_form(opened: OpenedProduct | NewProduct, language: str = "") -> PreparedForm:
    """Return the form of the product's passport, with titles in the language."""
    schemas = SchemaSet.from_text(opened.schema)
    form = CachedFormSchema(schemas, language)
    document = json_text.parse(opened.passport)
    progress_of(form, root_part(form, document))  # creates the fields, which the form remembers
    is_large = is_large_form(form, document) or can_grow_large(form, document)
    return PreparedForm(
        opened, form, document, requires_gtin(opened.brand, schemas), is_large=is_large
    )


def check_form(
    workspace: Workspace,
    opened: OpenedProduct | NewProduct,
    form: FormSchema,
    edit: ProductEdit,
) -> CheckedForm:
    """Return all problems of the edit with their places in the form; change nothing."""
    checked = check_edit(workspace, opened, edit)
    gtin_location = place_name(pointer_steps(opened.brand.gtin_pointer))
    problems = _in_passport(checked)
    return CheckedForm(checked, ProblemPlaces.of(form, edit.passport, problems, gtin_location))


def _in_passport(checked: CheckedEdit) -> list[Problem]:
    """Return the problems that the form of the passport shows."""
    return [problem for problem in checked.problems if problem.field not in ("sku", "name")]
