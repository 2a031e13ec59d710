"""Forms and languages are chosen as RFC 9110 says, link types as GS1's standard says."""

import pytest

from dpp_desktop.server.negotiation import (
    Form,
    LinkType,
    link_type,
    preferred_form,
    preferred_language,
    read_query,
)

FORMS = (Form.PAGE, Form.JSON, Form.JSON_LD)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", Form.PAGE),
        ("*/*", Form.PAGE),
        (BROWSER, Form.PAGE),
        ("application/json", Form.JSON),
        ("Application/JSON;charset=utf-8", Form.JSON),
        ("application/ld+json, application/json;q=0.9", Form.JSON_LD),
        ("application/json;q=0.5, application/ld+json;q=0.8, */*;q=0.1", Form.JSON_LD),
        ("application/*", Form.JSON),
        ("*/*, text/html;q=0", Form.JSON),
        ("application/*;q=0.2, text/*;q=0.3", Form.PAGE),
        ("image/png", None),
        ("text/html;q=0", None),
        ("text/html;q=2", Form.PAGE),  # an invalid weight: the header can't be read
        (",;,", Form.PAGE),
        ("a" * 2_000, Form.PAGE),
    ],
)
def test_the_accepted_form_with_the_highest_weight_is_chosen(
    accept: str, form: Form | None
) -> None:
    assert preferred_form(accept, FORMS) is form


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr, de;q=0.5", "de"),
        ("fr", "en"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("de;q=0.5, en;q=0.4", "de"),
        ("de;q=0", "en"),
        ("*", "en"),
        ("x" * 2_000, "en"),
    ],
)
def test_the_accepted_language_with_the_highest_weight_is_chosen(
    accept: str, language: str
) -> None:
    assert preferred_language(accept, ("en", "de", "pt-BR")) == language


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, LinkType.PASSPORT),
        ("gs1:dpp", LinkType.PASSPORT),
        ("gs1:defaultLink", LinkType.PASSPORT),
        ("https://ref.gs1.org/voc/dpp", LinkType.PASSPORT),
        ("https://www.gs1.org/voc/dpp", LinkType.PASSPORT),
        ("linkset", LinkType.ALL),
        ("all", LinkType.ALL),
        ("gs1:pip", LinkType.OTHER),
        ("", LinkType.OTHER),
        ("<script>", LinkType.OTHER),
    ],
)
def test_link_types(value: str | None, wanted: LinkType) -> None:
    assert link_type(value) is wanted


def test_the_first_value_of_a_field_counts() -> None:
    assert read_query("lang=de&lang=en&linkType=gs1%3Adpp") == {"lang": "de", "linkType": "gs1:dpp"}
    assert read_query("") == {}
    assert read_query("a=" + "x" * 5_000) == {}
    assert read_query("&".join(f"a{n}=1" for n in range(200))) == {}
