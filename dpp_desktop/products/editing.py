"""Edit one product: open or start it, check an edit, and save it without losing others' changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dpp_desktop.brands.brand_import import brand_and_schema, require_brand
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.text import clean_text, shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import EditConflict, InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH, Product, ProductRecord
from dpp_desktop.passports.format_warnings import check_with_warnings
from dpp_desktop.passports.forms.document import without
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed, gtin_rule
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.sandbox import NOT_CHECKED, check_passports
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.unit_data import (
    as_of_any_unit,
    unit_field_of,
    without_later_fields,
)
from dpp_desktop.products.product_file import with_product_gtin
from dpp_desktop.store import brands, documents, products
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

GTIN_FIELD = "gtin"


@dataclass(frozen=True, slots=True)
class OpenedProduct:
    """A product as loaded, with its passport and its brand's schema as JSON text."""

    brand: Brand
    product: Product
    passport: str
    schema: str


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that isn't saved yet: initial name and passport, and its brand's schema.

    Passport and schema are JSON text. `copy_of` is the SKU of the product that it is a copy of,
    empty if there is none.
    """

    brand: Brand
    name: str
    passport: str
    schema: str
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class ProductEdit:
    """The unchecked values of an edited product. `gtin` is blank if it has none."""

    sku: str
    name: str
    gtin: str
    passport: object


@dataclass(frozen=True, slots=True)
class CheckedEdit:
    """The problems of an edit.

    With `blocking` problems it can't be saved, with `incomplete` ones it is saved as a draft. The
    missing fields `at_minting` are no problems, because they are entered when minting. The
    `warnings` are about values in the wrong format that the schema doesn't enforce; they don't make
    a draft. The fields are `sku`, `name`, `gtin`, and paths below `passport`.
    """

    blocking: tuple[Problem, ...]
    incomplete: tuple[Problem, ...]
    at_minting: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems."""
        return self.blocking + self.incomplete


def open_product(workspace: Workspace, brand_key: str, sku: str) -> OpenedProduct:
    """Return the brand's product with the SKU. Raises NotFound."""
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        product = products.find(transaction, brand.id, sku)
        if product is None:
            raise _product_not_found(sku)
        return _load(transaction, brand, product)


def new_product(workspace: Workspace, brand_key: str) -> NewProduct:
    """Return an empty product of the brand, to be added with `add_product`. Raises NotFound."""
    brand, schema = brand_and_schema(workspace, brand_key)
    return NewProduct(brand, name="", passport="{}", schema=schema)


def copy_product(workspace: Workspace, brand_key: str, sku: str) -> NewProduct:
    """Return a new product with name and passport of the one with the SKU, but without its GTIN.

    Raises NotFound.
    """
    original = open_product(workspace, brand_key, sku)
    gtin_path = tuple(pointer_steps(original.brand.gtin_pointer))
    text = json_text.canonical(without(json_text.parse(original.passport), gtin_path))
    return NewProduct(original.brand, original.product.name, text, original.schema, copy_of=sku)


def requires_gtin(brand: Brand, schemas: SchemaSet) -> bool:
    """Return whether the brand's passport schema requires a GTIN of every product."""
    return gtin_rule(schemas, brand.gtin_pointer).need is GtinNeed.ALWAYS


def check_edit(
    workspace: Workspace, opened: OpenedProduct | NewProduct, edit: ProductEdit
) -> CheckedEdit:
    """Return all problems of the edit; change nothing."""
    record, blocking = _to_record(opened, edit)
    if record.sku:
        with workspace.read() as transaction:
            blocking += _sku_problems(transaction, opened, record.sku)
    brand = opened.brand
    passport = as_of_any_unit(record.passport, record.gtin, brand)
    (found,), (warnings,) = check_with_warnings(
        opened.schema, brand.gtin_pointer, [(passport, record.gtin)]
    )
    # An invalid GTIN is already reported in `blocking`.
    is_invalid = bool(edit.gtin.strip()) and record.gtin is None
    found = [problem for problem in found if not (is_invalid and problem.field == GTIN_FIELD)]
    incomplete = without_later_fields(found, brand)
    at_minting = (
        problem
        for problem in found
        if problem not in incomplete and unit_field_of(problem, brand.unit_fields) is None
    )
    warnings = without_later_fields(warnings, brand)
    return CheckedEdit(tuple(blocking), tuple(incomplete), tuple(at_minting), tuple(warnings))


def add_product(workspace: Workspace, new: NewProduct, edit: ProductEdit) -> OpenedProduct:
    """Add the product, complete or not, and return it as saved.

    Raises InvalidInput if SKU, name or GTIN are invalid or the brand has a product with the SKU,
    and NotFound if the brand was deleted.
    """
    record, problems = _to_record(new, edit)
    if problems:
        raise InvalidInput(problems)
    with workspace.write() as transaction:
        brand = require_brand(transaction, new.brand.key)
        # The brand may have been deleted and added again since, with another id.
        taken = _sku_problems(transaction, replace(new, brand=brand), record.sku)
        if taken:
            raise InvalidInput(taken)
        products.put_all(transaction, brand.id, [record])
        saved = products.find(transaction, brand.id, record.sku)
        assert saved
        return _load(transaction, brand, saved)


def save_product(workspace: Workspace, opened: OpenedProduct, edit: ProductEdit) -> OpenedProduct:
    """Save the edited product, complete or not, and return it as saved.

    The passport is stored as a new document, so that existing jobs keep theirs. Raises
    InvalidInput if SKU, name or GTIN are invalid, EditConflict if the product was changed since it
    was opened, and NotFound if it was deleted.
    """
    record, problems = _to_record(opened, edit)
    if problems:
        raise InvalidInput(problems)
    with workspace.write() as transaction:
        _check_conflict(transaction, opened)
        taken = _sku_problems(transaction, opened, record.sku)
        if taken:
            raise InvalidInput(taken)
        products.change(transaction, opened.product.id, record)
        brand = require_brand(transaction, opened.brand.key)
        saved = products.find(transaction, brand.id, record.sku)
        assert saved
        return _load(transaction, brand, saved)


def find_incomplete(workspace: Workspace, brand_id: int, listed: Sequence[Product]) -> set[int]:
    """Return the ids of the listed products whose passports are incomplete.

    Products that weren't checked because an earlier check timed out aren't included.
    """
    with workspace.read() as transaction:
        brand = next(b for b in brands.list_all(transaction) if b.id == brand_id)
        schema = documents.body_of(transaction, brand.schema_digest)
        bodies = [documents.body_of(transaction, product.passport_digest) for product in listed]
    passports = [
        (as_of_any_unit(body, product.gtin, brand), product.gtin)
        for body, product in zip(bodies, listed, strict=True)
    ]
    found = check_passports(schema, brand.gtin_pointer, passports)
    return {
        product.id
        for product, each in zip(listed, found, strict=True)
        if any(problem.code != NOT_CHECKED for problem in without_later_fields(each, brand))
    }


def _load(transaction: Transaction, brand: Brand, product: Product) -> OpenedProduct:
    return OpenedProduct(
        brand,
        product,
        documents.body_of(transaction, product.passport_digest),
        documents.body_of(transaction, brand.schema_digest),
    )


def _to_record(
    opened: OpenedProduct | NewProduct, edit: ProductEdit
) -> tuple[ProductRecord, list[Problem]]:
    """Return the edit as a product, with blank text for invalid values, and its problems."""
    checks = FieldChecks()
    gtin = edit.gtin.strip()
    cleaned = checks.clean("gtin", gtin, normalise_gtin) if gtin else ""
    record = ProductRecord(
        sku=checks.clean("sku", edit.sku, clean_text, max_length=MAX_SKU_LENGTH),
        name=checks.clean("name", edit.name, clean_text, max_length=MAX_NAME_LENGTH),
        gtin=cleaned or None,
        passport=json_text.canonical(
            with_product_gtin(edit.passport, opened.brand.gtin_pointer, cleaned)
        ),
    )
    if not isinstance(edit.passport, dict):
        checks.add("passport", "passport_form", Message("the passport must be a JSON object."))
    return record, checks.problems


def _check_conflict(transaction: Transaction, opened: OpenedProduct) -> None:
    now = products.find_by_id(transaction, opened.product.id)
    if now is None:
        raise _product_not_found(opened.product.sku)
    if now != opened.product:
        raise EditConflict(
            Message(
                "The product {sku} was changed by someone else while you edited it.",
                sku=shown(now.sku),
            ),
            Message("Open it again to see the current values; your changes were not saved."),
        )


def _product_not_found(sku: str) -> NotFound:
    return NotFound(
        Message("The product {sku} no longer exists.", sku=shown(sku)),
        Message("Choose a different product from the list."),
    )


def _sku_problems(
    transaction: Transaction, opened: OpenedProduct | NewProduct, sku: str
) -> list[Problem]:
    """Return a problem if another product of the brand has the SKU."""
    other = products.find(transaction, opened.brand.id, sku)
    if other is None or (isinstance(opened, OpenedProduct) and other.id == opened.product.id):
        return []
    message = Message("the SKU {sku} belongs to another product.", sku=shown(sku))
    return [Problem("sku", "sku_taken", message)]
