"""Linksets have the form of RFC 9264, and of GS1's schema where it is present."""

import json
from pathlib import Path

import jsonschema
import pytest

from dpp_desktop.passports.public.link_set import TypedLink, linkset

GS1_SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "gs1" / "gs1-linkset-schema.json"
ANCHOR = "https://id.brand.example/01/09506000134352/10/A%2F1"
LINKS = [
    TypedLink(f"{ANCHOR}?lang=de", "Produktpass", "text/html", "de"),
    TypedLink(f"{ANCHOR}?format=json", "Passport", "application/json"),
]
DOCUMENT = linkset(ANCHOR, "Parka", TypedLink(ANCHOR, "Passport", "text/html"), LINKS)


def test_every_link_has_its_type_title_and_language() -> None:
    (context,) = DOCUMENT["linkset"]
    assert (context["anchor"], context["itemDescription"]) == (ANCHOR, "Parka")
    assert context["https://ref.gs1.org/voc/defaultLink"] == [
        {"href": ANCHOR, "title": "Passport", "type": "text/html"}
    ]
    assert context["https://ref.gs1.org/voc/dpp"] == [
        {
            "href": f"{ANCHOR}?lang=de",
            "title": "Produktpass",
            "type": "text/html",
            "hreflang": ["de"],
        },
        {"href": f"{ANCHOR}?format=json", "title": "Passport", "type": "application/json"},
    ]


def test_gs1_accepts_the_linkset() -> None:
    if not GS1_SCHEMA.exists():
        pytest.skip("GS1's schema isn't here")
    schema = json.loads(GS1_SCHEMA.read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(DOCUMENT)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate({"linkset": [{"anchor": "nowhere"}]})
