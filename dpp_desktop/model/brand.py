"""A brand: the owner of a passport schema, a resolver address and a serial policy."""

from dataclasses import dataclass, field
from enum import StrEnum


class SerialStyle(StrEnum):
    """How a number becomes a serial."""

    PERMUTED = "permuted"
    """Encrypted with the serial space's key: unguessable, and says nothing about volumes."""
    SEQUENTIAL = "sequential"
    """The number itself in base 32: ascending, for brands that must have it so."""


class SerialScope(StrEnum):
    """How far a serial is unique within its brand."""

    BRAND = "brand"
    """One serial space for all products: a bare serial names one token."""
    PRODUCT = "product"
    """One serial space per GTIN, as GS1 asks at the least."""


@dataclass(frozen=True, slots=True)
class SerialPolicy:
    """What a brand asks of its serials."""

    style: SerialStyle = SerialStyle.PERMUTED
    scope: SerialScope = SerialScope.BRAND


@dataclass(frozen=True, slots=True)
class SharedKey:
    """A brand's serial key on its way to another site.

    `secret` has 32 bytes; `site` and `workspace` say which workspace it is from, by site number
    and by that workspace's own name.
    """

    secret: bytes = field(repr=False)
    site: int
    workspace: str


@dataclass(frozen=True, slots=True)
class BrandFile:
    """A brand as its file describes it, checked.

    `resolver` is a stem without trailing slash; `schema` is the passport schema as JSON text;
    `gtin_pointer` is the JSON Pointer (RFC 6901) of the passport field that holds the GTIN,
    `batch_pointers` are those of the fields that belong to a batch and are given at minting.
    `export_profile` is how the brand wants its packs written, as JSON text, empty if it doesn't
    say. Only a file for another site has a `shared_key`.
    """

    key: str
    name: str
    resolver: str
    serials: SerialPolicy
    batch_in_link: bool
    schema: str
    gtin_pointer: str
    batch_pointers: tuple[str, ...] = ()
    export_profile: str = ""
    shared_key: SharedKey | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as the store knows it; `schema_digest` is the SHA-256 of its schema text, in hex."""

    id: int
    key: str
    name: str
    resolver: str
    serials: SerialPolicy
    batch_in_link: bool
    schema_digest: str
    gtin_pointer: str
    batch_pointers: tuple[str, ...] = ()
    export_profile: str = ""
