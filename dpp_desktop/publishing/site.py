"""The static site of a brand: pages of passports, and the configuration of web servers."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.public.linked_data import passport_json_ld
from dpp_desktop.passports.public.page import (
    PageLink,
    PageLinks,
    language_name,
    page_languages,
    passport_page,
)
from dpp_desktop.passports.public.page_style import CONTENT_SECURITY_POLICY
from dpp_desktop.publishing.passport_versions import PublishedPassport
from dpp_desktop.publishing.plan import Plan
from dpp_desktop.publishing.resolver_links import page_name

LOOKUP_NAME = "units.lookup"
SCRIPT_NAME = "dpp_lookup.js"
NGINX_NAME = "nginx.conf"


def site_pages(passport: PublishedPassport) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files of a passport: pages, JSON and JSON-LD."""
    languages = page_languages(passport.schema)
    for language in languages:
        links = PageLinks(
            languages=[
                PageLink(language_name(tag), page_name(tag, languages), language=tag)
                for tag in languages
            ],
            machines=[
                PageLink("JSON", "passport.json", "application/json"),
                PageLink("JSON-LD", "passport.jsonld", "application/ld+json"),
            ],
        )
        form = FormSchema(passport.schema, language)
        page = passport_page(passport.identity, passport.public, form, links)
        yield page_name(language, languages), page
    yield "passport.json", json_text.indented(passport.public)
    document = passport_json_ld(passport.identity, passport.public)
    yield "passport.jsonld", json_text.indented(document)


def site_folder(plan: Plan) -> str:
    """Return where the configuration expects the site on the web server."""
    return f"/var/www/dpp/{plan.brand_key}"


def lookup_script() -> bytes:
    """Return the script that finds passports for nginx."""
    return resource_paths.resource("site", SCRIPT_NAME).read_bytes()


def nginx_configuration(plan: Plan, passports: Iterable[PublishedPassport]) -> str:
    """Return the configuration for nginx with its njs module, to be included in `http`."""
    resolver, pages = urlsplit(plan.resolver), urlsplit(plan.passports_at)
    languages = sorted({tag for each in passports for tag in page_languages(each.schema)})
    folder = site_folder(plan)
    return f"""\
# Passports of {plan.brand_key}. Load the module ngx_http_js_module, include this file in `http`,
# and change the folder, the host and TLS as needed.
js_path "{folder}";
js_import dpp from {SCRIPT_NAME};

types {{
    text/html html;
    application/json json;
    application/ld+json jsonld;
}}

server {{
    listen 80;
    server_name {resolver.hostname};
    charset utf-8;
    charset_types application/json application/ld+json text/html;
    server_tokens off;

    set $dpp_lookup "{folder}/{LOOKUP_NAME}";
    set $dpp_prefix "{resolver.path}";
    set $dpp_pages "{pages.path}";
    set $dpp_languages "{",".join(languages)}";

    add_header Content-Security-Policy "{CONTENT_SECURITY_POLICY}" always;
    add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy no-referrer always;
    add_header Access-Control-Allow-Origin * always;
    add_header Vary "Accept, Accept-Language" always;

    location ~ ^{_escaped(resolver.path)}/(01|t)/ {{
        limit_except GET {{ deny all; }}
        js_content dpp.passport;
    }}
    location {pages.path}/p/ {{
        alias {folder}/p/;
        index index.html;
    }}
    location / {{
        return 404;
    }}
}}
"""


def _escaped(path: str) -> str:
    """Return a path of letters, digits and . _ ~ - as a regular expression."""
    return path.replace(".", "\\.")
