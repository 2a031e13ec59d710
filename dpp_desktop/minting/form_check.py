"""Check a mint form while it is filled in: what is missing, what is wrong, what would be minted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dpp_desktop.carriers.qr_code import QrSize, qr_size
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.minting.quantity import read_quantity
from dpp_desktop.minting.request import CheckedRequest, MintForm, check_form
from dpp_desktop.minting.submit import differences
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MintJob, MintRequest
from dpp_desktop.passports.batch_fields import BatchField, batch_fields
from dpp_desktop.store import brands, jobs
from dpp_desktop.store.workspace import Workspace

MISSING = "required"
"""The code of the problem that a required value is missing."""
_ANY_SERIAL = "0" * SERIAL_LENGTH


class FormField(Enum):
    """A field of the form, in its order; the value is the name of its problems."""

    BRAND = "brand"
    PRODUCT = "product"
    GTIN = "gtin"
    BATCH = "batch"
    QUANTITY = "quantity"
    ORDER = "order"
    BATCH_DATA = "batch_data"


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What the labels will show: each URL is `link_prefix` and a serial."""

    link_prefix: str
    qr: QrSize


@dataclass(frozen=True, slots=True)
class FormCheck:
    """A form with the result of its check; `known_job` is the job that has its order number."""

    form: MintForm
    checked: CheckedRequest
    known_job: MintJob | None
    label: LabelFacts | None

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields filled in so far that differ from `known_job`."""
        known = self.known_job
        return differences(known.request, self.checked.request) if known else ()

    @property
    def can_submit(self) -> bool:
        """True if the request would be accepted, and create a new job."""
        return not self.checked.problems and self.known_job is None

    @property
    def quantity(self) -> int | None:
        """The quantity, if it is valid."""
        return read_quantity(self.form.quantity)

    @property
    def missing(self) -> tuple[FormField, ...]:
        """The required fields that are empty."""
        form = self.form
        empty = {
            FormField.BRAND: not form.brand,
            FormField.PRODUCT: not form.product,
            FormField.GTIN: self.checked.requires_gtin and not form.gtin,
            FormField.BATCH: not form.batch,
            FormField.QUANTITY: form.quantity == "",
            FormField.BATCH_DATA: self._lacks_batch_data(),
        }
        return tuple(field for field, is_empty in empty.items() if is_empty)

    @property
    def problems(self) -> Mapping[FormField, tuple[Problem, ...]]:
        """The problems of the fields that aren't missing.

        An order number that another request has is none of them: see `differences`.
        """
        missing = self.missing
        found: dict[FormField, tuple[Problem, ...]] = {}
        for problem in self.checked.problems:
            field = self._field_of(problem)
            if field not in missing:
                found[field] = (*found.get(field, ()), problem)
        return found

    @property
    def invalid(self) -> tuple[FormField, ...]:
        """The fields to correct."""
        wrong = {*self.problems, *([FormField.ORDER] if self.differences else [])}
        return tuple(field for field in FormField if field in wrong)

    def missing_batch_fields(self, fields: Iterable[BatchField]) -> list[BatchField]:
        """Return those of the brand's batch fields in which a required value is missing."""
        problems = [each for each in self.checked.problems if each.code == MISSING]
        return [field for field in fields if field.problems_in(problems)]

    def invalid_batch_fields(self, fields: Iterable[BatchField]) -> list[BatchField]:
        """Return those of the brand's batch fields that have an invalid value."""
        problems = [each for each in self.checked.problems if each.code != MISSING]
        return [field for field in fields if field.problems_in(problems)]

    @property
    def blocking(self) -> tuple[FormField, ...]:
        """The fields to fill in or to correct."""
        blocking = {*self.missing, *self.invalid}
        return tuple(field for field in FormField if field in blocking)

    def _field_of(self, problem: Problem) -> FormField:
        """The field that shows the problem; the product if the form has no field for it."""
        if problem.field == FormField.GTIN.value and not self.checked.requires_gtin:
            return FormField.PRODUCT
        if is_of_batch_data(problem):
            return FormField.BATCH_DATA
        fields = {field.value: field for field in FormField}
        return fields.get(problem.field, FormField.PRODUCT)

    def _lacks_batch_data(self) -> bool:
        """Whether required fields of the batch are empty, and none is wrong."""
        problems = [each for each in self.checked.problems if is_of_batch_data(each)]
        return bool(problems) and all(each.code == MISSING for each in problems)


def check_mint_form(workspace: Workspace, form: MintForm) -> FormCheck:
    """Check the form; changes nothing."""
    checked = check_form(workspace, form)
    return FormCheck(form, checked, _known_job(workspace, checked.request), _label(checked))


def mintable_brands(
    workspace: Workspace, language: str = ""
) -> dict[Brand, tuple[BatchField, ...]]:
    """Return the brands of the workspace with the passport fields that each batch fills in.

    Their titles are in the language, if the schema has translations.
    """
    with workspace.read() as transaction:
        return {
            brand: batch_fields(transaction, brand, language)
            for brand in brands.list_all(transaction)
        }


def is_of_batch_data(problem: Problem) -> bool:
    """Return True if the problem is in a passport field that belongs to the batch."""
    return problem.field.startswith(f"{FormField.BATCH_DATA.value}.")


def is_of_passport(problem: Problem) -> bool:
    """Return True if the problem is in the passport of the product."""
    return problem.field not in {field.value for field in FormField} and not is_of_batch_data(
        problem
    )


def _known_job(workspace: Workspace, request: MintRequest) -> MintJob | None:
    if not request.idempotency_key:
        return None
    with workspace.read() as transaction:
        return jobs.find_by_key(transaction, request.idempotency_key)


def _label(checked: CheckedRequest) -> LabelFacts | None:
    """None while it is unknown, or if no QR code can hold the URL."""
    if checked.basis is None or (checked.requires_gtin and not checked.request.gtin):
        return None
    prefix = checked.basis.link_prefix(checked.request.batch)
    try:
        return LabelFacts(prefix, qr_size(prefix + _ANY_SERIAL))
    except ValueError:
        return None
