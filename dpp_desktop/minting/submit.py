"""Accepts mint requests. A request gets one job, even if it is submitted several times."""

import logging
from dataclasses import replace

from dpp_desktop.minting import order_number
from dpp_desktop.minting.request import (
    UNKNOWN_BRAND,
    UNKNOWN_PRODUCT,
    Basis,
    CheckedRequest,
    MintForm,
    check_request,
    find_basis,
    read_form,
    workspace_problems,
)
from dpp_desktop.model.errors import (
    DppError,
    EnvironmentFault,
    IdempotencyConflict,
    InvalidInput,
    NotFound,
    Problem,
)
from dpp_desktop.model.message import Message, joined, sentence
from dpp_desktop.model.mint import MintJob, MintRequest, Submission
from dpp_desktop.model.product import Product
from dpp_desktop.passports.batch_data import with_batch_data
from dpp_desktop.store import documents, jobs, number_ranges, products, serial_spaces
from dpp_desktop.store.jobs import NewJob
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_NOT_FOUND = frozenset({UNKNOWN_BRAND, UNKNOWN_PRODUCT})
_COMPARED_FIELDS = ("brand", "product", "batch", "quantity", "gtin", "batch_data")

_log = logging.getLogger(__name__)


_FIELD_WORDS = {
    "brand": Message("brand"),
    "product": Message("product"),
    "batch": Message("batch"),
    "quantity": Message("quantity"),
}


def submit(workspace: Workspace, form: MintForm) -> Submission:
    """Return the job of the request. A new request gets a queued job.

    A request with a known order number has the existing job, even if the workspace has changed;
    a request without a key gets a generated one. A product without a GTIN gets the GTIN of the
    request. Raise IdempotencyConflict if the key belongs to a different request, InvalidInput or
    NotFound with all problems of the request; in these cases nothing is changed. Raise
    EnvironmentFault; then repeating the request with the same key is safe.
    """
    if form.idempotency_key is None:
        form = replace(form, idempotency_key=order_number.generate())
    request, malformed = read_form(form)
    while True:
        if not malformed:
            with workspace.read() as transaction:
                known = _existing_job(transaction, request)
            if known:
                return Submission(known, existing=True)
        checked = check_request(workspace, request, malformed)
        if checked.problems or checked.basis is None:
            raise _refusal(checked.problems)
        submission = accept(workspace, request, checked.basis)
        if submission:
            return submission


def submit_checked(workspace: Workspace, form: MintForm, checked: CheckedRequest) -> Submission:
    """Submit a form that was checked before.

    If nothing that the request depends on has changed since the check, the passport isn't checked
    against its schema again. Returns and raises what `submit` does.
    """
    is_complete = not checked.problems and checked.request.idempotency_key
    if is_complete and checked.basis:
        submission = accept(workspace, checked.request, checked.basis)
        if submission:
            return submission
    return submit(workspace, form)


def differences(known: MintRequest, new: MintRequest) -> tuple[str, ...]:
    """Return the fields of `new` that differ from `known`; empty fields don't count."""
    given = (field for field in _COMPARED_FIELDS if getattr(new, field))
    return tuple(field for field in given if getattr(new, field) != getattr(known, field))


def accept(workspace: Workspace, request: MintRequest, basis: Basis) -> Submission | None:
    """Create the job of a request that was checked on the basis, unless it already exists.

    Return None if the basis changed since the check. Raise as `submit` does.
    """
    try:
        return _accept(workspace, request, basis)
    except EnvironmentFault as fault:
        # A commit that reports an error may still have taken effect.
        accepted = _accepted_after(fault, workspace, request)
        if accepted is None:
            raise
        return Submission(accepted, existing=False)


def _accepted_after(
    fault: EnvironmentFault, workspace: Workspace, request: MintRequest
) -> MintJob | None:
    """The job of a request that was accepted although an error was reported."""
    try:
        with workspace.read() as transaction:
            accepted = _existing_job(transaction, request)
    except DppError as error:
        _log.info("Whether the request was accepted is unknown: %s", error)
        return None
    if accepted:
        _log.warning("Job %d was accepted although that reported: %s", accepted.id, fault)
    return accepted


def _accept(workspace: Workspace, request: MintRequest, basis: Basis) -> Submission | None:
    with workspace.reserving() as transaction:
        known = _existing_job(transaction, request)
        if known:
            return Submission(known, existing=True)
        if find_basis(transaction, request) != basis:
            return None
        problems = tuple(workspace_problems(transaction, request, basis))
        if problems:
            raise _refusal(problems)
        job = _create_job(transaction, request, basis)
    _log.info("Job %d accepted: %s", job.id, request)
    return Submission(job, existing=False)


def _create_job(transaction: Transaction, request: MintRequest, basis: Basis) -> MintJob:
    brand, product = basis.brand, basis.product
    if basis.adds_gtin and product.gtin:
        products.set_gtin(transaction, product.id, product.gtin)
    space_id = serial_spaces.find_space(transaction, brand, product.gtin)
    if space_id is None:
        space_id = serial_spaces.make_space(transaction, brand, product.gtin)
    serial_spaces.bind_path(transaction, basis.link_path, space_id)
    new = NewJob(
        product=product,
        passport_digest=_passport_digest(transaction, request, product),
        batch_id=products.batch_id(transaction, product.id, request.batch),
        schema_digest=brand.schema_digest,
        link_prefix=basis.link_prefix(request.batch),
        unit_fields=brand.unit_fields,
    )
    job = jobs.add(transaction, request, new)
    number_ranges.reserve(transaction, space_id, request.quantity, job.id)
    return job


def _passport_digest(transaction: Transaction, request: MintRequest, product: Product) -> str:
    """The digest of the job's passport: the product's, with the batch data."""
    if not request.batch_data:
        return product.passport_digest
    passport = documents.body_of(transaction, product.passport_digest)
    return documents.keep(transaction, with_batch_data(passport, request.batch_data))


def _existing_job(transaction: Transaction, request: MintRequest) -> MintJob | None:
    """The job of the request's order number. Raises IdempotencyConflict."""
    if request.idempotency_key is None:
        return None
    job = jobs.find_by_key(transaction, request.idempotency_key)
    if job is None:
        return None
    differing = differences(job.request, request)
    if differing:
        messages = [_difference(field, job.request, request) for field in differing]
        raise IdempotencyConflict(request.idempotency_key, job.id, messages)
    return job


def _difference(field: str, known: MintRequest, new: MintRequest) -> Message:
    before, now = getattr(known, field), getattr(new, field)
    return Message(
        "{field} ({before}, now {now})",
        field=_FIELD_WORDS.get(field, field),
        before=before or Message("none"),
        now=now,
    )


def _refusal(problems: tuple[Problem, ...]) -> DppError:
    if all(problem.code in _NOT_FOUND for problem in problems):
        return NotFound(
            joined(sentence(problem.message) for problem in problems),
            Message("Check the name, or import the brand or product first; nothing was changed."),
        )
    return InvalidInput(problems)
