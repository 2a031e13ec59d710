"""A brand, with its passport schema, resolver URL and serial policy."""

from dataclasses import dataclass, field
from enum import StrEnum

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.serial_style import SerialStyle
from dpp_desktop.model.unit_field import UnitField

__all__ = [
    "DEFAULT_GTIN_POINTER",
    "KEY_LENGTH",
    "Brand",
    "BrandFile",
    "SerialPolicy",
    "SerialScope",
    "SerialStyle",
    "SharedKey",
]

KEY_LENGTH = 32
"""The length of a serial key in bytes (AES-256)."""
DEFAULT_GTIN_POINTER = "/gtin"
"""The `gtin_pointer` of a brand file without one."""


class SerialScope(StrEnum):
    """How far a serial is unique within its brand."""

    BRAND = "brand"
    """One serial space for all products: a serial alone identifies a token."""
    PRODUCT = "product"
    """One serial space per GTIN, the minimum that GS1 requires."""


@dataclass(frozen=True, slots=True)
class SerialPolicy:
    """The style and scope of a brand's serials."""

    style: SerialStyle = SerialStyle.PERMUTED
    scope: SerialScope = SerialScope.BRAND


@dataclass(frozen=True, slots=True)
class SharedKey:
    """A brand's serial key in a file for another site.

    `secret` has 32 bytes; `site` and `workspace` are the site number and the uid of the workspace
    that exported it.
    """

    secret: bytes = field(repr=False)
    site: int
    workspace: str


@dataclass(frozen=True, slots=True)
class BrandFile:
    """A brand as its file describes it, checked.

    `resolver` is a stem without trailing slash; `schema` is the passport schema as JSON text;
    `gtin_pointer` is the JSON Pointer (RFC 6901) of the passport field that holds the GTIN,
    `batch_pointers` are those of the fields that belong to a batch and are entered at minting,
    `unit_fields` the fields that are filled in for each unit (`unit_pointers` in the file).
    `export_profile` is the brand's export profile as JSON text, empty if it has none;
    `label_designs` are the label designs as canonical JSON texts. Only a file for another site has
    a `shared_key`. The `warnings` are about the file, and aren't stored.
    """

    key: str
    name: str
    resolver: str
    serials: SerialPolicy
    batch_in_link: bool
    schema: str
    gtin_pointer: str
    batch_pointers: tuple[str, ...] = ()
    unit_fields: tuple[UnitField, ...] = ()
    export_profile: str = ""
    label_designs: tuple[str, ...] = ()
    shared_key: SharedKey | None = None
    warnings: tuple[Problem, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand in the store; `schema_digest` is the SHA-256 of its schema text, in hex."""

    id: int
    key: str
    name: str
    resolver: str
    serials: SerialPolicy
    batch_in_link: bool
    schema_digest: str
    gtin_pointer: str
    batch_pointers: tuple[str, ...] = ()
    unit_fields: tuple[UnitField, ...] = ()
    export_profile: str = ""

    @property
    def later_pointers(self) -> tuple[str, ...]:
        """The JSON Pointers of the fields that products needn't have, because minting adds them."""
        return (*self.batch_pointers, *(field.pointer for field in self.unit_fields))
