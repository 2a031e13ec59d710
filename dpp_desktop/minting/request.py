"""Checks a mint request completely before it is accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dpp_desktop.carriers.qr_code import MAX_URL_BYTES
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.links import link_path, link_prefix
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.text import clean_batch, clean_brand_key, clean_text
from dpp_desktop.minting.quantity import read_quantity
from dpp_desktop.minting.unit_check import (
    blocked_fields,
    sample_serials,
    sample_units,
    unit_problems,
)
from dpp_desktop.model.brand import Brand, SerialStyle
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MAX_QUANTITY, MintRequest
from dpp_desktop.model.product import MAX_SKU_LENGTH, Product
from dpp_desktop.model.unit_field import UnitValue, UnitValues
from dpp_desktop.passports.batch_data import (
    as_request_problems,
    read_batch_data,
    unknown_fields,
    with_batch_data,
)
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.unit_data import with_unit_values
from dpp_desktop.passports.validation_messages import GTIN_REQUIRED
from dpp_desktop.store import brands, documents, number_ranges, products, serial_spaces
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

MAX_IDEMPOTENCY_KEY_LENGTH = 200
UNKNOWN_BRAND = "unknown_brand"
UNKNOWN_PRODUCT = "unknown_product"


@dataclass(frozen=True, slots=True)
class MintForm:
    """A mint request as entered, unchecked. `quantity` may be text or an int.

    `gtin` is the GTIN on the packaging; None or blank if it isn't given. `batch_data` are values of
    passport fields by JSON Pointer (RFC 6901).
    """

    brand: str
    product: str
    batch: str
    quantity: object
    idempotency_key: str | None = None
    gtin: str | None = None
    batch_data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Basis:
    """The brand and the product of a request, as they were when they were read.

    With `adds_gtin`, the stored product has no GTIN. `product` has the GTIN of the request, which
    is stored when the request is accepted.
    """

    brand: Brand
    product: Product
    adds_gtin: bool

    def link_prefix(self, batch: str) -> str:
        """Return the part of the URLs before the serial, for the batch."""
        shown = batch if self.brand.batch_in_link else None
        return link_prefix(self.brand.resolver, self.product.gtin, shown)

    @property
    def link_path(self) -> str:
        """The part of the URLs in which a serial may occur only once."""
        return link_path(self.brand.resolver, self.product.gtin)


@dataclass(frozen=True, slots=True)
class CheckedRequest:
    """The result of checking a form: without problems, `request` may be accepted on `basis`.

    With problems, `request` contains empty text and 0 instead of invalid values. With
    `requires_gtin`, the product has no GTIN but the brand's schema requires one, so every request
    for it must contain a GTIN.
    """

    request: MintRequest
    basis: Basis | None
    problems: tuple[Problem, ...]
    requires_gtin: bool = False


def read_form(form: MintForm) -> tuple[MintRequest, list[Problem]]:
    """Return the normalized fields of the form, and the problems of their format."""
    checks = FieldChecks()
    request = MintRequest(
        brand=checks.clean("brand", form.brand, clean_brand_key),
        product=checks.clean("product", form.product, clean_text, max_length=MAX_SKU_LENGTH),
        batch=checks.clean("batch", form.batch, clean_batch),
        quantity=_quantity(checks, form.quantity),
        idempotency_key=_idempotency_key(checks, form.idempotency_key),
        gtin=_gtin(checks, form.gtin),
        batch_data=read_batch_data(checks, form.batch_data),
    )
    return request, checks.problems


def check_form(workspace: Workspace, form: MintForm) -> CheckedRequest:
    """Return everything that prevents the form from being accepted now; change nothing."""
    return check_request(workspace, *read_form(form))


def check_request(
    workspace: Workspace, request: MintRequest, malformed: Iterable[Problem]
) -> CheckedRequest:
    """As `check_form`, for a form that was read, with the problems of its format."""
    problems = list(malformed)
    with workspace.read() as transaction:
        basis = find_basis(transaction, request)
        if basis is None:
            problems += _unknown(transaction, request)
            return CheckedRequest(request, None, tuple(problems))
        problems += workspace_problems(transaction, request, basis)
        schema = documents.body_of(transaction, basis.brand.schema_digest)
        passport = documents.body_of(transaction, basis.product.passport_digest)
        serials = _sample_serials(transaction, request, basis)
    pointers = basis.brand.batch_pointers
    problems += unknown_fields(request.batch_data, pointers)
    passport = with_batch_data(passport, request.batch_data)
    prefix = basis.link_prefix(request.batch)
    units = sample_units(request, basis.brand, prefix, serials, schema)
    # Outside of the transaction, because checking by a brand's schema may take long.
    found, requires_gtin = _passport_problems(basis, schema, passport, units)
    # An invalid GTIN is already reported.
    found = [p for p in found if request.gtin != "" or p.code != GTIN_REQUIRED]
    problems += as_request_problems(found, pointers)
    return CheckedRequest(request, basis, tuple(problems), requires_gtin)


def find_basis(transaction: Transaction, request: MintRequest) -> Basis | None:
    """Return the brand and product of the request, or None if one of them doesn't exist."""
    brand = brands.find(transaction, request.brand)
    product = products.find(transaction, brand.id, request.product) if brand else None
    if not brand or not product:
        return None
    adds_gtin = bool(request.gtin) and product.gtin is None
    if adds_gtin:
        product = replace(product, gtin=request.gtin)
    return Basis(brand, product, adds_gtin)


def workspace_problems(
    transaction: Transaction, request: MintRequest, basis: Basis
) -> Iterator[Problem]:
    """Yield problems with the current content of the workspace."""
    if request.gtin and request.gtin != basis.product.gtin:
        message = Message(
            "the product has GTIN {gtin}, not {given}.",
            gtin=basis.product.gtin,
            given=request.gtin,
        )
        yield Problem("gtin", "gtin_differs", message)
    url_length = len(basis.link_prefix(request.batch)) + SERIAL_LENGTH
    if url_length > MAX_URL_BYTES:
        message = Message(
            "its URLs would have {length:,} characters; a QR code can have at most {most:,}.",
            length=url_length,
            most=MAX_URL_BYTES,
        )
        yield Problem("brand", "url_too_long", message)
    space_id = serial_spaces.find_space(transaction, basis.brand, basis.product.gtin)
    owner = serial_spaces.path_owner(transaction, basis.link_path)
    if owner and owner[0] != space_id:
        yield _resolver_shared(basis, owner[1])
    free = number_ranges.free_numbers(transaction, space_id)
    if free < request.quantity:
        yield Problem(
            "quantity",
            "space_full",
            Message("the serial space has only {free:,} serials left.", free=free),
        )


def _resolver_shared(basis: Basis, other: str) -> Problem:
    """The problem that another brand minted under the same resolver."""
    which = Message("with the same GTIN") if basis.product.gtin else Message("without a GTIN")
    message = Message(
        "brand '{other}' has minted under the same resolver, '{resolver}', for a product "
        "{which}, so tokens of both brands could have the same URL. Set a different resolver in "
        "the brand file of '{brand}', and import that file.",
        other=other,
        resolver=basis.brand.resolver,
        which=which,
        brand=basis.brand.key,
    )
    return Problem("brand", "link_taken", message)


def _unknown(transaction: Transaction, request: MintRequest) -> Iterator[Problem]:
    brand = brands.find(transaction, request.brand)
    if brand is None and request.brand:
        message = Message("there is no brand '{brand}' in this workspace.", brand=request.brand)
        yield Problem("brand", UNKNOWN_BRAND, message)
    elif brand is not None and request.product:
        message = Message(
            "brand '{brand}' has no product '{product}'.", brand=brand.key, product=request.product
        )
        yield Problem("product", UNKNOWN_PRODUCT, message)


def _sample_serials(transaction: Transaction, request: MintRequest, basis: Basis) -> Sequence[str]:
    """The serials to check unit fields with; none if the brand has none."""
    if not basis.brand.unit_fields:
        return ()
    style, first = basis.brand.serials.style, 0
    if style is SerialStyle.SEQUENTIAL:
        space_id = serial_spaces.find_space(transaction, basis.brand, basis.product.gtin)
        first = number_ranges.next_in_sequence(transaction, space_id)
    return sample_serials(style, first, request.quantity)


def _passport_problems(
    basis: Basis, schema: str, passport: str, units: Sequence[UnitValues]
) -> tuple[list[Problem], bool]:
    """The problems of the passport, and whether only the request's GTIN completes it.

    With `units`, the problems of their passports, each once.
    """
    gtin, fields = basis.product.gtin, basis.brand.unit_fields
    document: Any = json_text.parse(passport) if units else None
    filled = [with_unit_values(document, fields, each) for each in units]
    texts = [json_text.canonical(each) for each in filled] or [passport]
    asked = [(text, gtin) for text in texts] + [(texts[0], None)] * basis.adds_gtin
    answers = list(check_passports(schema, basis.brand.gtin_pointer, asked))
    requires_gtin = any(problem.code == GTIN_REQUIRED for problem in answers[-1])
    if not units:
        return answers[0], requires_gtin
    # Values that aren't entered yet can't be judged.
    unknown = {UnitValue.BATCH} if not units[0].batch else set()
    unknown |= {UnitValue.URL} if requires_gtin and gtin is None else set()
    problems = unit_problems(zip(units, answers, strict=False), fields, unknown)
    return [*problems, *blocked_fields(filled[0], fields)], requires_gtin


def _gtin(checks: FieldChecks, text: str | None) -> str | None:
    given = text.strip() if text else None
    return checks.clean("gtin", given, normalise_gtin) if given else None


def _quantity(checks: FieldChecks, value: object) -> int:
    quantity = read_quantity(value)
    if quantity is not None:
        return quantity
    message = Message(
        "must be a whole number from 1 to {most:,}, in digits only.",
        most=MAX_QUANTITY,
    )
    checks.add("quantity", "quantity", message)
    return 0


def _idempotency_key(checks: FieldChecks, key: str | None) -> str | None:
    if key is None:
        return None
    return checks.clean("order", key, clean_text, max_length=MAX_IDEMPOTENCY_KEY_LENGTH)
