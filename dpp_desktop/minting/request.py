"""Checks a mint request whole, before it is accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dpp_desktop.carriers.qr_code import MAX_URL_BYTES
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.links import link_path, link_prefix
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.identity.text import clean_batch, clean_brand_key, clean_text
from dpp_desktop.minting.quantity import read_quantity
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MAX_QUANTITY, MintRequest
from dpp_desktop.model.product import Product
from dpp_desktop.passports.batch_data import (
    read_batch_data,
    told_of_batch,
    unknown_fields,
    with_batch_data,
)
from dpp_desktop.passports.schemas.problems import GTIN_REQUIRED
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.products.product_file import MAX_SKU_LENGTH
from dpp_desktop.store import brands, documents, number_ranges, products, serial_spaces
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

MAX_IDEMPOTENCY_KEY_LENGTH = 200
UNKNOWN_BRAND = "unknown_brand"
UNKNOWN_PRODUCT = "unknown_product"


@dataclass(frozen=True, slots=True)
class MintForm:
    """A mint request as typed: nothing of it is checked. `quantity` may be text or an int.

    `gtin` is as read off the packaging; None or blank if it wasn't. `batch_data` are values of
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
    """What a request's tokens are to be minted from, as it stood when it was read.

    With `brings_gtin` the product has no GTIN by itself: `product` has the request's, with which
    it is completed when the request is accepted.
    """

    brand: Brand
    product: Product
    brings_gtin: bool

    def link_prefix(self, batch: str) -> str:
        """What precedes the serial in the URLs of that batch."""
        shown = batch if self.brand.batch_in_link else None
        return link_prefix(self.brand.resolver, self.product.gtin, shown)

    @property
    def link_path(self) -> str:
        """The part of the URLs within which a serial may occur only once."""
        return link_path(self.brand.resolver, self.product.gtin)


@dataclass(frozen=True, slots=True)
class CheckedRequest:
    """What came of checking a form: without problems, `request` may be accepted on `basis`.

    With problems, `request` holds empty text and 0 in the place of what was wrong. With
    `asks_for_gtin` the product has no GTIN and the brand's schema requires one, so that a request
    must bring it, whether or not this one does.
    """

    request: MintRequest
    basis: Basis | None
    problems: tuple[Problem, ...]
    asks_for_gtin: bool = False


def read_form(form: MintForm) -> tuple[MintRequest, list[Problem]]:
    """Returns the form's fields cleaned, and what is wrong with their form alone."""
    checks = FieldChecks()
    key = form.idempotency_key
    request = MintRequest(
        brand=checks.clean("brand", form.brand, clean_brand_key),
        product=checks.clean("product", form.product, clean_text, max_length=MAX_SKU_LENGTH),
        batch=checks.clean("batch", form.batch, clean_batch),
        quantity=_quantity(checks, form.quantity),
        idempotency_key=None
        if key is None
        else checks.clean(
            "idempotency_key", key, clean_text, max_length=MAX_IDEMPOTENCY_KEY_LENGTH
        ),
        gtin=_gtin(checks, form.gtin),
        batch_data=read_batch_data(checks, form.batch_data),
    )
    return request, checks.problems


def check_form(workspace: Workspace, form: MintForm) -> CheckedRequest:
    """Returns everything that keeps the form from being accepted now; changes nothing."""
    return check_request(workspace, *read_form(form))


def check_request(
    workspace: Workspace, request: MintRequest, malformed: Iterable[Problem]
) -> CheckedRequest:
    """As `check_form`, for a form that was read and what is wrong with its form alone."""
    problems = list(malformed)
    with workspace.read() as transaction:
        basis = find_basis(transaction, request)
        if basis is None:
            problems += _unknown(transaction, request)
            return CheckedRequest(request, None, tuple(problems))
        problems += standing_problems(transaction, request, basis)
        schema = documents.body_of(transaction, basis.brand.schema_digest)
        passport = documents.body_of(transaction, basis.product.passport_digest)
    pointers = basis.brand.batch_pointers
    problems += unknown_fields(request.batch_data, pointers)
    passport = with_batch_data(passport, request.batch_data)
    # Out of the transaction: a brand's schema may take its time.
    found, asks_for_gtin = _passport_problems(basis, schema, passport)
    # A GTIN that was given, and is none, has its problem already.
    found = [p for p in found if request.gtin != "" or p.code != GTIN_REQUIRED]
    problems += told_of_batch(found, pointers)
    return CheckedRequest(request, basis, tuple(problems), asks_for_gtin)


def find_basis(transaction: Transaction, request: MintRequest) -> Basis | None:
    """Returns what the request is about, or None if brand or product are unknown."""
    brand = brands.find(transaction, request.brand)
    product = products.find(transaction, brand.id, request.product) if brand else None
    if not brand or not product:
        return None
    brings_gtin = bool(request.gtin) and product.gtin is None
    if brings_gtin:
        product = replace(product, gtin=request.gtin)
    return Basis(brand, product, brings_gtin)


def standing_problems(
    transaction: Transaction, request: MintRequest, basis: Basis
) -> Iterator[Problem]:
    """Yields what in the workspace as it stands keeps the request from being accepted."""
    if request.gtin and request.gtin != basis.product.gtin:
        message = f"the product has GTIN {basis.product.gtin}, the one given is {request.gtin}."
        yield Problem("gtin", "gtin_differs", message)
    url_length = len(basis.link_prefix(request.batch)) + SERIAL_LENGTH
    if url_length > MAX_URL_BYTES:
        message = (
            f"its URLs would have {url_length:,} characters; a QR code holds {MAX_URL_BYTES:,}."
        )
        yield Problem("brand", "url_too_long", message)
    space_id = serial_spaces.find_space(transaction, basis.brand, basis.product.gtin)
    owner = serial_spaces.path_owner(transaction, basis.link_path)
    if owner and owner[0] != space_id:
        yield _resolver_shared(basis, owner[1])
    free = number_ranges.free_numbers(transaction, space_id)
    if free < request.quantity:
        yield Problem("quantity", "space_full", f"the serial space has room for {free:,} more.")


def _resolver_shared(basis: Basis, other: str) -> Problem:
    """The other brand's resolver may change, too: what was minted under this one stays."""
    which = "that has the same GTIN" if basis.product.gtin else "that has no GTIN either"
    message = (
        f"brand '{other}' has minted under the same resolver, '{basis.brand.resolver}', "
        f"for a product {which}, so that tokens of both could have the same URL. "
        f"Give brand '{basis.brand.key}' another resolver in its brand file, and import that file."
    )
    return Problem("brand", "link_taken", message)


def _unknown(transaction: Transaction, request: MintRequest) -> Iterator[Problem]:
    brand = brands.find(transaction, request.brand)
    if brand is None and request.brand:
        message = f"there is no brand '{request.brand}' in this workspace."
        yield Problem("brand", UNKNOWN_BRAND, message)
    elif brand is not None and request.product:
        message = f"brand '{brand.key}' has no product '{request.product}'."
        yield Problem("product", UNKNOWN_PRODUCT, message)


def _passport_problems(basis: Basis, schema: str, passport: str) -> tuple[list[Problem], bool]:
    """What is wrong with the passport, and whether it lacks a GTIN but for the request's."""
    asked = [(passport, basis.product.gtin)] + [(passport, None)] * basis.brings_gtin
    problems, *more = check_passports(schema, basis.brand.gtin_pointer, asked)
    return problems, any(problem.code == GTIN_REQUIRED for problem in [problems, *more][-1])


def _gtin(checks: FieldChecks, text: str | None) -> str | None:
    given = text.strip() if text else None
    return checks.clean("gtin", given, normalise_gtin) if given else None


def _quantity(checks: FieldChecks, value: object) -> int:
    quantity = read_quantity(value)
    if quantity is not None:
        return quantity
    message = f"must be a whole number from 1 to {MAX_QUANTITY:,}, in digits only."
    checks.add("quantity", "quantity", message)
    return 0
