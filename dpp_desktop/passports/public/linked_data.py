"""A passport as JSON-LD (W3C JSON-LD 1.1), with its identity in the vocabulary of schema.org.

The brand's own fields have no vocabulary, so they are one JSON literal. Nothing has to be loaded
to read the document, because its context is written in it.
"""

from typing import Any

from dpp_desktop.passports.public.page import PassportIdentity

DPP_LINK_TYPE = "https://ref.gs1.org/voc/dpp"
"""The type of links to digital product passports (GS1 Web Vocabulary)."""

_CONTEXT = {
    "name": "https://schema.org/name",
    "brand": "https://schema.org/brand",
    "gtin": "https://schema.org/gtin14",
    "serialNumber": "https://schema.org/serialNumber",
    "batch": "https://ref.gs1.org/voc/hasBatchLotNumber",
    "passport": {"@id": DPP_LINK_TYPE, "@type": "@json"},
}


def passport_json_ld(identity: PassportIdentity, passport: object) -> dict[str, Any]:
    """Return the JSON-LD document of a passport, a JSON value with only what anyone may see."""
    kind = "Product" if identity.serial is None else "IndividualProduct"
    facts = {
        "gtin": identity.gtin,
        "batch": identity.batch,
        "serialNumber": identity.serial,
    }
    return {
        "@context": _CONTEXT,
        "@id": identity.url,
        "@type": f"https://schema.org/{kind}",
        "name": identity.product,
        "brand": {"@type": "https://schema.org/Brand", "name": identity.brand},
        **{name: value for name, value in facts.items() if value},
        "passport": passport,
    }
