"""A product: one SKU of a brand, with its GTIN (or none) and its passport data."""

from dataclasses import dataclass

MAX_SKU_LENGTH = 64
MAX_NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product from a file, with its format checked.

    `gtin` has 14 digits; `passport` is a JSON object as canonical text.
    """

    sku: str
    name: str
    gtin: str | None
    passport: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product in the store; `passport_digest` is the SHA-256 of its passport text."""

    id: int
    brand_id: int
    sku: str
    name: str
    gtin: str | None
    passport_digest: str
