"""Answer requests: find what the URL identifies, and choose the form of the answer.

Link types and the linkset follow the GS1-Conformant Resolver Standard 1.1, except that a passport
is answered directly instead of after a redirect, because it is on this server.
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus

from dpp_desktop.common.translations import Texts, texts_in, translated_languages
from dpp_desktop.identity.links import Link
from dpp_desktop.identity.text import TextError, shown
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.message import Message
from dpp_desktop.passports.public.link_set import LINKSET_CONTEXT, LINKSET_TYPE
from dpp_desktop.passports.public.page import PageLink, PageLinks, language_name, page
from dpp_desktop.server.answer import (
    ALWAYS_CHECK,
    KEEP_FOR_AN_HOUR,
    METHODS,
    NEVER_KEEP,
    PROGRAM,
    Answer,
    Header,
    Refusal,
    answered,
    matches,
    preflight,
    redirect,
    refused,
    without_content,
)
from dpp_desktop.server.negotiation import (
    FORM_NAMES,
    Form,
    LinkType,
    link_type,
    preferred_form,
    preferred_language,
    read_query,
)
from dpp_desktop.server.passport_content import (
    Content,
    Found,
    PassportContent,
    identity_of,
    url_of,
)
from dpp_desktop.server.request_path import (
    IMPOSSIBLE_SERIAL,
    MAX_PATH_LENGTH,
    RequestedItem,
    read_path,
)
from dpp_desktop.server.store_view import FoundUnit, Owner, StoreView
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import other_site

DESCRIPTION_PATH = "/.well-known/gs1resolver"
"""Where a GS1-Conformant Resolver describes itself (standard, section 6)."""

_log = logging.getLogger(__name__)

_PASSPORT_FORMS = (Form.PAGE, Form.JSON, Form.JSON_LD, Form.LINKSET)
_LINK_FORMS = (Form.LINKSET, Form.JSON, Form.PAGE)
_PROBLEM_FORMS = (Form.PAGE, Form.JSON, Form.JSON_LD, Form.LINKSET)
_HOST = re.compile(r"(?:[a-z0-9._-]{1,255}|\[[0-9a-f:.]{2,60}\])(?::[0-9]{1,5})?", re.ASCII)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}

_ASK_SENDER = Message("Check the code, and ask the sender of the product.")
_NO_PASSPORT = Message("There is no passport at this address.")
_SCAN_AGAIN = Message("Check the address, or scan the code again.")
_NEVER_MINTED = Message("No unit with this serial number was minted here.")
_MAY_BE_COUNTERFEIT = Message(
    "Check the scanned code; the unit may come from another site or be counterfeit."
)
_LINKS = Message("Links")
_ABOUT = Message(
    "This resolver shows the passports of units that were minted here. Scan the code on a product, "
    "and open its path at this address."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the resolver reads of a request; `path` isn't decoded, and `scheme` is http or https.

    A header that the request doesn't have is empty. `host` may have a port.
    """

    method: str
    path: str
    query: str = ""
    host: str = ""
    accept: str = ""
    accept_language: str = ""
    if_none_match: str = ""
    scheme: str = "http"


class Resolver:
    """Answers requests with the passports in an open workspace."""

    def __init__(self, workspace: Workspace, view: StoreView | None = None) -> None:
        """`view` is that of the workspace."""
        self._workspace = workspace
        self._view = view or StoreView(workspace)
        self._content = PassportContent(workspace)
        self._own_pages: dict[str, Callable[[Request], Answer]] = {
            "/": self._welcome,
            "/robots.txt": _robots,
            DESCRIPTION_PATH: _description,
        }

    def answer(self, request: Request) -> Answer:
        """Return the answer; every error becomes one without details about the computer."""
        try:
            return self._answer(request)
        except Refusal as refusal:
            return _refused(refusal, request)
        except DppError as error:
            _log.error("The resolver can't read the store: %s", error)
            return _refused(_unreadable_store(), request)

    def _answer(self, request: Request) -> Answer:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in ("GET", "HEAD"):
            raise _wrong_method()
        if len(request.path) > MAX_PATH_LENGTH:
            raise Refusal(
                HTTPStatus.REQUEST_URI_TOO_LONG, Message("The address is too long."), _SCAN_AGAIN
            )
        host = _host(request)
        own_page = self._own_pages.get(request.path)
        if own_page:
            return own_page(request)
        item = _item(request.path)
        if request.path != item.path:
            return redirect(f"{item.path}?{request.query}" if request.query else item.path)
        self._view.renew()
        found = self._find(host, item)
        return self._answer_about(found, request, host)

    def _find(self, host: str, item: RequestedItem) -> Found:
        """Return the only unit or product that the item means. Raise Refusal."""
        owners = self._view.owners(host, item)
        find = self._view.product if item.serial is None else self._view.unit
        found = [each for each in (find(owner, item) for owner in owners) if each]
        if not found:
            raise self._not_found(owners, item)
        if len(found) > 1:
            choices = [(item.path_after(f"/{each.brand.key}"), each.brand.name) for each in found]
            raise Refusal(
                HTTPStatus.MULTIPLE_CHOICES,
                Message("Several brands have a passport for this address."),
                Message("Choose the brand."),
                choices=choices,
            )
        return found[0]

    def _not_found(self, owners: list[Owner], item: RequestedItem) -> Refusal:
        if item.serial is None or not owners:
            return Refusal(HTTPStatus.NOT_FOUND, _NO_PASSPORT, _SCAN_AGAIN)
        with self._workspace.read() as transaction:
            for owner in owners:
                link = Link(owner.brand.resolver, item.gtin, item.batch, item.serial)
                elsewhere = other_site(transaction, link)
                if elsewhere and elsewhere.likely:
                    wrong = Message(
                        "The unit with this serial number was minted at site {site}, not here.",
                        site=elsewhere.site,
                    )
                    return Refusal(
                        HTTPStatus.NOT_FOUND, wrong, Message("Ask the resolver of that site.")
                    )
        return Refusal(HTTPStatus.NOT_FOUND, _NEVER_MINTED, _MAY_BE_COUNTERFEIT)

    def _answer_about(self, found: Found, request: Request, host: str) -> Answer:
        if isinstance(found, FoundUnit) and found.is_void:
            raise Refusal(
                HTTPStatus.GONE,
                Message("The unit with the serial number {serial} is void.", serial=found.serial),
                Message("Its code must not be on a product. {action}", action=_ASK_SENDER),
            )
        fields = read_query(request.query)
        wanted = link_type(fields.get("linkType"))
        if wanted is LinkType.OTHER:
            raise Refusal(
                HTTPStatus.NOT_FOUND,
                Message("There is no link of the type {type}.", type=shown(fields["linkType"])),
                Message("Request the link type 'linkset' for all links."),
            )
        named = FORM_NAMES.get(fields.get("format", ""))
        forms = _LINK_FORMS if wanted is LinkType.ALL else _PASSPORT_FORMS
        form = named or preferred_form(request.accept, forms)
        if form is None:
            raise _not_acceptable(forms)
        language = self._language(found, request, fields)
        if wanted is LinkType.ALL or form is Form.LINKSET:
            return self._links(found, request, host, form, language)
        content = self._content.passport(found, form, language)
        headers = [_link(found, _LINKSET_LINK), *_language_header(form, language)]
        return _fresh(content, form.value, request, headers)

    def _language(self, found: Found, request: Request, fields: dict[str, str]) -> str:
        languages = self._content.languages(found)
        chosen = fields.get("lang")
        if chosen in languages:
            return chosen
        return preferred_language(request.accept_language, languages)

    def _links(
        self, found: Found, request: Request, host: str, form: Form, language: str
    ) -> Answer:
        base = f"{request.scheme}://{host or 'localhost'}{request.path}"
        content = self._content.linkset(found, base)
        if form is not Form.PAGE:
            media_type = LINKSET_TYPE if form is Form.LINKSET else Form.JSON.value
            return _fresh(content, media_type, request, [_link(found, _LINKSET_CONTEXT_LINK)])
        text = _page_of_links(content, texts_in(language), identity_of(found).brand)
        page_content = Content(text.encode("utf-8"), f'{content.etag[:-1]}-{language}"')
        headers = [_link(found, _LINKSET_LINK), *_language_header(form, language)]
        return _fresh(page_content, form.value, request, headers)

    def _welcome(self, request: Request) -> Answer:
        """Return the first page, which has the addresses of the brands."""
        self._view.renew()
        texts = _texts(request)
        items = "".join(
            f"<li>{escape(brand.name)}: {escape(brand.resolver)}</li>"
            for brand in self._view.brands
        )
        body = ["<h1>Resolver</h1>", f"<p>{escape(texts.message(_ABOUT))}</p>", f"<ul>{items}</ul>"]
        links = PageLinks(
            [
                PageLink(language_name(tag), f"?lang={tag}", language=tag)
                for tag in translated_languages()
            ]
        )
        content = page("Resolver", PROGRAM, body, links, texts).encode("utf-8")
        headers = _language_header(Form.PAGE, texts.language)
        return answered(HTTPStatus.OK, content, Form.PAGE.value, ALWAYS_CHECK, headers)


_LINKSET_LINK = f'<?linkType=linkset>; rel="linkset"; type="{LINKSET_TYPE}"'
_LINKSET_CONTEXT_LINK = (
    f'<{LINKSET_CONTEXT}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
)


def _item(path: str) -> RequestedItem:
    """Return what the path identifies. Raise Refusal."""
    try:
        item = read_path(path)
    except TextError as error:
        if error.code == IMPOSSIBLE_SERIAL:
            raise Refusal(HTTPStatus.NOT_FOUND, _NEVER_MINTED, _MAY_BE_COUNTERFEIT) from None
        raise Refusal(HTTPStatus.BAD_REQUEST, error.message, _SCAN_AGAIN) from None
    if item is None:
        raise Refusal(HTTPStatus.NOT_FOUND, _NO_PASSPORT, _SCAN_AGAIN)
    return item


def _host(request: Request) -> str:
    """Return the host of the request in lower case, without the usual port. Raise Refusal."""
    host = request.host.lower()
    if host and not _HOST.fullmatch(host):
        raise Refusal(
            HTTPStatus.BAD_REQUEST, Message("The request has no valid host."), _SCAN_AGAIN
        )
    host = host.removesuffix(_DEFAULT_PORTS.get(request.scheme, ""))
    name, colon, port = host.partition(":") if not host.startswith("[") else (host, "", "")
    return f"{name.removesuffix('.')}{colon}{port}"


def _fresh(content: Content, media_type: str, request: Request, more: list[Header]) -> Answer:
    """Return the content, or only that it hasn't changed since the client received it."""
    headers = [(b"etag", content.etag.encode("ascii")), *more]
    if request.if_none_match and matches(request.if_none_match, content.etag):
        return without_content(HTTPStatus.NOT_MODIFIED, ALWAYS_CHECK, headers)
    return answered(HTTPStatus.OK, content.data, media_type, ALWAYS_CHECK, headers)


def _link(found: Found, other: str) -> Header:
    """Return the header with the canonical URL and another link."""
    return (b"link", f'<{url_of(found)}>; rel="canonical", {other}'.encode("ascii"))


def _language_header(form: Form, language: str) -> list[Header]:
    return [(b"content-language", language.encode("ascii"))] if form is Form.PAGE else []


def _page_of_links(content: Content, texts: Texts, brand: str) -> str:
    (context,) = json.loads(content.data)["linkset"]
    items = "".join(
        f'<li><a href="{escape(link["href"])}">{escape(link["title"])}: {escape(link["type"])}'
        f"{''.join(f' ({escape(tag)})' for tag in link.get('hreflang', []))}</a></li>"
        for kind, links in context.items()
        if isinstance(links, list)
        for link in links
    )
    title = texts.message(_LINKS)
    body = [f"<h1>{escape(title)}: {escape(context['itemDescription'])}</h1>", f"<ul>{items}</ul>"]
    return page(title, brand, body, PageLinks(), texts)


def _texts(request: Request) -> Texts:
    languages = tuple(translated_languages())
    chosen = read_query(request.query).get("lang")
    preferred = preferred_language(request.accept_language, languages)
    return texts_in(chosen if chosen in languages else preferred)


def _refused(refusal: Refusal, request: Request) -> Answer:
    named = FORM_NAMES.get(read_query(request.query).get("format", ""))
    form = named or preferred_form(request.accept, _PROBLEM_FORMS)
    return refused(refusal, form, _texts(request))


def _wrong_method() -> Refusal:
    return Refusal(
        HTTPStatus.METHOD_NOT_ALLOWED,
        Message("The resolver only answers requests that read."),
        Message("Use GET or HEAD."),
        headers=[(b"allow", METHODS.encode("ascii"))],
    )


def _not_acceptable(forms: tuple[Form, ...]) -> Refusal:
    types = ", ".join(form.value for form in forms)
    return Refusal(
        HTTPStatus.NOT_ACCEPTABLE,
        Message("The passport has none of the requested media types."),
        Message("Request one of {types}.", types=types),
    )


def _unreadable_store() -> Refusal:
    return Refusal(
        HTTPStatus.SERVICE_UNAVAILABLE,
        Message("The resolver can't read its data at the moment."),
        Message("Try again later, or ask the operator to look at the log of the workspace."),
        headers=[(b"retry-after", b"30")],
    )


def _robots(request: Request) -> Answer:
    """Keep search engines away: units have other addresses for the public."""
    content = b"User-agent: *\nDisallow: /\n"
    return answered(HTTPStatus.OK, content, "text/plain", KEEP_FOR_AN_HOUR)


def _description(request: Request) -> Answer:
    """Return the description file of a GS1-Conformant Resolver."""
    document = {
        "name": f"Resolver of {PROGRAM}",
        "resolverRoot": f"{request.scheme}://{_host(request) or 'localhost'}",
        "supportedPrimaryKeys": ["01"],
        "supportedLinkType": [{"namespace": "https://ref.gs1.org/voc/", "prefix": "gs1:"}],
        "linkTypeDefaultCanBeLinkset": False,
    }
    return answered(
        HTTPStatus.OK, json.dumps(document).encode("utf-8"), Form.JSON.value, NEVER_KEEP
    )
