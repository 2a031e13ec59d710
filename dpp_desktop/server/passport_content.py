"""The content of answers: passports as pages, JSON and JSON-LD, prepared once for many units.

Most of the time goes into the values of a passport, which are written once for all jobs that have
the same passport. The answers about units of a job differ only in their serials, unless the brand
has unit fields. So they are written once with a placeholder for the serial, and split there.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from typing import Any

from dpp_desktop.common.json_text import parse
from dpp_desktop.identity.links import link_path, link_prefix
from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.public.access import PublicFields
from dpp_desktop.passports.public.link_set import LINKSET_TYPE, TypedLink, linkset
from dpp_desktop.passports.public.linked_data import passport_json_ld
from dpp_desktop.passports.public.page import (
    PageLink,
    PageLinks,
    PassportIdentity,
    language_name,
    page_languages,
    page_of_sections,
    passport_sections,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.unit_data import values_of_unit, with_unit_values
from dpp_desktop.server.negotiation import FORM_NAMES, Form
from dpp_desktop.server.store_view import FoundProduct, FoundUnit, Released
from dpp_desktop.store import documents
from dpp_desktop.store.workspace import Workspace

_MAX_KEPT_BYTES = 16_000_000
_BYTES_OF_VALUES = 8
"""The bytes that a byte of JSON takes as text and as values in memory, at most."""
_MAX_KEPT_SCHEMAS = 16
_NAME_OF_FORM = {form: name for name, form in FORM_NAMES.items()}
_MACHINE_LINKS = (
    PageLink("JSON", f"?format={_NAME_OF_FORM[Form.JSON]}", Form.JSON.value),
    PageLink("JSON-LD", f"?format={_NAME_OF_FORM[Form.JSON_LD]}", Form.JSON_LD.value),
    PageLink("Linkset", "?linkType=linkset", LINKSET_TYPE),
)
_PASSPORT_TITLE = Message("Digital Product Passport")

Found = FoundUnit | FoundProduct


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an answer, and its entity tag with quotation marks."""

    data: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class _Template:
    """The pieces of a text between the places of the serial, and the digest of all of them."""

    pieces: tuple[bytes, ...]
    digest: str

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces))

    def filled(self, serial: str) -> Content:
        data = serial.encode("ascii").join(self.pieces)
        return Content(data, f'"{self.digest}-{serial}"')


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The public part of a passport, as a value and as JSON, and the sections of its pages.

    `sections` are by language.
    """

    public: object
    json: bytes
    sections: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Schema:
    """A schema with what pages need of it; `forms` are by language."""

    schemas: SchemaSet
    public: PublicFields
    languages: tuple[str, ...]
    forms: dict[str, CachedFormSchema]


class PassportContent:
    """Writes the content of answers about units and products of an open workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._schemas: dict[tuple[str, Released], _Schema] = {}
        self._passports: dict[tuple[str, str, Released], _Prepared] = {}
        self._templates: dict[tuple[object, ...], _Template] = {}
        self._kept_bytes = 0

    def languages(self, found: Found) -> tuple[str, ...]:
        """Return the languages of the page, at least one. Raise StorageDamaged."""
        return self._schema(found).languages

    def passport(self, found: Found, form: Form, language: str) -> Content:
        """Return the public part of the passport; only a page is in the language.

        Raise StorageDamaged.
        """
        serial = found.serial if isinstance(found, FoundUnit) else ""
        key = (*_key(found), form, language if form is Form.PAGE else "")
        template = self._templates.get(key)
        if template is None:
            template = self._template(found, form, language)
            self._keep(key, template)
        return template.filled(serial)

    def linkset(self, found: Found, base: str) -> Content:
        """Return the links of the unit or product, with addresses below the URL `base`."""
        identity = identity_of(found)
        pages = [
            TypedLink(f"{base}?lang={tag}", str(_PASSPORT_TITLE), Form.PAGE.value, tag)
            for tag in self.languages(found)
        ]
        machines = [
            TypedLink(f"{base}?format={name}", str(_PASSPORT_TITLE), form.value)
            for name, form in FORM_NAMES.items()
            if form is not Form.PAGE
        ]
        default = TypedLink(base, str(_PASSPORT_TITLE), Form.PAGE.value)
        document = linkset(identity.url, identity.product, default, [*pages, *machines])
        data = _json(document)
        return Content(data, f'"{hashlib.sha256(data).hexdigest()[:24]}"')

    def _template(self, found: Found, form: Form, language: str) -> _Template:
        identity = identity_of(found)
        prepared = self._prepared(found)
        marker = secrets.token_hex(16) if identity.serial else ""
        if identity.serial and not _has_unit_fields(found):
            url = identity.url.removesuffix(identity.serial) + marker
            identity = replace(identity, serial=marker, url=url)
        if form is Form.PAGE:
            text = self._page(found, identity, prepared, language).encode("utf-8")
        elif form is Form.JSON_LD:
            text = _json(passport_json_ld(identity, prepared.public))
        else:
            text = prepared.json
        pieces = tuple(text.split(marker.encode("ascii"))) if marker else (text,)
        digest = hashlib.sha256(b"\0".join(pieces)).hexdigest()[:24]
        return _Template(pieces, digest)

    def _prepared(self, found: Found) -> _Prepared:
        """Return the public part of the passport; it is kept unless it has values of the unit."""
        key = (*_digests(found), found.released)
        known = None if _has_unit_fields(found) else self._passports.get(key)
        if known:
            return known
        public = self._schema(found).public.of(self._passport(found))
        prepared = _Prepared(public, _json(public), {})
        if not _has_unit_fields(found):
            self._make_room(_BYTES_OF_VALUES * len(prepared.json))
            self._passports[key] = prepared
        return prepared

    def _page(
        self, found: Found, identity: PassportIdentity, prepared: _Prepared, language: str
    ) -> str:
        schema = self._schema(found)
        links = PageLinks(
            languages=[
                PageLink(language_name(tag), f"?lang={tag}", language=tag)
                for tag in schema.languages
            ],
            machines=_MACHINE_LINKS,
        )
        if language not in schema.forms:
            schema.forms[language] = CachedFormSchema(schema.schemas, language)
        if language not in prepared.sections:
            sections = passport_sections(prepared.public, schema.forms[language])
            self._make_room(sum(map(len, sections)))
            prepared.sections[language] = sections
        return page_of_sections(identity, prepared.sections[language], language, links)

    def _passport(self, found: Found) -> Any:
        with self._workspace.read() as transaction:
            passport = parse(documents.body_of(transaction, _digests(found)[1]))
        if isinstance(found, FoundUnit):
            values = values_of_unit(found.job, found.unit, found.serial)
            return with_unit_values(passport, found.job.unit_fields, values)
        return passport

    def _schema(self, found: Found) -> _Schema:
        key = (_digests(found)[0], found.released)
        if key not in self._schemas:
            with self._workspace.read() as transaction:
                schemas = SchemaSet.from_text(documents.body_of(transaction, key[0]))
            if len(self._schemas) >= _MAX_KEPT_SCHEMAS:
                self._schemas.clear()
            public = PublicFields(schemas, found.released)
            self._schemas[key] = _Schema(schemas, public, tuple(page_languages(schemas)), {})
        return self._schemas[key]

    def _keep(self, key: tuple[object, ...], template: _Template) -> None:
        self._make_room(template.size)
        self._templates[key] = template

    def _make_room(self, size: int) -> None:
        """Count the bytes that are kept next, and forget everything if they are too many."""
        if self._kept_bytes + size > _MAX_KEPT_BYTES:
            self._templates.clear()
            self._passports.clear()
            self._kept_bytes = 0
        self._kept_bytes += size


def identity_of(found: Found) -> PassportIdentity:
    """Return what the passport of the unit, batch or product is about."""
    if isinstance(found, FoundUnit):
        job, url = found.job, found.job.link_prefix + found.serial
        return PassportIdentity(
            found.brand.name, job.product_name, job.gtin, job.batch, found.serial, url
        )
    product, batch = found.product, found.job.batch if found.job else None
    stem, gtin = found.brand.resolver, product.gtin
    url = link_prefix(stem, gtin, batch).removesuffix("/21/") if batch else link_path(stem, gtin)
    name = found.job.product_name if found.job else product.name
    return PassportIdentity(found.brand.name, name, gtin, batch, None, url)


def url_of(found: Found) -> str:
    """Return the resolver URL of the unit, batch or product."""
    if isinstance(found, FoundUnit):
        return found.job.link_prefix + found.serial
    return identity_of(found).url


def _digests(found: Found) -> tuple[str, str]:
    """Return the digests of the schema and of the passport."""
    if found.job:
        return found.job.schema_digest, found.job.passport_digest
    assert isinstance(found, FoundProduct)
    return found.brand.schema_digest, found.product.passport_digest


def _has_unit_fields(found: Found) -> bool:
    return isinstance(found, FoundUnit) and bool(found.job.unit_fields)


def _key(found: Found) -> tuple[object, ...]:
    """Return what determines the content, apart from the serial if there are no unit fields."""
    if isinstance(found, FoundUnit):
        unit = found.unit if found.job.unit_fields else None
        return found.job.id, unit, found.brand.name, found.released
    job_id = found.job.id if found.job else None
    return (*_digests(found), found.product, found.brand, job_id, found.released)


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
