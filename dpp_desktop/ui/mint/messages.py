"""Finds the words for what keeps a mint form from being accepted, and the field they belong to."""

from collections.abc import Collection, Iterable
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.common import json_text
from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MAX_QUANTITY, MintJob
from dpp_desktop.ui.mint.form_state import Findings
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path, readable_value


class Place(Enum):
    """A field of the form; the value is the name by which the engine calls it."""

    BRAND = "brand"
    PRODUCT = "product"
    GTIN = "gtin"
    BATCH = "batch"
    QUANTITY = "quantity"
    ORDER = "idempotency_key"
    BATCH_DATA = "batch_data"


_MOST_DIGITS = 12
"""More than any quantity has; and Qt can't write numbers of more than 18."""


def place_name(place: Place) -> str:
    """Returns what the field is called within a sentence."""
    names = {
        Place.BRAND: QCoreApplication.translate("MintRemarks", "brand"),
        Place.PRODUCT: QCoreApplication.translate("MintRemarks", "product"),
        Place.GTIN: QCoreApplication.translate("MintRemarks", "GTIN"),
        Place.BATCH: QCoreApplication.translate("MintRemarks", "batch"),
        Place.BATCH_DATA: QCoreApplication.translate("MintRemarks", "data of the batch"),
        Place.QUANTITY: QCoreApplication.translate("MintRemarks", "quantity"),
        Place.ORDER: QCoreApplication.translate("MintRemarks", "order number"),
    }
    return names[place]


def missing(findings: Findings) -> list[Place]:
    """Returns the required fields that are empty, in the order of the form."""
    form = findings.form
    blank = {
        Place.BRAND: not form.brand,
        Place.PRODUCT: not form.product,
        Place.GTIN: findings.checked.requires_gtin and not form.gtin,
        Place.BATCH: not form.batch,
        Place.QUANTITY: form.quantity == "",
        Place.BATCH_DATA: _lacks_batch_data(findings),
    }
    return [place for place, is_blank in blank.items() if is_blank]


def problem_texts(findings: Findings) -> dict[Place, str]:
    """Returns what is wrong with fields that aren't empty, as sentences by field."""
    empty = missing(findings)
    found: dict[Place, list[Problem]] = {}
    for problem in findings.checked.problems:
        place = _place(problem, findings)
        if place not in empty:
            found.setdefault(place, []).append(problem)
    told = {place: _told(problems) for place, problems in found.items()}
    if findings.known and findings.differing:
        told[Place.ORDER] = _taken(findings.known, findings.differing)
    return told


def obstacles(findings: Findings) -> list[Place]:
    """Returns the fields that are to be filled in or corrected, in the order of the form."""
    concerned = {*missing(findings), *problem_texts(findings)}
    return [place for place in Place if place in concerned]


def known_job(job: MintJob) -> str:
    """Says which job has the order number."""
    return QCoreApplication.translate(
        "MintRemarks", "Job {id} has this order number: {count} × {product}, batch {batch}."
    ).format(id=job.id, count=_number(job.quantity), product=job.product_name, batch=job.batch)


def quantity_text(form: MintForm) -> str:
    """Returns the quantity in groups with the packs it makes; nothing if it is no quantity."""
    text = str(form.quantity)
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:_MOST_DIGITS]) <= MAX_QUANTITY):
        return ""
    count, packs = int(text), packs_for(int(text))
    if count == 1:
        return QCoreApplication.translate("MintRemarks", "1 unit, 1 pack")
    if packs == 1:
        return QCoreApplication.translate("MintRemarks", "{count} units, 1 pack").format(
            count=_number(count)
        )
    return QCoreApplication.translate("MintRemarks", "{count} units, {packs} packs").format(
        count=_number(count), packs=_number(packs)
    )


def standing(findings: Findings) -> str:
    """Says in a line why there is nothing to be minted yet; nothing if all is well."""
    empty, refused = missing(findings), problem_texts(findings)
    if refused:
        return QCoreApplication.translate("MintRemarks", "To be corrected: {fields}.").format(
            fields=_listed(place for place in Place if place in refused)
        )
    if findings.known:
        return QCoreApplication.translate(
            "MintRemarks", "Nothing to mint: job {id} has this order number."
        ).format(id=findings.known.id)
    if empty:
        return QCoreApplication.translate("MintRemarks", "Still needed: {fields}.").format(
            fields=_listed(empty)
        )
    return ""


def left_empty() -> str:
    """Says that a field was emptied which may not be empty."""
    return QCoreApplication.translate("MintRemarks", "This can't be left empty.")


def _place(problem: Problem, findings: Findings) -> Place:
    """Where the problem is told: what the form has no field for is the product's."""
    if problem.field == Place.GTIN.value and not findings.checked.requires_gtin:
        return Place.PRODUCT
    if _is_of_batch(problem):
        return Place.BATCH_DATA
    known = {place.value: place for place in Place}
    return known.get(problem.field, Place.PRODUCT)


def _is_of_batch(problem: Problem) -> bool:
    return problem.field.startswith(f"{Place.BATCH_DATA.value}.")


def _lacks_batch_data(findings: Findings) -> bool:
    """Whether fields of the batch are empty that mustn't be, and none is wrong."""
    of_batch = [problem for problem in findings.checked.problems if _is_of_batch(problem)]
    return bool(of_batch) and all(problem.code == "required" for problem in of_batch)


def _told(problems: Collection[Problem]) -> str:
    own = [p for p in problems if is_of_passport(p)]
    sentences = [_plain(problem) for problem in own]
    passport = [p for p in problems if not is_of_passport(p)]
    if passport:
        sentences.append(_incomplete(passport))
    return " ".join(sentences)


def is_of_passport(problem: Problem) -> bool:
    return problem.field in {place.value for place in Place} or _is_of_batch(problem)


def _incomplete(problems: list[Problem]) -> str:
    """One problem in full; of many, the fields they are in."""
    told = _passport_problem(problems[0])
    if len(problems) > 1:
        names = (_passport_field(problem) or _passport_problem(problem) for problem in problems)
        told = ", ".join(dict.fromkeys(name.rstrip(".") for name in names)) + "."
    return QCoreApplication.translate(
        "MintRemarks", "The passport of this product isn't complete: {problems}"
    ).format(problems=told)


def _passport_problem(problem: Problem) -> str:
    name, sentence = _passport_field(problem), problem_text(problem.message)
    return f"{name}: {sentence[:1].lower()}{sentence[1:]}" if name else sentence


def _passport_field(problem: Problem) -> str:
    """What the passport's field is called; nothing if the problem is the whole passport's."""
    return readable_path(problem.field.removeprefix("passport"))


def _plain(problem: Problem) -> str:
    """The problem in a few words where the engine's sentence is long and says what is seen."""
    plain = {
        "gtin_form": QCoreApplication.translate(
            "MintRemarks", "A GTIN has 8, 12, 13 or 14 digits."
        ),
        "gtin_check_digit": QCoreApplication.translate(
            "MintRemarks", "The check digit is wrong; read it off once more."
        ),
        "quantity": QCoreApplication.translate(
            "MintRemarks", "The quantity is a whole number from 1 to {most}."
        ).format(most=_number(MAX_QUANTITY)),
    }
    return plain.get(problem.code) or problem_text(problem.message)


def _taken(job: MintJob, differing: Iterable[str]) -> str:
    values = {
        "brand": job.brand_key,
        "product": job.product_sku,
        "batch": job.batch,
        "quantity": _number(job.quantity),
        "gtin": job.gtin or "–",
        "batch_data": _batch_data_of(job),
    }
    named = ", ".join(f"{place_name(Place(field))} {values[field]}" for field in differing)
    return QCoreApplication.translate(
        "MintRemarks",
        "Job {id} has this order number for another request: {differences}. Use another number.",
    ).format(id=job.id, differences=named)


def _batch_data_of(job: MintJob) -> str:
    values = json_text.parse(job.batch_data) if job.batch_data else {}
    return ", ".join(map(readable_value, values.values())) if isinstance(values, dict) else "–"


def _listed(places: Iterable[Place]) -> str:
    return ", ".join(place_name(place) for place in places)


def _number(count: int) -> str:
    return QLocale().toString(count)
