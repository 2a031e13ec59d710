"""The files of a publication, as a function of its frozen plan and the store."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.publication import Publication, PublishedState
from dpp_desktop.publishing.epcis import epcis_document
from dpp_desktop.publishing.lookup_file import LookupBuilder
from dpp_desktop.publishing.passport_versions import (
    PassportVersions,
    PublishedPassport,
    en_18223_document,
    passports_of,
)
from dpp_desktop.publishing.plan import Part, Plan
from dpp_desktop.publishing.resolver_links import linkset_document, resolver_entries
from dpp_desktop.publishing.site import (
    APACHE_NAME,
    LOOKUP_NAME,
    NGINX_NAME,
    SCRIPT_NAMES,
    apache_configuration,
    lookup_script,
    nginx_configuration,
    site_pages,
)
from dpp_desktop.publishing.unit_packs import Chunk, Moments, chunks, count_chunks, unit_lines
from dpp_desktop.store import jobs, publications, tokens
from dpp_desktop.store.workspace import Workspace

RESTRICTED_FILE = "restricted/fields.json"


@dataclass(frozen=True, slots=True)
class BundleFile:
    """A file: its path below the folder with slashes, its part, and its content."""

    path: str
    part: Part
    data: bytes


class Bundle:
    """Creates the files of a publication; they are the same each time.

    Only the encrypted file differs, see `restricted_content`.
    """

    def __init__(self, workspace: Workspace, publication: Publication, plan: Plan) -> None:
        self._workspace = workspace
        self._publication = publication
        self._plan = plan
        self._versions = PassportVersions(plan)
        with workspace.read() as transaction:
            self._units = publications.units_of(transaction, publication.id)
            earlier = publications.units_of_many(transaction, plan.earlier)
            self._all_units = [*earlier, *self._units]
            self._passports = passports_of(transaction, self._versions, self._units)
            self._all = passports_of(transaction, self._versions, self._all_units)

    @property
    def unit_count(self) -> int:
        """The number of units, with those that are void."""
        return sum(len(each.units) for each in self._units)

    @property
    def active_count(self) -> int:
        """The number of units that aren't void."""
        return sum(len(each.units) for each in self._units if each.state is PublishedState.ACTIVE)

    @property
    def passport_count(self) -> int:
        """The number of passports of the units."""
        return len(self._passports)

    @property
    def steps(self) -> int:
        """The number of packs, for progress."""
        return count_chunks(self._units)

    def files(self) -> Iterator[BundleFile]:
        """Yield the files in order, without the encrypted one. Raises StorageDamaged."""
        parts = self._plan.parts
        if Part.PASSPORTS in parts:
            yield from self._passport_files()
        if Part.RESOLVER in parts:
            yield from self._resolver_files()
        if Part.SITE in parts:
            yield from self._site_files()
        if parts & {Part.UNITS, Part.EPCIS}:
            yield from self._pack_files()

    def restricted_content(self) -> dict[str, Any]:
        """Return the restricted fields of the passports that have some, for encryption."""
        return {
            "publication": self._publication.uid,
            "brand": self._plan.brand_key,
            "passports": [
                {
                    "passport": passport.id,
                    "product": passport.sku,
                    "batch": passport.identity.batch,
                    "fields": restricted,
                }
                for passport, restricted in self._restricted()
            ],
        }

    def _restricted(self) -> Iterator[tuple[PublishedPassport, Any]]:
        """The restricted parts: several passports may have the same public part."""
        with self._workspace.read() as transaction:
            seen: set[tuple[str, str]] = set()
            for each in self._units:
                job = jobs.require(transaction, each.job_id)
                passport = self._versions.of(transaction, job, each.passport_digest)
                key = passport.id, each.passport_digest
                if passport.restricted is not None and key not in seen:
                    seen.add(key)
                    yield passport, passport.restricted

    def _passport_files(self) -> Iterator[BundleFile]:
        updated = self._publication.created_at.isoformat(timespec="seconds")
        for passport in self._passports.values():
            path = f"public/passports/{passport.id}"
            yield _json_file(f"{path}.json", Part.PASSPORTS, passport.public)
            document = en_18223_document(passport, self._plan, updated)
            yield _json_file(f"{path}.dpp.json", Part.PASSPORTS, document)
        yield _json_file("public/passports/index.json", Part.PASSPORTS, self._index())

    def _index(self) -> dict[str, Any]:
        """All versions of the passport of each product and batch, the newest last."""
        versions: dict[tuple[str, str], dict[str, Any]] = {}
        for each in self._all.values():
            identity = each.identity
            entry = versions.setdefault(
                (each.sku, identity.batch or ""),
                {
                    "product": each.sku,
                    "name": identity.product,
                    "gtin": identity.gtin,
                    "batch": identity.batch,
                    "url": identity.url,
                    "passports": [],
                },
            )
            entry["passports"].append(each.id)
        return {"brand": self._plan.brand_key, "passports": list(versions.values())}

    def _resolver_files(self) -> Iterator[BundleFile]:
        passports = list(self._all.values())
        entries = resolver_entries(self._plan, passports)
        if entries:
            yield _json_file("resolver/gs1-resolver-ce-v3.json", Part.RESOLVER, entries)
        document = linkset_document(self._plan, passports)
        yield _json_file("resolver/linkset.json", Part.RESOLVER, document)

    def _site_files(self) -> Iterator[BundleFile]:
        """The site has everything that was published for the brand, so it replaces the last one."""
        passports = self._all.values()
        for passport in passports:
            for name, text in site_pages(passport):
                path = f"site/p/{passport.id}/{name}"
                yield BundleFile(path, Part.SITE, text.encode("utf-8"))
        for name, configuration in (
            (NGINX_NAME, nginx_configuration(self._plan, passports)),
            (APACHE_NAME, apache_configuration(self._plan, passports)),
        ):
            yield BundleFile(f"site/{name}", Part.SITE, configuration.encode("utf-8"))
        for name in SCRIPT_NAMES:
            yield BundleFile(f"site/{name}", Part.SITE, lookup_script(name))
        yield BundleFile(f"site/{LOOKUP_NAME}", Part.SITE, self._lookup())

    def _lookup(self) -> bytes:
        builder = LookupBuilder(list(self._all))
        for passport in self._all.values():
            identity = passport.identity
            paths = {identity.url, f"{self._plan.resolver}/01/{identity.gtin}"}
            stem = self._plan.resolver
            known = (path for path in paths if identity.gtin and path.startswith(f"{stem}/"))
            builder.add((path.removeprefix(stem) for path in known), passport.id)
        with self._workspace.read() as transaction:
            parts = list(chunks(transaction, self._all_units))
        for chunk in parts:
            with self._workspace.read() as transaction:
                serials = chunk.serials(transaction)
                passport = self._versions.of(transaction, chunk.job, chunk.passport_digest)
            prefix = path_of_units(chunk.job)
            is_void = chunk.state is PublishedState.VOID
            builder.add((prefix + serial for serial in serials), None if is_void else passport.id)
        return builder.data()

    def _pack_files(self) -> Iterator[BundleFile]:
        job_id, moments = 0, Moments(())
        for chunk in self._chunks():
            with self._workspace.read() as transaction:
                if chunk.job.id != job_id:
                    job_id = chunk.job.id
                    moments = Moments(tokens.cycles_of(transaction, job_id))
                serials = chunk.serials(transaction)
                passport = self._versions.of(transaction, chunk.job, chunk.passport_digest)
            if Part.UNITS in self._plan.parts:
                data = unit_lines(chunk, passport, serials, moments)
                yield BundleFile(f"units/units-{chunk.number:05}.jsonl", Part.UNITS, data)
            if Part.EPCIS in self._plan.parts:
                document = epcis_document(chunk, self._plan, self._publication, serials, moments)
                path = f"epcis/event-{chunk.number:05}.jsonld"
                yield _json_file(path, Part.EPCIS, document)

    def _chunks(self) -> Sequence[Chunk]:
        with self._workspace.read() as transaction:
            return list(chunks(transaction, self._units))


def path_of_units(job: MintJob) -> str:
    """Return the path of the job's URLs below the resolver that the job was minted with."""
    gtin_path = job.link_prefix.rfind(f"/01/{job.gtin}/") if job.gtin else -1
    return job.link_prefix[gtin_path:] if gtin_path >= 0 else "/t/"


def _json_file(path: str, part: Part, document: Any) -> BundleFile:
    return BundleFile(path, part, json_text.indented(document).encode("utf-8"))
