"""The passports of a publication: one per product, batch and content, split by who may see it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.publication import PublishedUnits
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.public.access import PublicFields, restricted_part
from dpp_desktop.passports.public.page import PassportIdentity
from dpp_desktop.passports.schemas.pointers import value_at
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.unit_data import with_first_unit
from dpp_desktop.publishing.plan import Plan
from dpp_desktop.store import documents, jobs
from dpp_desktop.store.transaction import Transaction

EN_18223 = "EN 18223:2026"


@dataclass(frozen=True, slots=True)
class PublishedPassport:
    """A passport that units of one product and batch share.

    `id` is the SHA-256 of what it is about and its public part. `restricted` is everything else,
    None if nothing is. `unit_fields` are the public fields that each unit fills in.
    """

    id: str
    identity: PassportIdentity
    sku: str
    granularity: str
    schema: SchemaSet
    public: Any
    restricted: Any
    unit_fields: tuple[UnitField, ...] = ()


@dataclass(slots=True)
class PassportVersions:
    """The passports of a publication, by job and digest of the full passport."""

    plan: Plan
    _by_units: dict[tuple[int, str], PublishedPassport] = field(default_factory=dict)
    _schemas: dict[str, tuple[SchemaSet, PublicFields]] = field(default_factory=dict)

    def of(self, transaction: Transaction, job: MintJob, digest: str) -> PublishedPassport:
        """Return the passport of the job's units with that full passport. Raise StorageDamaged."""
        key = (job.id, digest)
        if key not in self._by_units:
            self._by_units[key] = self._read(transaction, job, digest)
        return self._by_units[key]

    def _read(self, transaction: Transaction, job: MintJob, digest: str) -> PublishedPassport:
        schema, fields = self._schema(transaction, job.schema_digest)
        passport: Any = json_text.parse(documents.body_of(transaction, digest))
        public = fields.of(passport)
        restricted = restricted_part(passport, public)
        identity, granularity = self._identity(job)
        about = {
            "url": identity.url,
            "brand": self.plan.brand_key,
            "product": job.product_sku,
            "name": identity.product,
            "batch": job.batch,
            "passport": public,
        }
        return PublishedPassport(
            hashlib.sha256(json_text.canonical(about).encode("utf-8")).hexdigest(),
            identity,
            job.product_sku,
            granularity,
            schema,
            public,
            restricted,
            _public_unit_fields(job, passport, fields),
        )

    def _identity(self, job: MintJob) -> tuple[PassportIdentity, str]:
        """What the passport is about; its URL names the batch if the URLs of its units do."""
        # A unit without GTIN has no address but its own; its passport is that of all of them.
        path = job.link_prefix.removesuffix("/21/").removesuffix("/")
        granularity = "Batch" if "/10/" in job.link_prefix else "Model"
        identity = PassportIdentity(
            self.plan.brand_name, job.product_name, job.gtin, job.batch, None, path
        )
        return identity, granularity

    def _schema(self, transaction: Transaction, digest: str) -> tuple[SchemaSet, PublicFields]:
        if digest not in self._schemas:
            schema = SchemaSet.from_text(documents.body_of(transaction, digest))
            fields = PublicFields(schema, self.plan.settings.released_pointers)
            self._schemas[digest] = schema, fields
        return self._schemas[digest]


def passports_of(
    transaction: Transaction, versions: PassportVersions, units: Iterable[PublishedUnits]
) -> dict[str, PublishedPassport]:
    """Return the passports of these units by their ids, in order, each once."""
    found: dict[str, PublishedPassport] = {}
    for each in units:
        job = jobs.require(transaction, each.job_id)
        passport = versions.of(transaction, job, each.passport_digest)
        found.setdefault(passport.id, passport)
    return found


def en_18223_document(passport: PublishedPassport, plan: Plan, updated: str) -> dict[str, Any]:
    """Return the public part of a passport in the data model of EN 18223.

    Identifiers that the settings of the brand don't have are omitted. `updated` is a moment in ISO
    8601.
    """
    schema_id = passport.schema.value.get("$id") if isinstance(passport.schema.value, dict) else ""
    facts: Mapping[str, Any] = {
        "economicOperatorId": plan.settings.operator,
        "facilityId": plan.settings.facility,
        "contentSpecificationIds": [schema_id] if schema_id else [],
    }
    return {
        "digitalProductPassportId": f"{plan.passports_at}/p/{passport.id}/",
        "uniqueProductIdentifier": passport.identity.url,
        "granularity": passport.granularity,
        "dppSchemaVersion": EN_18223,
        "dppStatus": "active",
        "lastUpdated": updated,
        **{name: value for name, value in facts.items() if value},
        "elements": passport.public,
    }


def _public_unit_fields(job: MintJob, passport: Any, fields: PublicFields) -> tuple[UnitField, ...]:
    """The fields whose values are in the public part of the passport of a unit."""
    if not job.unit_fields:
        return ()
    public = fields.of(with_first_unit(job, passport))
    return tuple(each for each in job.unit_fields if value_at(public, each.pointer) is not None)
