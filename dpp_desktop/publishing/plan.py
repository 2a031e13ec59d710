"""Plan a publication: its units, its passports, and the choices for its files, frozen as JSON."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.publication import PublishedState, PublishedUnits
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import UNIT_SUBJECT, Carrier, CarrierState, UnitState
from dpp_desktop.passports.batch_data import with_batch_data
from dpp_desktop.publishing.settings import (
    PublishingSettings,
    read_settings,
    require_brand,
    settings_from_json,
)
from dpp_desktop.store import documents, jobs, products, publications, unit_runs, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import void_units


class Part(StrEnum):
    """A part of a bundle that users can choose."""

    PASSPORTS = "passports"
    UNITS = "units"
    RESOLVER = "resolver"
    EPCIS = "epcis"
    SITE = "site"


DEFAULT_PARTS = frozenset({Part.PASSPORTS, Part.UNITS, Part.RESOLVER, Part.SITE})
"""The parts that need no settings."""


class PassportVersion(StrEnum):
    """Which passport units are published with."""

    MINTED = "minted"
    CURRENT = "current"


class UnitChoice(StrEnum):
    """Which units are published; void ones never are."""

    MINTED = "minted"
    PRINTED = "printed"
    """Units with a good label or tag, or that were applied."""
    VERIFIED = "verified"
    """Units whose label or tag was scanned."""


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """What to publish to which folder.

    Units are those of the brand, or of one job, or of one product and batch. Without `everything`,
    units are left out that a completed publication contains. `restricted` if the restricted fields
    are added in encrypted form.
    """

    brand: str
    directory: Path
    job: int | None = None
    product: str | None = None
    batch: str | None = None
    parts: frozenset[Part] = DEFAULT_PARTS
    passport: PassportVersion = PassportVersion.MINTED
    units: UnitChoice = UnitChoice.MINTED
    everything: bool = False
    restricted: bool = False

    def choices(self) -> dict[str, Any]:
        """Return everything except the folder as JSON; equal for equal requests."""
        return {
            "brand": self.brand,
            "job": self.job,
            "product": self.product,
            "batch": self.batch,
            "parts": sorted(self.parts),
            "passport": self.passport.value,
            "units": self.units.value,
            "everything": self.everything,
            "restricted": self.restricted,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The frozen choices of a publication. `brand_name` and `resolver` are those of the brand.

    `earlier` are the ids of the publications of the brand that were completed before.
    """

    choices: Mapping[str, Any]
    brand_key: str
    brand_name: str
    resolver: str
    settings: PublishingSettings
    earlier: tuple[int, ...]

    @property
    def parts(self) -> frozenset[Part]:
        """The chosen parts."""
        return frozenset(map(Part, self.choices["parts"]))

    @property
    def restricted(self) -> bool:
        """Whether the bundle has the restricted fields in encrypted form."""
        return bool(self.choices["restricted"])

    @property
    def passports_at(self) -> str:
        """The address below which the passports of the static site are served."""
        return (self.settings.passports_at or self.resolver).rstrip("/")

    def as_text(self) -> str:
        """Return the plan as JSON text, for `plan_from_text` to read back."""
        return json_text.canonical(
            {
                "choices": dict(self.choices),
                "brand": {
                    "key": self.brand_key,
                    "name": self.brand_name,
                    "resolver": self.resolver,
                },
                "settings": self.settings.as_json(),
                "earlier": list(self.earlier),
            }
        )


@dataclass(frozen=True, slots=True)
class PlannedPublication:
    """A plan with its units, and the texts of passports that aren't stored yet."""

    plan: Plan
    units: tuple[PublishedUnits, ...]
    new_passports: tuple[str, ...]


def plan_from_text(text: str) -> Plan:
    """Return the plan that `as_text` described."""
    document: Any = json_text.parse(text)
    brand = document["brand"]
    settings = settings_from_json(document["settings"])
    earlier = tuple(document["earlier"])
    return Plan(
        document["choices"], brand["key"], brand["name"], brand["resolver"], settings, earlier
    )


def plan_publication(transaction: Transaction, request: PublishRequest) -> PlannedPublication:
    """Return what the request publishes now. Changes nothing.

    Raises NotFound (no such brand or job), InvalidInput (a choice that doesn't fit, or a setting
    that a part needs is missing), WrongState (there is nothing to publish), and StorageDamaged.
    """
    brand = require_brand(transaction, request.brand)
    settings = read_settings(transaction, request.brand)
    _check_choices(request, settings)
    earlier = publications.completed_ids(transaction, brand.key)
    units, texts = _units(transaction, request, brand, earlier)
    if not units:
        raise _nothing_to_publish(request)
    plan = Plan(request.choices(), brand.key, brand.name, brand.resolver, settings, tuple(earlier))
    return PlannedPublication(plan, units, texts)


def _check_choices(request: PublishRequest, settings: PublishingSettings) -> None:
    problems = []
    if not request.parts:
        problems.append(Problem("parts", "required", Message("choose at least one part.")))
    if request.restricted and Part.PASSPORTS not in request.parts:
        message = Message("restricted fields belong to the passports; add the part 'passports'.")
        problems.append(Problem("parts", "no_passports", message))
    if Part.EPCIS in request.parts:
        message = Message(
            "events need it. Set it first; on the command line, use 'dpp-desktop publishing set'."
        )
        problems += [
            Problem(name, "required", message)
            for name in ("read_point", "business_location")
            if not getattr(settings, name)
        ]
    if problems:
        raise InvalidInput(problems)


def _nothing_to_publish(request: PublishRequest) -> WrongState:
    if request.everything:
        return WrongState(
            Message("There are no units to publish for brand '{brand}'.", brand=request.brand),
            Message("Mint tokens first, or choose other units."),
        )
    return WrongState(
        Message(
            "There is nothing to publish for brand '{brand}' since the last publication.",
            brand=request.brand,
        ),
        Message("Mint tokens first, or publish all units again; on the command line, use --all."),
    )


def _units(
    transaction: Transaction, request: PublishRequest, brand: Brand, earlier: Collection[int]
) -> tuple[tuple[PublishedUnits, ...], tuple[str, ...]]:
    """The units to publish in the order of their jobs, and the texts of their new passports."""
    chosen = [job for job in _jobs(transaction, request) if job.minted]
    ids = [job.id for job in chosen]
    void = void_units(transaction, ids) if ids else {}
    known = _Known(publications.units_of_many(transaction, earlier))
    units, texts = [], []
    for job in chosen:
        digest = job.passport_digest
        if request.passport is PassportVersion.CURRENT:
            digest, text = _current_passport(transaction, brand, job)
            texts.append(text)
        of_job = void.get(job.id, NO_UNITS)
        active = _chosen_units(transaction, request.units, job) - of_job
        if not request.everything:
            current = request.passport is PassportVersion.CURRENT
            active -= known.of_passport[job.id, digest] if current else known.of_job[job.id]
        voided = (of_job & known.of_job[job.id]) - known.void[job.id]
        if active:
            units.append(PublishedUnits(job.id, digest, PublishedState.ACTIVE, active))
        if voided:
            units.append(PublishedUnits(job.id, job.passport_digest, PublishedState.VOID, voided))
    return tuple(units), tuple(texts)


class _Known:
    """The units of completed publications by job, by job and passport, and those void there."""

    def __init__(self, published: Iterable[PublishedUnits]) -> None:
        self.of_job: defaultdict[int, UnitSet] = defaultdict(UnitSet)
        self.of_passport: defaultdict[tuple[int, str], UnitSet] = defaultdict(UnitSet)
        self.void: defaultdict[int, UnitSet] = defaultdict(UnitSet)
        for each in published:
            if each.state is PublishedState.VOID:
                self.void[each.job_id] |= each.units
            else:
                self.of_job[each.job_id] |= each.units
                self.of_passport[each.job_id, each.passport_digest] |= each.units


def _jobs(transaction: Transaction, request: PublishRequest) -> list[MintJob]:
    if request.job is not None:
        job = jobs.require(transaction, request.job)
        if job.brand_key != request.brand:
            raise NotFound(
                Message(
                    "Job {job} belongs to another brand, '{brand}'.",
                    job=job.id,
                    brand=job.brand_key,
                ),
                Message("Correct the number or the brand."),
            )
        return [job]
    found = [job for job in jobs.list_all(transaction) if job.brand_key == request.brand]
    if request.product is not None:
        found = [
            job for job in found if (job.product_sku, job.batch) == (request.product, request.batch)
        ]
        if not found:
            raise NotFound(
                Message(
                    "No job of product '{product}' has the batch '{batch}'.",
                    product=request.product,
                    batch=request.batch or "",
                ),
                Message("Check the product and the batch."),
            )
    return sorted(found, key=lambda job: job.id)


def _current_passport(transaction: Transaction, brand: Brand, job: MintJob) -> tuple[str, str]:
    """The digest and text of the job's passport with the current data of its product."""
    product = products.find(transaction, brand.id, job.product_sku)
    if product is None:
        text = documents.body_of(transaction, job.passport_digest)
        return job.passport_digest, text
    text = documents.body_of(transaction, product.passport_digest)
    text = with_batch_data(text, job.batch_data) if job.batch_data else text
    return documents.digest_of(text), text


def _chosen_units(transaction: Transaction, choice: UnitChoice, job: MintJob) -> UnitSet:
    minted = UnitSet.one(0, job.minted)
    if choice is UnitChoice.VERIFIED:
        scanned = (verified_units.read(transaction, job.id, each) for each in Carrier)
        return UnitSet.union(scanned) & minted
    if choice is UnitChoice.PRINTED:
        runs = unit_runs.read(transaction, job.id)
        states = [
            *((each.value, CarrierState.PRODUCED.value) for each in Carrier),
            (UNIT_SUBJECT, UnitState.APPLIED.value),
        ]
        return UnitSet.union(runs.get(each, NO_UNITS) for each in states) & minted
    return minted
