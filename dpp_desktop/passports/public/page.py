"""The web page of a passport: HTML without scripts, complete in one file.

Pages are accessible (WCAG 2.2, level AA), printable, light and dark, and in the languages of the
titles in the schema.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from dpp_desktop.common.translations import Texts, texts_in, translated_languages
from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.field import Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.passports.forms.values import find_choice
from dpp_desktop.passports.public.page_style import STYLE
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.titles import translated_languages as languages_of_titles

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.ASCII)
_MAX_DEPTH = 12
_MAX_SCHEMAS = 20_000
_KIND = Message("Digital Product Passport")
_NAMES = {
    "gtin": Message("GTIN"),
    "batch": Message("Batch"),
    "serial": Message("Serial number"),
    "url": Message("Web address"),
}
_YES, _NO = Message("Yes"), Message("No")
_NOT_STATED = Message("not stated")
_NONE = Message("none")
_LANGUAGE = Message("Language")
_OVERVIEW = Message("Overview")
_NOTHING_PUBLIC = Message("No data of this passport is released for the public.")
_ALSO_AS = Message("This passport for machines")


@dataclass(frozen=True, slots=True)
class PassportIdentity:
    """What a passport is about; `gtin` has 14 digits.

    `batch` and `serial` are None for a passport that all units of the batch or product share, and
    `url` is the resolver URL of the unit, batch or product.
    """

    brand: str
    product: str
    gtin: str | None
    batch: str | None
    serial: str | None
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page; `language` is the tag of the target's language, None if it has none."""

    text: str
    href: str
    type: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page: the same page in other languages, and the passport for machines.

    The page itself is among the `languages`.
    """

    languages: Sequence[PageLink] = ()
    machines: Sequence[PageLink] = ()


def page_languages(schema: SchemaSet) -> list[str]:
    """Return the languages in which pages of passports with the schema are offered.

    These are English, in which schemas have their titles, and those that titles are translated to.
    """
    found: dict[str, int] = {}
    waiting: list[object] = [schema.value]
    for _ in range(_MAX_SCHEMAS):
        if not waiting:
            break
        each = waiting.pop()
        if isinstance(each, dict):
            for tag in languages_of_titles(each):
                found[tag] = found.get(tag, 0) + 1
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    english, *_ = translated_languages()
    return [english, *sorted(tag for tag in found if tag.partition("-")[0].lower() != english)]


def passport_page(
    identity: PassportIdentity,
    passport: object,
    form: FormSchema,
    links: PageLinks,
    *,
    notice: Message | None = None,
) -> str:
    """Return the page of the passport, a JSON value that has only what anyone may see.

    The page is in the language of the form. A `notice` is shown above everything else.
    """
    sections = passport_sections(passport, form)
    return page_of_sections(identity, sections, language_of(form), links, notice=notice)


def language_of(form: FormSchema) -> str:
    """Return the language of pages with the titles of the form."""
    return form.root.language or translated_languages()[0]


def passport_sections(passport: object, form: FormSchema) -> list[str]:
    """Return what a page says about the values of a passport, as HTML.

    It is the same for all units that have the passport, and takes most of the time of a page.
    """
    root = PassportNode.root(form, passport)
    return _PageWriter(texts_in(language_of(form))).sections(root)


def page_of_sections(
    identity: PassportIdentity,
    sections: Sequence[str],
    language: str,
    links: PageLinks,
    *,
    notice: Message | None = None,
) -> str:
    """Return the page of a passport whose values are in the sections, in their language."""
    texts = texts_in(language)
    body = [
        f"<h1>{escape(identity.product)}</h1>",
        f'<p class="kind">{escape(texts.message(_KIND))}</p>',
        *([f'<p class="warning">{escape(texts.message(notice))}</p>'] if notice else []),
        _PageWriter(texts).identity(identity),
        *sections,
    ]
    return page(f"{identity.product} – {identity.brand}", identity.brand, body, links, texts)


def page(title: str, brand: str, body: Iterable[str], links: PageLinks, texts: Texts) -> str:
    """Return a page with a heading, the `body` as HTML, and links.

    `title` is that of the browser's window, and `brand` stands above the page.
    """
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(texts.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            '<body><div class="frame">',
            f"<header><p>{escape(brand)}</p>{_language_links(links.languages, texts)}</header>",
            "<main>",
            *body,
            "</main>",
            *_footer(links.machines, texts),
            "</div></body>",
            "</html>",
            "",
        )
    )


def language_name(tag: str) -> str:
    """Return the name of a language in that language."""
    return texts_in(tag).own_name()


def _language_links(languages: Sequence[PageLink], texts: Texts) -> str:
    if len(languages) < 2:
        return ""
    items = "".join(f"<li>{_language_link(each, texts.language)}</li>" for each in languages)
    return f'<nav aria-label="{escape(texts.message(_LANGUAGE))}"><ul>{items}</ul></nav>'


def _language_link(link: PageLink, shown: str) -> str:
    tag = escape(link.language or "")
    if link.language == shown:
        return f'<span lang="{tag}" aria-current="true">{escape(link.text)}</span>'
    return f'<a href="{escape(link.href)}" hreflang="{tag}" lang="{tag}">{escape(link.text)}</a>'


def _footer(machines: Sequence[PageLink], texts: Texts) -> list[str]:
    if not machines:
        return []
    items = "".join(
        f'<li><a href="{escape(link.href)}" type="{escape(link.type)}">{escape(link.text)}</a></li>'
        for link in machines
    )
    return [f"<footer>{escape(texts.message(_ALSO_AS))}<ul>{items}</ul></footer>"]


class _PageWriter:
    """Writes the values of a passport as HTML in one language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def identity(self, identity: PassportIdentity) -> str:
        """Return the list of the GTIN, batch, serial number and web address."""
        values = {
            "gtin": identity.gtin,
            "batch": identity.batch,
            "serial": identity.serial,
            "url": identity.url,
        }
        rows = "".join(
            self._row(self._texts.message(_NAMES[name]), escape(value))
            for name, value in values.items()
            if value
        )
        return f'<dl class="identity">{rows}</dl>'

    def sections(self, root: PassportNode) -> list[str]:
        """Return the values without parts in a first section, and a section for each other one."""
        simple = [node for node in root.parts if not node.parts]
        nested = [node for node in root.parts if node.parts]
        if not root.parts:
            return [f"<p>{escape(self._texts.message(_NOTHING_PUBLIC))}</p>"]
        first = f"<dl>{''.join(map(self._node, simple))}</dl>" if simple else ""
        return [
            *([self._section(self._texts.message(_OVERVIEW), first, 0)] if first else []),
            *(
                self._section(self._title(node), self._parts(node, 1), number)
                for number, node in enumerate(nested, 1)
            ),
        ]

    def _section(self, title: str, content: str, number: int) -> str:
        return (
            f'<section aria-labelledby="s{number}"><h2 id="s{number}">{escape(title)}</h2>'
            f"{content}</section>"
        )

    def _row(self, title: str, content: str) -> str:
        return f"<div><dt>{escape(title)}</dt><dd>{content}</dd></div>"

    def _node(self, node: PassportNode, depth: int = 1) -> str:
        content = self._parts(node, depth + 1) if node.parts else self._value(node)
        return self._row(self._title(node), content)

    def _parts(self, node: PassportNode, depth: int) -> str:
        """Return the parts of an object as a list of names, those of a list as its entries."""
        if depth > _MAX_DEPTH:
            return "…"
        if isinstance(node.value, dict):
            return f"<dl>{''.join(self._node(part, depth) for part in node.parts)}</dl>"
        if any(part.parts for part in node.parts):
            items = (
                self._parts(part, depth + 1) if part.parts else self._value(part)
                for part in node.parts
            )
            return f'<ul class="entries">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
        return f"<ul>{''.join(f'<li>{self._value(part)}</li>' for part in node.parts)}</ul>"

    def _title(self, node: PassportNode) -> str:
        return node.field.title or str(node.name)

    def _value(self, node: PassportNode) -> str:
        """Return a value without parts as HTML."""
        value, field = node.value, node.field
        choice = find_choice(field, value) if field.kind is Kind.CHOICE else None
        if choice is not None and field.choices[choice].title:
            return escape(self._with_unit(field.choices[choice].title, node.unit))
        if isinstance(value, str):
            return self._text(field.kind, value)
        return escape(self._with_unit(self._plain(value), node.unit))

    def _plain(self, value: object) -> str:
        if isinstance(value, bool):
            return self._texts.message(_YES if value else _NO)
        if isinstance(value, (int, float)):
            return self._texts.number(value)
        return self._texts.message(_NOT_STATED if value is None else _NONE)

    def _text(self, kind: Kind, value: str) -> str:
        if kind in (Kind.DATE, Kind.DATE_TIME):
            return self._moment(value)
        if _WEB_ADDRESS.fullmatch(value):
            return f'<a href="{escape(value)}" rel="noopener noreferrer">{escape(value)}</a>'
        return escape(value)

    def _moment(self, value: str) -> str:
        """Return a date in words; that of a time too, with the time as it is written."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return self._time(value)
        return self._timed(value, self._texts.long_date(day))

    def _time(self, value: str) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return escape(value)
        zone = f" {moment:%Z}" if moment.tzinfo else ""
        return self._timed(value, f"{self._texts.long_date(moment.date())}, {moment:%H:%M}{zone}")

    def _timed(self, value: str, text: str) -> str:
        return f'<time datetime="{escape(value)}">{escape(text)}</time>'

    def _with_unit(self, text: str, unit: str) -> str:
        return f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text
