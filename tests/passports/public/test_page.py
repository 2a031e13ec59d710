"""The page of a passport shows all public values in the language, and nothing is left unescaped."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.public.access import PublicFields
from dpp_desktop.passports.public.page import (
    PageLink,
    PageLinks,
    PassportIdentity,
    page_languages,
    passport_page,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.shipped_passports import SCHEMAS, sample_passports, schema_of

HOSTILE = "<script>alert('x')</script>&\"'"
IDENTITY = PassportIdentity(
    "Brand", "Parka", "09506000134352", "A/1", "0123456789AB", "https://id.brand.example/01/x"
)
_VOID_ELEMENTS = {"meta", "link", "br"}


class Page(HTMLParser):
    """The texts and attributes of a page; fails if elements aren't closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID_ELEMENTS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1] != "style":
            self.texts.append(data.strip())


def _page(schema: Any, passport: Any, language: str = "", notice: Message | None = None) -> Page:
    form = FormSchema(SchemaSet.from_text(json.dumps(schema)), language)
    links = PageLinks(
        [PageLink("English", "?lang=en", language="en"), PageLink(HOSTILE, HOSTILE, language="de")],
        [PageLink("JSON", "?format=json", "application/json")],
    )
    return Page(passport_page(IDENTITY, passport, form, links, notice=notice))


def test_titles_and_values_are_in_the_language() -> None:
    schema = {
        "properties": {
            "weight_kg": {"title": "Weight", "x-titles": {"de": "Gewicht"}, "type": "number"},
            "leather": {"title": "Leather", "x-titles": {"de": "Leder"}, "type": "boolean"},
            "made_on": {"title": "Made on", "type": "string", "format": "date"},
        }
    }
    passport = {"weight_kg": 12345.5, "leather": True, "made_on": "2026-03-04"}
    english, german = _page(schema, passport).texts, _page(schema, passport, "de").texts
    for text in ("Weight", "12,345.5\u00a0kg", "Leather", "Yes", "March 4, 2026", "Serial number"):
        assert text in english
    for text in ("Gewicht", "12.345,5\u00a0kg", "Leder", "Ja", "4. März 2026", "Seriennummer"):
        assert text in german


def test_the_language_is_declared_and_others_are_linked() -> None:
    page = _page({}, {}, "de")
    assert ("html", {"lang": "de"}) in page.elements
    links = [attributes for tag, attributes in page.elements if tag == "a"]
    assert {"href": "?lang=en", "hreflang": "en", "lang": "en"} in links


def test_the_page_says_that_nothing_is_public() -> None:
    assert "No data of this passport is released for the public." in _page({}, {}).texts


def test_the_identity_and_a_notice_are_shown() -> None:
    page = _page({}, {}, notice=Message("This unit is void."))
    for text in ("Brand", "Parka", "09506000134352", "A/1", "0123456789AB", "This unit is void."):
        assert text in page.texts


def test_texts_of_a_passport_never_become_markup() -> None:
    schema = {
        "properties": {
            HOSTILE: {"title": HOSTILE},
            "choice": {"oneOf": [{"const": 1, "title": HOSTILE}]},
            "date": {"type": "string", "format": "date-time"},
            "link": {"type": "string", "format": "uri"},
        }
    }
    passport = {
        HOSTILE: HOSTILE,
        "choice": 1,
        "date": HOSTILE,
        "link": "javascript:alert(1)",
        "list": [{HOSTILE: [HOSTILE]}],
    }
    page = _page(schema, passport)
    assert page.texts.count(HOSTILE) >= 5
    assert "script" not in {tag for tag, _ in page.elements}
    targets = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert "javascript:alert(1)" not in targets


def test_web_addresses_are_links() -> None:
    page = _page({}, {"guide": "https://brand.example/a?b=1&c=2", "mail": "a@b.example"})
    targets = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert "https://brand.example/a?b=1&c=2" in targets
    assert "a@b.example" in page.texts


def test_a_deeply_nested_passport_ends_at_some_level() -> None:
    passport: Any = "innermost"
    for _ in range(60):
        passport = {"part": passport}
    texts = _page({}, passport).texts
    assert "…" in texts
    assert "innermost" not in texts


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_public_text_of_the_samples_is_on_the_page(name: str, language: str) -> None:
    schema = schema_of(name)
    fields = PublicFields(SchemaSet.from_text(canonical(schema)))
    for passport in sample_passports(name):
        public = fields.of(passport)
        shown = "\n".join(_page(schema, public, language).texts)
        for text in _long_texts(public):
            assert text in shown
        visible = "\n".join(_long_texts(public))
        for text in _long_texts(passport):
            assert text in visible or text not in shown


def _long_texts(value: Any) -> list[str]:
    """Return all texts of more than ten characters in a value, except dates."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in _long_texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _long_texts(each)]
    return [value] if isinstance(value, str) and len(value) > 10 else []


def test_languages_are_those_of_the_titles() -> None:
    languages = {
        name: page_languages(SchemaSet.from_text(canonical(schema_of(name)))) for name in SCHEMAS
    }
    assert all(found == ["en", "de"] for found in languages.values())
    assert page_languages(SchemaSet.from_text("true")) == ["en"]
    nested = {"properties": {"a": {"items": {"title": "A", "x-titles": {"fr": "À", "en-GB": "A"}}}}}
    assert page_languages(SchemaSet.from_text(json.dumps(nested))) == ["en", "fr"]
