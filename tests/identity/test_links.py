"""Resolver URLs follow the GS1 rules, are read back unchanged, and keep their host."""

import string
from urllib.parse import urlsplit

import pytest
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.identity.links import (
    MAX_STEM_LENGTH,
    Link,
    clean_stem,
    gtin_of_link,
    link_path,
    link_prefix,
    parse_link,
)
from dpp_desktop.identity.text import TextError
from tests.identity.strategies import CSET_82, batches, gtins, gtins_14, serials, stems

STEM = "https://id.brand.example"
GTIN = "09506000134352"
SERIAL = "0123456789AB"
UNRESERVED = string.ascii_letters + string.digits + "-._~"

maybe_batches = st.none() | batches


def _refusal(text: str) -> str:
    """Return the code of the rule that a resolver address breaks."""
    with pytest.raises(TextError) as caught:
        clean_stem(text)
    return caught.value.code


@given(stems, gtins_14, maybe_batches, serials)
@example(STEM, GTIN, CSET_82[:20], SERIAL)
@example(STEM, GTIN, CSET_82[62:], SERIAL)
def test_a_built_link_is_read_back_unchanged(
    stem: str, gtin: str, batch: str | None, serial: str
) -> None:
    url = link_prefix(stem, gtin, batch) + serial
    assert parse_link(url) == Link(stem, gtin, batch, serial)
    assert url.startswith(link_path(stem, gtin) + "/")


@given(stems, serials)
def test_a_built_link_without_a_gtin_is_read_back(stem: str, serial: str) -> None:
    url = link_prefix(stem, None, None) + serial
    assert parse_link(url) == Link(stem, None, None, serial)
    assert url.startswith(link_path(stem, None) + "/")


@pytest.mark.parametrize("character", CSET_82)
def test_every_character_of_a_batch_is_read_back(character: str) -> None:
    batch = f"A{character}7"
    assert parse_link(link_prefix(STEM, GTIN, batch) + SERIAL).batch == batch


@given(stems, gtins_14, maybe_batches, serials)
def test_biip_reads_the_same_link(stem: str, gtin: str, batch: str | None, serial: str) -> None:
    uri = GS1DigitalLinkURI.parse(link_prefix(stem, gtin, batch) + serial)
    read = {element.ai.ai: element.value for element in uri.element_strings}
    expected = {"01": gtin, "10": batch, "21": serial}
    assert read == {ai: value for ai, value in expected.items() if value is not None}


@given(batches)
def test_all_except_unreserved_characters_are_percent_encoded(batch: str) -> None:
    encoded = "".join(c if c in UNRESERVED else f"%{ord(c):02X}" for c in batch)
    assert link_prefix(STEM, GTIN, batch) == f"{STEM}/01/{GTIN}/10/{encoded}/21/"


def test_links_match_recorded_examples() -> None:
    """The format must never change, because links are printed on products."""
    assert link_prefix(STEM, GTIN, None) == f"{STEM}/01/{GTIN}/21/"
    assert link_prefix(STEM, GTIN, "A+B/7%") == f"{STEM}/01/{GTIN}/10/A%2BB%2F7%25/21/"
    assert link_prefix(STEM, None, "A") == f"{STEM}/t/"


@given(stems)
def test_a_clean_stem_is_unchanged(stem: str) -> None:
    assert clean_stem(stem) == stem


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("https://id.brand.example/", STEM),
        ("https://id.brand.example///", STEM),
        ("HTTPS://ID.Brand.Example", STEM),
        ("https://id.brand.example:443", STEM),
        ("https://id.brand.example:443/Dpp/", f"{STEM}/Dpp"),
        ("https://id.brand.example:8443/", f"{STEM}:8443"),
        ("https://id.brand.example:80", f"{STEM}:80"),
        ("https://id.brand.example/A/b.c_d~e-f", f"{STEM}/A/b.c_d~e-f"),
        ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
        ("https://3m.example", "https://3m.example"),
    ],
)
def test_a_stem_is_normalised(text: str, stem: str) -> None:
    assert clean_stem(text) == stem


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("id.brand.example", id="no scheme"),
        pytest.param("//id.brand.example", id="scheme left open"),
        pytest.param("http://id.brand.example", id="http"),
        pytest.param("httpſ://id.brand.example", id="long s"),
        pytest.param("javascript://id.brand.example", id="javascript"),
        pytest.param(" https://id.brand.example", id="blank before"),
        pytest.param("\thttps://id.brand.example", id="tab before"),
        pytest.param("https:/id.brand.example", id="one slash"),
        pytest.param("https:\\\\id.brand.example", id="backslashes"),
    ],
)
def test_other_schemes_are_rejected(text: str) -> None:
    assert _refusal(text) == "resolver_scheme"


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("", id="none"),
        pytest.param("/", id="a slash"),
        pytest.param("/other.host", id="host after a third slash"),
        pytest.param("localhost", id="one label"),
        pytest.param("user@id.brand.example", id="user"),
        pytest.param("127.0.0.1", id="IPv4"),
        pytest.param("127.1", id="short IPv4"),
        pytest.param("0x7f.1", id="hexadecimal IPv4"),
        pytest.param("0177.0.0.1", id="octal IPv4"),
        pytest.param("1.2.3", id="IPv4 of three parts"),
        pytest.param("999.1.1.1", id="IPv4 out of range"),
        pytest.param("id.brand.example.", id="dot at the end"),
        pytest.param(".brand.example", id="dot at the start"),
        pytest.param("id..example", id="empty label"),
        pytest.param("-id.example", id="hyphen at the start"),
        pytest.param("id-.example", id="hyphen at the end"),
        pytest.param("id_brand.example", id="underscore"),
        pytest.param("id brand.example", id="blank"),
        pytest.param("id\tbrand.example", id="tab"),
        pytest.param("id.brand.example\\@other.host", id="backslash and user"),
        pytest.param("id.brand.example\\other", id="backslash"),
        pytest.param("id%2ebrand.example", id="percent-encoding"),
        pytest.param("münchen.example", id="umlaut"),
        pytest.param("id\u3002brand.example", id="ideographic full stop"),
        pytest.param("\uff49d.brand.example", id="full-width letter"),
        pytest.param("\u212aelvin.example", id="Kelvin sign"),
        pytest.param("\u0130d.example", id="dotted I"),
        pytest.param("id\u200b.example", id="zero-width space"),
        pytest.param("bücher\0.example", id="NUL"),
        pytest.param("a" * 64 + ".example", id="label too long"),
        pytest.param(".".join(["a" * 60] * 5), id="name too long"),
        pytest.param("id.brand.example?x=1", id="query"),
        pytest.param("id.brand.example#top", id="fragment"),
        pytest.param("*.brand.example", id="wildcard"),
    ],
)
def test_invalid_host_names_are_rejected(host: str) -> None:
    assert _refusal(f"https://{host}") == "resolver_host"


@pytest.mark.parametrize("host", ["[::1]", "[2001:db8::1]:443", "user:secret@id.brand.example"])
def test_addresses_and_users_with_colons_are_rejected(host: str) -> None:
    assert _refusal(f"https://{host}").startswith("resolver_")


@pytest.mark.parametrize(
    "port", ["", "0", "65536", "99999999999", "-1", "+1", "8o", " 80", "80 ", "٨٠", "²", "1:2"]
)
def test_invalid_ports_are_rejected(port: str) -> None:
    assert _refusal(f"https://id.brand.example:{port}") == "resolver_port"


@pytest.mark.parametrize("port", ["0443", "08443"])
def test_ports_with_leading_zeros_are_rejected(port: str) -> None:
    """Otherwise, two brands could use the same address in different spellings."""
    assert _refusal(f"https://id.brand.example:{port}") == "resolver_port"


@pytest.mark.parametrize(
    "path",
    [
        "//other.host",
        "/a//b",
        "/.",
        "/..",
        "/../a",
        "/a/./b",
        "/a/../b",
        "/a b",
        "/a%20b",
        "/%2e%2e/a",
        "/a?x=1",
        "/a#top",
        "/a\\b",
        "/a;b",
        "/a:b",
        "/a@b",
        "/é",
        "/a\n",
        "/a\0",
        "/\u202ea",
    ],
)
def test_invalid_paths_are_rejected(path: str) -> None:
    assert _refusal(f"https://id.brand.example{path}") == "resolver_path"


def test_long_stems_are_rejected() -> None:
    longest = f"{STEM}/{'a' * (MAX_STEM_LENGTH - len(STEM) - 1)}"
    assert clean_stem(longest) == longest
    assert _refusal(longest + "a") == "too_long"


@given(st.text("aB1.:/@?#\\%[]~-_ \t\u3002\uff0e\u0130", max_size=20))
def test_any_accepted_stem_resolves_to_its_own_host(rest: str) -> None:
    try:
        stem = clean_stem(f"https://{rest}")
    except TextError:
        return
    parts = urlsplit(stem)
    assert (parts.scheme, parts.query, parts.fragment) == ("https", "", "")
    assert parts.username is parts.password is None
    assert parts.hostname
    assert parts.hostname.isascii()
    assert rest.lower().startswith(parts.hostname)
    assert "//" not in parts.path
    assert not stem.endswith("/")
    assert clean_stem(stem) == stem


@given(gtins, serials)
def test_a_shorter_gtin_is_padded(gtin: str, serial: str) -> None:
    assert parse_link(f"{STEM}/01/{gtin}/21/{serial}").gtin == gtin.zfill(14)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"{STEM}/01/{GTIN}/21/{SERIAL}", id="as built"),
        pytest.param(f"http://id.brand.example/01/{GTIN}/21/{SERIAL}", id="http"),
        pytest.param(f"HTTPS://ID.BRAND.EXAMPLE/01/{GTIN}/21/{SERIAL}", id="upper case"),
        pytest.param(f"{STEM}:443/01/{GTIN}/21/{SERIAL}", id="default port"),
        pytest.param(f"http://id.brand.example:80/01/{GTIN}/21/{SERIAL}", id="port of http"),
        pytest.param(f"https://id.brand.example./01/{GTIN}/21/{SERIAL}", id="trailing dot"),
        pytest.param(f"http://id.brand.example.:80/01/{GTIN}/21/{SERIAL}", id="dot and port"),
        pytest.param(f"//id.brand.example/01/{GTIN}/21/{SERIAL}", id="no scheme"),
        pytest.param(f"id.brand.example/01/{GTIN}/21/{SERIAL}", id="only a host name"),
        pytest.param(f"ID.Brand.example:443/01/{GTIN}/21/{SERIAL}", id="host name and port"),
        pytest.param(f"{STEM}/01/{GTIN}/21/{SERIAL}/", id="slash at the end"),
        pytest.param(f"{STEM}/01/{GTIN}/21/{SERIAL}?linkType=gs1:dpp", id="query"),
        pytest.param(f"{STEM}/01/{GTIN}/21/{SERIAL}#top", id="fragment"),
        pytest.param(f"{STEM}/01/9506000134352/21/{SERIAL}", id="13 digits"),
        pytest.param(f"{STEM}/01/{GTIN}/22/2A/21/{SERIAL}", id="consumer product variant"),
        pytest.param(f"{STEM}/01/{GTIN}/21/o123-4567-89ab", id="serial as typed"),
        pytest.param(f"{STEM}/01/{GTIN}/21/%30123456789AB", id="serial percent-encoded"),
    ],
)
def test_irrelevant_differences_of_a_scanned_url_are_ignored(url: str) -> None:
    assert parse_link(url) == Link(STEM, GTIN, None, SERIAL)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="empty"),
        pytest.param(SERIAL, id="a serial alone"),
        pytest.param(STEM, id="the stem alone"),
        pytest.param(f"ftp://id.brand.example/t/{SERIAL}", id="ftp"),
        pytest.param(f"/t/{SERIAL}", id="no host"),
        pytest.param(f"localhost/t/{SERIAL}", id="no domain"),
        pytest.param(f"ittps://id.brand.example/t/{SERIAL}", id="other scheme"),
        pytest.param(f"https:///t/{SERIAL}", id="empty host"),
        pytest.param(f"https:/t/{SERIAL}", id="one slash"),
        pytest.param(f"{STEM}/t/", id="no serial"),
        pytest.param(f"{STEM}/t/{SERIAL}//", id="two slashes at the end"),
        pytest.param(f"{STEM}/t/{SERIAL}/x", id="something after"),
        pytest.param(f"{STEM}/../t/{SERIAL}", id="dots before"),
        pytest.param(f"{STEM}/t/{SERIAL}U", id="no serial's form"),
        pytest.param(f"{STEM}/t/{SERIAL}%2F", id="encoded slash in the serial"),
        pytest.param(f"{STEM}/t/%FF", id="not UTF-8"),
        pytest.param(f"{STEM}/01/{GTIN}", id="GTIN alone"),
        pytest.param(f"{STEM}/01/{GTIN}/10/A", id="batch alone"),
        pytest.param(f"{STEM}/01/{GTIN}/21/{SERIAL}/10/A", id="wrong order"),
        pytest.param(f"{STEM}/01/{GTIN}/10/A/22/2A/21/{SERIAL}", id="variant after batch"),
        pytest.param(f"{STEM}/01/{GTIN}/10/A/10/B/21/{SERIAL}", id="two batches"),
        pytest.param(f"{STEM}/01/{GTIN}/10//21/{SERIAL}", id="empty batch"),
        pytest.param(f"{STEM}/01/{GTIN}/10/%20/21/{SERIAL}", id="batch of a blank"),
        pytest.param(f"{STEM}/01/{GTIN}/10/%2E%2E/21/{SERIAL}", id="batch of dots"),
        pytest.param(f"{STEM}/01/{GTIN}/10/{'A' * 21}/21/{SERIAL}", id="batch too long"),
        pytest.param(f"{STEM}/01/{GTIN}/10/%C3%A9/21/{SERIAL}", id="batch of é"),
        pytest.param(f"{STEM}/01/09506000134353/21/{SERIAL}", id="wrong check digit"),
        pytest.param(f"{STEM}/01/950600013/21/{SERIAL}", id="nine digits"),
        pytest.param(f"{STEM}/01/0000000/21/{SERIAL}", id="seven digits"),
        pytest.param(f"{STEM}/01/00000000000000/21/{SERIAL}", id="zeros"),
        pytest.param(f"https://user@id.brand.example/t/{SERIAL}", id="user"),
        pytest.param(f"https://[::1]/t/{SERIAL}", id="IPv6"),
        pytest.param(f"https://[::1/t/{SERIAL}", id="half a bracket"),
        pytest.param(f"https://127.0.0.1/t/{SERIAL}", id="IPv4"),
        pytest.param(f"https://id.brand.example:99999/t/{SERIAL}", id="bad port"),
        pytest.param(f"https://id.brand.example\\@other.host/t/{SERIAL}", id="backslash"),
        pytest.param(f"https://münchen.example/t/{SERIAL}", id="umlaut in the host"),
        pytest.param(f"{STEM}/t/{SERIAL[:-1]}\uff22", id="full-width letter"),
        pytest.param(f"{STEM}/t/0123\n456789AB", id="line end inside"),
        pytest.param(f"{STEM}/t/0123\t456789AB", id="tab inside"),
        pytest.param(f"https://id.br\rand.example/t/{SERIAL}", id="carriage return inside"),
        pytest.param(f"\0{STEM}/t/{SERIAL}", id="NUL before"),
    ],
)
def test_other_urls_are_rejected(url: str) -> None:
    with pytest.raises(TextError):
        parse_link(url)


@given(st.text("https:/id.example01021t%2F?#@[]\\ \n\u212a", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_as_a_link_or_rejected(rest: str) -> None:
    for url in (rest, f"{STEM}{rest}", f"{STEM}/01/{GTIN}/21/{rest}"):
        try:
            link = parse_link(url)
        except TextError:
            continue
        assert parse_link(link_prefix(link.stem, link.gtin, link.batch) + link.serial) == link


@given(stems, serials)
def test_links_without_a_gtin_are_read_with_caps_lock(stem: str, serial: str) -> None:
    url = link_prefix(stem, None, None) + serial
    for typed in (url.swapcase(), url.upper()):
        assert parse_link(typed).folded() == Link(stem, None, None, serial).folded()


@given(stems, gtins_14, batches, serials)
def test_links_with_a_batch_are_read_with_caps_lock(
    stem: str, gtin: str, batch: str, serial: str
) -> None:
    url = link_prefix(stem, gtin, batch) + serial
    link = Link(stem, gtin, batch, serial).folded()
    for typed in (url.swapcase(), url.upper(), url.removeprefix("https://")):
        assert parse_link(typed).folded() == link


@pytest.mark.parametrize(
    ("url", "gtin"),
    [
        (f"{STEM}/01/{GTIN}", GTIN),
        (f"{STEM}/01/9506000134352/10/LOT-7?x=1", GTIN),
        (f"id.brand.example/01/{GTIN}/", GTIN),
        (f"{STEM}/01/{GTIN}/21/not-a-serial", GTIN),
        (f"{STEM}/01/09506000134353", None),
        (f"{STEM}/t/{SERIAL}", None),
        (f"ftp://id.brand.example/01/{GTIN}", None),
    ],
)
def test_the_gtin_of_a_link_is_read_even_without_a_unit(url: str, gtin: str | None) -> None:
    assert gtin_of_link(url) == gtin


@given(stems, gtins_14, batches, serials)
def test_a_link_identifies_its_unit_with_or_without_batch(
    stem: str, gtin: str, batch: str, serial: str
) -> None:
    full = Link(stem, gtin, batch, serial)
    bare = Link(stem, gtin, None, serial)
    assert full.names(full)
    assert full.names(bare)
    assert bare.names(full)


@pytest.mark.parametrize(
    "other",
    [
        Link("https://other.example", GTIN, "A", SERIAL),
        Link(f"{STEM}/x", GTIN, "A", SERIAL),
        Link(STEM, "09506000134369", "A", SERIAL),
        Link(STEM, None, None, SERIAL),
        Link(STEM, GTIN, "B", SERIAL),
        Link(STEM, GTIN, "a", SERIAL),
        Link(STEM, GTIN, "A", "0123456789AC"),
        Link(STEM, GTIN, None, "0123456789AC"),
    ],
)
def test_a_link_does_not_identify_another_unit(other: Link) -> None:
    link = Link(STEM, GTIN, "A", SERIAL)
    assert not link.names(other)
    assert not other.names(link)


@pytest.mark.parametrize("segment", ["01", "21", "414", "8006"])
def test_a_path_with_a_gs1_key_is_rejected(segment: str) -> None:
    """A Digital Link parser would read the next segment as its value."""
    with pytest.raises(TextError) as caught:
        clean_stem(f"https://id.brand.example/{segment}/x")
    assert caught.value.code == "resolver_path"
    assert (
        clean_stem(f"https://id.brand.example/v{segment}") == f"https://id.brand.example/v{segment}"
    )
