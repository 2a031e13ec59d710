"""A request is answered with the passport of what its URL identifies, in the requested form."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dpp_desktop.identity.numbers import NumberParts
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.passports.public.page_style import CONTENT_SECURITY_POLICY
from dpp_desktop.publishing.settings import release_fields, withdraw_fields
from dpp_desktop.store import number_ranges, serial_spaces
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.passports.shipped_passports import sample_passports, schema_of
from tests.samples import put_job
from tests.server.asking import JSON, JSON_LD, LINKSET, AskedResolver, path_of, url_of
from tests.server.brand_examples import GTIN, mint_with_gtin, mint_without_gtin, put_brand
from tests.server_workspaces import SQLITE
from tests.units.unit_jobs import UnitJob

GS1_SCHEMA = Path(__file__).parents[3] / "shared" / "corpus" / "gs1" / "gs1-linkset-schema.json"
PARKA = "/01/09506000134352"
NOT_HERE = "here"
"""With each brand's key, one in 256 invented serials is read as one of another site."""


def _public_parka() -> dict[str, Any]:
    (passport,) = [each for each in sample_passports("textile") if each["category"] == "jacket"]
    rules = schema_of("textile")["properties"]
    return {name: each for name, each in passport.items() if rules[name]["x-access"] == "public"}


@pytest.mark.parametrize("accept", ["", "*/*", "text/html"])
def test_a_unit_has_a_page(
    workspace: Workspace, job: MintJob, ask: AskedResolver, accept: str
) -> None:
    url = url_of(workspace, job, 7)
    asked = ask(url, accept)
    assert asked.status == 200
    assert asked.header("content-type") == "text/html; charset=utf-8"
    for text in (job.product_name, "Nordlicht Outdoor", job.batch, url, url[-12:], "jacket"):
        assert text in asked.text
    assert asked.header("content-security-policy") == CONTENT_SECURITY_POLICY


def test_the_page_is_in_the_language_of_the_request(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    german = ask(path, accept_language="de-DE,en;q=0.5")
    assert "Faserzusammensetzung" in german.text
    assert german.header("content-language") == "de"
    assert ask(f"{path}?lang=de").text == german.text
    assert "Fibre composition" in ask(f"{path}?lang=en", accept_language="de").text
    assert "Fibre composition" in ask(f"{path}?lang=xx").text


def test_programs_get_the_public_fields_only(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path, public = path_of(workspace, job), _public_parka()
    assert ask(path, JSON).json == public
    assert ask(f"{path}?format=json", "text/html").json == public
    linked = ask(path, JSON_LD)
    assert linked.header("content-type") == JSON_LD
    assert linked.json["@id"] == url_of(workspace, job)
    assert linked.json["passport"] == public
    assert linked.json["serialNumber"] == path[-12:]


def test_a_field_that_the_brand_releases_is_shown_until_it_is_withdrawn(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    (passport,) = [each for each in sample_passports("textile") if each["category"] == "jacket"]
    for at in (path, PARKA, f"{PARKA}/10/{job.batch}"):
        assert "weight_g" not in ask(at, JSON).json
    release_fields(workspace, "nordlicht", ["/weight_g"], "Ada")
    for at in (path, PARKA, f"{PARKA}/10/{job.batch}"):
        assert ask(at, JSON).json == _public_parka() | {"weight_g": passport["weight_g"]}
        assert "Weight" in ask(at).text
    withdraw_fields(workspace, "nordlicht", ["/weight_g"])
    assert ask(path, JSON).json == _public_parka()


def test_every_unit_has_its_own_serial_and_the_common_passport(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    pages = {ask(path_of(workspace, job, unit)).text for unit in range(30)}
    assert len(pages) == 30
    assert len({ask(path_of(workspace, job, unit), JSON).text for unit in range(30)}) == 1
    for unit in range(30):
        assert ask(path_of(workspace, job, unit), JSON_LD).json["@id"] == url_of(
            workspace, job, unit
        )


def test_unit_fields_have_the_values_of_the_unit(workspace: Workspace) -> None:
    put_brand(
        workspace,
        "lamps",
        "https://id.lamps.example",
        unit_pointers={"/serial": "serial", "/number": "unit"},
    )
    job = mint_with_gtin(workspace, "lamps")
    ask = AskedResolver(workspace)
    for unit in (0, 2, 0):
        path = path_of(workspace, job, unit)
        passport = ask(path, JSON).json
        assert (passport["serial"], passport["number"]) == (path[-12:], str(unit + 1))
        assert path[-12:] in ask(path).text


def test_a_unit_without_gtin(workspace: Workspace, ask: AskedResolver) -> None:
    put_brand(workspace, "bowls", "https://id.bowls.example")
    job = mint_without_gtin(workspace, "bowls")
    assert ask(url_of(workspace, job), JSON).json == {"colour": "blue"}
    assert ask(path_of(workspace, job).replace("/t/", "/T/")).header("location") == path_of(
        workspace, job
    )


def test_variants_of_the_url_are_redirected_to_the_canonical_one(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    serial = path[-12:]
    for variant in (
        f"/21/{serial}/01/09506000134352",
        f"/01/9506000134352/21/{serial.lower()}",
        f"//01/09506000134352/22/A/21/{serial}/",
    ):
        asked = ask(f"{variant}?lang=de")
        assert asked.status == 301
        assert asked.header("location") == f"{path}?lang=de"
    assert ask(f"{PARKA}/10/LOT-7/21/{serial}").status == 200


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/01/09506000134353/21/0123456789AB", 400, "must be 2"),
        (f"{PARKA}/21/0123456789AB", 404, NOT_HERE),
        (f"{PARKA}/21/other-serial", 404, NOT_HERE),
        ("/t/0123456789AB", 404, NOT_HERE),
        ("/01/96385074", 301, ""),
        ("/01/00000096385074", 404, "There is no passport at this address."),
        (f"{PARKA}/10/OTHER", 404, "There is no passport at this address."),
        ("/nobody/01/09506000134352/21/0123456789AB", 404, "no passport"),
        ("/etc/passwd", 404, "no passport"),
        (f"/t/{'9' * 5_000}", 414, "too long"),
    ],
)
def test_what_isnt_found_is_explained(
    job: MintJob, ask: AskedResolver, path: str, status: int, reason: str
) -> None:
    asked = ask(path)
    assert (asked.status, reason in asked.text) == (status, True)
    if status >= 400:
        problem = ask(path, JSON)
        assert problem.header("content-type") == "application/problem+json"
        assert problem.json["status"] == status
        assert reason in problem.json["detail"]


def test_refusals_are_in_the_language_of_the_request(ask: AskedResolver) -> None:
    asked = ask("/01/09506000134353", accept_language="de")
    assert "Die Prüfziffer der GTIN 09506000134353 ist falsch" in asked.text
    assert asked.header("content-language") == "de"


def test_a_serial_of_another_batch_or_product_isnt_found(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    serial = path_of(workspace, job)[-12:]
    assert ask(f"{PARKA}/10/LOT-8/21/{serial}").status == 404
    assert ask(f"/01/09506000134369/21/{serial}").status == 404


def test_a_unit_is_found_once_it_is_minted(workspace: Workspace, ask: AskedResolver) -> None:
    job = put_job(workspace, parka(4))
    assert ask(f"{PARKA}/21/0123456789AB").status == 404
    done = run_job(workspace, job.id)
    assert ask(path_of(workspace, done, 3)).status == 200


def test_a_void_unit_is_gone(workspace: Workspace, job: MintJob, ask: AskedResolver) -> None:
    path, other = path_of(workspace, job, 4), path_of(workspace, job, 5)
    assert ask(path).status == 200
    UnitJob(workspace, job).voided("5")
    gone = ask(path, JSON)
    assert gone.status == 410
    assert "void" in gone.json["detail"]
    assert "jacket" not in ask(path).text
    assert ask(other).status == 200


def test_a_serial_of_another_site_says_so(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    with workspace.read() as transaction:
        (reserved,) = number_ranges.of_job(transaction, job.id)
        codec = serial_spaces.codec(transaction, reserved.space_id)
    serial = codec.encode(NumberParts(site=7, epoch=0, position=5).number)
    asked = ask(f"{PARKA}/21/{serial}", JSON)
    assert asked.status == 404
    assert "minted at site 7, not here" in asked.json["detail"]


def test_a_product_has_the_passport_of_the_product(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    assert ask(PARKA, JSON).json == _public_parka()
    page = ask(f"{PARKA}?lang=de").text
    assert "https://id.nordlicht.example/01/09506000134352" in page
    assert job.batch not in page
    assert "Seriennummer" not in page


def test_a_batch_has_the_passport_it_was_minted_with(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    page = ask(f"{PARKA}/10/{job.batch}").text
    assert f"https://id.nordlicht.example/01/09506000134352/10/{job.batch}" in page
    assert "Serial number" not in page


def test_a_product_without_minted_units_isnt_shown(ask: AskedResolver) -> None:
    assert ask(PARKA).status == 404


def test_all_links_are_a_linkset(workspace: Workspace, job: MintJob, ask: AskedResolver) -> None:
    path = path_of(workspace, job)
    for asked in (
        ask(f"{path}?linkType=linkset"),
        ask(f"{path}?linkType=all", "*/*"),
        ask(path, LINKSET),
    ):
        assert asked.header("content-type") == LINKSET
        assert "linkset-context" in asked.header("link")
        (context,) = asked.json["linkset"]
        assert context["anchor"] == url_of(workspace, job)
        types = [link["type"] for link in context["https://ref.gs1.org/voc/dpp"]]
        assert types == ["text/html", "text/html", JSON, JSON_LD]
    assert ask(f"{path}?linkType=linkset", JSON).header("content-type") == JSON
    page = ask(f"{path}?linkType=linkset", "text/html").text
    assert f'href="http://127.0.0.1:8080{path}?format=jsonld"' in page


def test_every_link_of_the_linkset_is_answered_in_its_type(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    (context,) = ask(path, LINKSET).json["linkset"]
    for link in context["https://ref.gs1.org/voc/dpp"]:
        asked = ask(link["href"], host="")
        assert asked.status == 200
        assert asked.header("content-type").partition(";")[0] == link["type"]
        assert asked.header("content-language") == "".join(link.get("hreflang", []))


def test_gs1_accepts_the_linkset(workspace: Workspace, job: MintJob, ask: AskedResolver) -> None:
    if not GS1_SCHEMA.exists():
        pytest.skip("GS1's schema isn't here")
    schema = json.loads(GS1_SCHEMA.read_text("utf-8"))
    for path in (path_of(workspace, job), PARKA, f"{PARKA}/10/{job.batch}"):
        jsonschema.Draft7Validator(schema).validate(ask(path, LINKSET).json)


def test_a_link_type_is_answered_or_not_found(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    assert ask(f"{path}?linkType=gs1:dpp", JSON).json == _public_parka()
    missing = ask(f"{path}?linkType=gs1:pip", JSON)
    assert missing.status == 404
    assert "gs1:pip" in missing.json["detail"]


def test_other_media_types_are_not_acceptable(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    assert ask(path_of(workspace, job), "image/png").status == 406


def test_content_that_hasnt_changed_isnt_sent_again(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    path = path_of(workspace, job)
    for query in ("", "?format=json", "?linkType=all", "?lang=de"):
        first = ask(path + query)
        tag = first.header("etag")
        assert tag.startswith('"')
        assert first.header("cache-control") == "no-cache"
        for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = ask(path + query, if_none_match=known)
            assert (again.status, again.answer.content) == (304, b"")
            assert again.header("etag") == tag
        assert ask(path + query, if_none_match='"x"').status == 200
    tags = {ask(path + query).header("etag") for query in ("", "?format=json", "?lang=de")}
    assert len(tags) == 3
    assert ask(path_of(workspace, job, 1)).header("etag") not in tags


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "X"])
def test_nothing_can_be_written(ask: AskedResolver, method: str) -> None:
    asked = ask("/", method=method)
    assert asked.status == 405
    assert asked.header("allow") == "GET, HEAD, OPTIONS"


def test_every_page_may_read_passports(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    assert ask(path_of(workspace, job)).header("access-control-allow-origin") == "*"
    preflight = ask(path_of(workspace, job), method="OPTIONS")
    assert preflight.status == 204
    assert preflight.header("access-control-allow-methods") == "GET, HEAD, OPTIONS"


def test_the_host_decides_between_brands(workspace: Workspace, ask: AskedResolver) -> None:
    put_brand(workspace, "one", "https://one.example/p")
    put_brand(workspace, "two", "https://two.example")
    one, two = (mint_with_gtin(workspace, key) for key in ("one", "two"))
    serial = path_of(workspace, one)[-12:]
    assert path_of(workspace, two)[-12:] == serial
    assert "One" in ask(f"https://one.example/p/01/{GTIN}/21/{serial}").text
    assert "Two" in ask(f"https://TWO.example./01/{GTIN}/21/{serial}").text
    assert "Two" in ask(f"https://two.example:443/01/{GTIN}/21/{serial}", scheme="https").text
    assert ask(f"https://two.example/p/01/{GTIN}/21/{serial}").status == 404
    assert ask(f"https://one.example/01/{GTIN}/21/{serial}").status == 404


def test_at_other_hosts_the_path_decides_between_brands(
    workspace: Workspace, ask: AskedResolver
) -> None:
    put_brand(workspace, "one", "https://one.example/p")
    put_brand(workspace, "two", "https://two.example")
    one = mint_with_gtin(workspace, "one")
    mint_with_gtin(workspace, "two")
    item = f"/01/{GTIN}/21/{path_of(workspace, one)[-12:]}"
    assert "One" in ask(f"/one{item}").text
    assert "One" in ask(f"/one/p{item}").text
    assert "One" in ask(f"/p{item}").text
    assert "Two" in ask(f"/two{item}").text
    assert ask(f"/other{item}").status == 404
    both = ask(item, JSON)
    assert both.status == 300
    assert both.json["choices"] == [
        {"name": "One", "path": f"/one{item}"},
        {"name": "Two", "path": f"/two{item}"},
    ]
    assert f'href="/two{item}"' in ask(item).text
    product = ask(f"/01/{GTIN}", JSON)
    assert [choice["path"] for choice in product.json["choices"]] == [
        f"/one/01/{GTIN}",
        f"/two/01/{GTIN}",
    ]


def test_an_earlier_address_of_a_brand_still_answers(
    workspace: Workspace, ask: AskedResolver
) -> None:
    put_brand(workspace, "one", "https://old.example")
    old = mint_with_gtin(workspace, "one")
    put_brand(workspace, "one", "https://new.example")
    new = mint_with_gtin(workspace, "one", "B2")
    for job in (old, new):
        assert ask(url_of(workspace, job)).status == 200
        assert ask(path_of(workspace, job)).status == 200
    assert url_of(workspace, old) in ask(path_of(workspace, old)).text


@pytest.mark.parametrize("host", ["a b", "a/b", "<script>", "é.example", "a:b", "x" * 300, "[::g]"])
def test_an_invalid_host_is_refused(job: MintJob, ask: AskedResolver, host: str) -> None:
    assert ask(f"{PARKA}/21/0123456789AB", host=host).status == 400


def test_a_request_without_a_host_is_answered(
    workspace: Workspace, job: MintJob, ask: AskedResolver
) -> None:
    assert ask(path_of(workspace, job), host="").status == 200
    assert ask(path_of(workspace, job), host="[2001:db8::1]:8080").status == 200


def test_the_resolver_describes_itself(ask: AskedResolver) -> None:
    document = ask("/.well-known/gs1resolver").json
    assert document["resolverRoot"] == "http://127.0.0.1:8080"
    assert document["supportedPrimaryKeys"] == ["01"]
    welcome = ask("/", accept_language="de")
    assert "https://id.nordlicht.example" in welcome.text
    assert "Dieser Resolver" in welcome.text
    assert "Disallow: /" in ask("/robots.txt").text


@pytest.mark.logs_warnings
def test_an_unreadable_store_is_reported_without_details(
    workspace: Workspace, job: MintJob, ask: AskedResolver, store: str
) -> None:
    if store != SQLITE:
        pytest.skip("the store is no file")
    path = path_of(workspace, job)
    workspace.database.rename(workspace.database.with_suffix(".moved"))
    asked = ask(path)
    assert asked.status == 503
    assert str(workspace.path) not in asked.text
    workspace.database.with_suffix(".moved").rename(workspace.database)
