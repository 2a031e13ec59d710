"""Links from identities to passports: entries for GS1's resolver, and a linkset (RFC 9264)."""

from collections.abc import Iterable
from typing import Any

from dpp_desktop.passports.public.link_set import TypedLink, linkset
from dpp_desktop.passports.public.page import page_languages
from dpp_desktop.publishing.passport_versions import PublishedPassport
from dpp_desktop.publishing.plan import Plan

_TITLE = "Digital Product Passport"
_DPP = "gs1:dpp"
SERIAL_PLACEHOLDER = "{serialnumber}"
_MACHINE_FORMS = (("passport.json", "application/json"), ("passport.jsonld", "application/ld+json"))


def address_of(plan: Plan, passport: PublishedPassport) -> str:
    """Return the address of the passport's page on the static site."""
    return f"{plan.passports_at}/p/{passport.id}/"


def page_name(language: str, languages: Iterable[str]) -> str:
    """Return the file name of the page in the language; the first language is the default."""
    return "index.html" if language == next(iter(languages)) else f"{language}.html"


def resolver_entries(plan: Plan, passports: Iterable[PublishedPassport]) -> list[dict[str, Any]]:
    """Return the import document of GS1 Digital Link Resolver CE v3.

    There is one entry per GTIN, or per GTIN and batch if the batch is in the URLs: the newest of
    the passports, which are in the order in which they were published. All serials have one
    template. If the batches of a GTIN have different passports but the same path, only the serial
    decides, so the entry leads to the static site with the serial.
    """
    by_path: dict[str, list[PublishedPassport]] = {}
    for each in passports:
        if each.identity.gtin:
            by_path.setdefault(each.identity.url, []).append(each)
    return [_entry(plan, versions) for _, versions in sorted(by_path.items())]


def _entry(plan: Plan, versions: list[PublishedPassport]) -> dict[str, Any]:
    newest = versions[-1]
    identity = newest.identity
    in_link = newest.granularity == "Batch"
    batch = [{"10": identity.batch}] if in_link else []
    if in_link or len({each.identity.batch for each in versions}) == 1:
        links = [
            {
                "linktype": _DPP,
                "href": each.href,
                "title": each.title,
                "type": each.type,
                "hreflang": [each.language or "en"],
                "context": ["xx"],
            }
            for each in _links(plan, newest)
        ]
    else:
        links = [
            {
                "linktype": _DPP,
                "href": f"{plan.passports_at}/01/{identity.gtin}/21/{SERIAL_PLACEHOLDER}",
                "title": _TITLE,
                "type": "text/html",
                "hreflang": ["en"],
                "context": ["xx"],
            }
        ]
    return {
        "anchor": f"/01/{identity.gtin}",
        "itemDescription": identity.product,
        "defaultLinktype": _DPP,
        "qualifiers": [*batch, {"21": SERIAL_PLACEHOLDER}],
        "links": links,
    }


def linkset_document(plan: Plan, passports: Iterable[PublishedPassport]) -> dict[str, Any]:
    """Return the links of all products and batches as one linkset; the newest passport of each."""
    newest = {each.identity.url: each for each in passports}
    contexts: list[Any] = []
    for url, each in sorted(newest.items()):
        links = _links(plan, each)
        contexts += linkset(url, each.identity.product, links[0], links)["linkset"]
    return {"linkset": contexts}


def _links(plan: Plan, passport: PublishedPassport) -> list[TypedLink]:
    address = address_of(plan, passport)
    languages = page_languages(passport.schema)
    pages = [
        TypedLink(
            address if tag == languages[0] else f"{address}{page_name(tag, languages)}",
            _TITLE,
            "text/html",
            tag,
        )
        for tag in languages
    ]
    return [*pages, *(TypedLink(f"{address}{name}", _TITLE, kind) for name, kind in _MACHINE_FORMS)]
