"""The texts of the mint form: what is missing or wrong in a field, and what would be minted."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.common import json_text
from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.minting.form_check import FormCheck, FormField, is_of_passport
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MintJob
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.ui.text.errors import placed_problem_text, problem_text
from dpp_desktop.ui.text.passport_fields import readable_path, readable_value


def field_name(field: FormField) -> str:
    """Return the name of the field within a sentence."""
    names = {
        FormField.BRAND: QCoreApplication.translate("MintMessages", "brand"),
        FormField.PRODUCT: QCoreApplication.translate("MintMessages", "product"),
        FormField.GTIN: QCoreApplication.translate("MintMessages", "GTIN"),
        FormField.BATCH: QCoreApplication.translate("MintMessages", "batch"),
        FormField.BATCH_DATA: QCoreApplication.translate("MintMessages", "batch data"),
        FormField.QUANTITY: QCoreApplication.translate("MintMessages", "quantity"),
        FormField.ORDER: QCoreApplication.translate("MintMessages", "order number"),
    }
    return names[field]


def problem_texts(check: FormCheck) -> dict[FormField, str]:
    """Return what is wrong with fields that aren't missing, as sentences by field."""
    texts = {field: _problems_text(problems) for field, problems in check.problems.items()}
    if check.known_job and check.differences:
        texts[FormField.ORDER] = _order_conflict(check.known_job, check.differences)
    return texts


def known_job_text(job: MintJob) -> str:
    """Return which job has the order number."""
    return QCoreApplication.translate(
        "MintMessages", "Job {id} has this order number: {count} × {product}, batch {batch}."
    ).format(id=job.id, count=_number(job.quantity), product=job.product_name, batch=job.batch)


def quantity_text(check: FormCheck) -> str:
    """Return the quantity with the packs that it makes; empty if it isn't valid."""
    if check.quantity is None:
        return ""
    units = QCoreApplication.translate("MintMessages", "%Ln units", "", check.quantity)
    packs = QCoreApplication.translate("MintMessages", "%Ln packs", "", packs_for(check.quantity))
    return f"{units}, {packs}"


def status_text(check: FormCheck, batch_fields: Sequence[BatchField]) -> str:
    """Return in a line why the form can't be submitted; empty if it can.

    It names those of the brand's batch fields that are missing or invalid.
    """
    if check.invalid:
        text = QCoreApplication.translate("MintMessages", "Check: {fields}.")
        wrong = check.invalid_batch_fields(batch_fields)
        return text.format(fields=_listed(check.invalid, wrong))
    if check.known_job:
        return QCoreApplication.translate(
            "MintMessages", "Nothing to mint: job {id} has this order number."
        ).format(id=check.known_job.id)
    if check.missing:
        text = QCoreApplication.translate("MintMessages", "Required: {fields}.")
        lacking = check.missing_batch_fields(batch_fields)
        return text.format(fields=_listed(check.missing, lacking))
    return ""


def checking_text() -> str:
    """Return the text in place of the status while the form is being checked."""
    return QCoreApplication.translate("MintMessages", "Checking…")


def required_text() -> str:
    """Return the text for a required field that the user emptied."""
    return QCoreApplication.translate("MintMessages", "This field is required.")


def _problems_text(problems: Collection[Problem]) -> str:
    sentences = [_problem_text(each) for each in problems if not is_of_passport(each)]
    of_passport = [each for each in problems if is_of_passport(each)]
    if of_passport:
        sentences.append(_passport_text(of_passport))
    return " ".join(sentences)


def _passport_text(problems: list[Problem]) -> str:
    """One problem in full; of several, the fields that they are in."""
    text = _passport_problem(problems[0])
    if len(problems) > 1:
        names = (_passport_field(problem) or _passport_problem(problem) for problem in problems)
        text = ", ".join(dict.fromkeys(name.rstrip(".") for name in names)) + "."
    return QCoreApplication.translate(
        "MintMessages", "The passport of this product is incomplete: {problems}"
    ).format(problems=text)


def _passport_problem(problem: Problem) -> str:
    return placed_problem_text(_passport_field(problem), problem.message)


def _passport_field(problem: Problem) -> str:
    """The name of the passport field; empty if the problem concerns the whole passport."""
    return readable_path(problem.field.removeprefix("passport"))


def _problem_text(problem: Problem) -> str:
    """The problem; shorter than the sentence of the engine if that repeats what was typed."""
    short = {
        "gtin_form": QCoreApplication.translate(
            "MintMessages", "A GTIN has 8, 12, 13 or 14 digits."
        ),
        "gtin_check_digit": QCoreApplication.translate(
            "MintMessages", "The check digit is wrong. Read the GTIN again."
        ),
    }
    return short.get(problem.code) or problem_text(problem.message)


def _order_conflict(job: MintJob, differences: Iterable[str]) -> str:
    values = {
        "brand": job.brand_key,
        "product": job.product_sku,
        "batch": job.batch,
        "quantity": _number(job.quantity),
        "gtin": job.gtin or "–",
        "batch_data": _batch_data_of(job),
    }
    named = ", ".join(f"{field_name(FormField(each))} {values[each]}" for each in differences)
    return QCoreApplication.translate(
        "MintMessages",
        "Job {id} has this order number for a different request: {differences}. Use a different "
        "number.",
    ).format(id=job.id, differences=named)


def _batch_data_of(job: MintJob) -> str:
    values = json_text.parse(job.batch_data) if job.batch_data else {}
    return ", ".join(map(readable_value, values.values())) if isinstance(values, dict) else "–"


def _listed(fields: Iterable[FormField], batch_fields: Sequence[BatchField] = ()) -> str:
    """Return the names of the fields, and the titles of the batch fields."""
    names: list[str] = []
    for field in fields:
        is_titled = field is FormField.BATCH_DATA and batch_fields
        titles = [each.field.title for each in batch_fields]
        names += titles if is_titled else [field_name(field)]
    return ", ".join(names)


def _number(count: int) -> str:
    return QLocale().toString(count)
