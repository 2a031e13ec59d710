"""Serials encode numbers one to one, are parsed leniently, and never collide."""

import hashlib
import hmac
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.numbers import NumberParts
from dpp_desktop.identity.serial_text import SERIAL_LENGTH, canonical_serial
from dpp_desktop.identity.serials import SerialCodec, derive_space_key
from dpp_desktop.identity.text import TextError
from dpp_desktop.model.brand import KEY_LENGTH, SerialStyle
from tests.identity.strategies import CROCKFORD, serials

KEY = bytes(range(32))
LAST = (1 << 60) - 1
CODECS = {style: SerialCodec(style, KEY) for style in SerialStyle}

codecs = st.sampled_from(list(CODECS.values()))
numbers = st.integers(0, LAST)


def _split(text: bytes) -> list[str]:
    return [
        text[at : at + SERIAL_LENGTH].decode("ascii") for at in range(0, len(text), SERIAL_LENGTH)
    ]


@given(codecs, numbers)
def test_a_number_is_read_back_from_its_serial(codec: SerialCodec, number: int) -> None:
    serial = codec.encode(number)
    assert codec.decode(serial) == number
    assert canonical_serial(serial) == serial


@given(codecs, serials)
def test_every_serial_encodes_a_number(codec: SerialCodec, serial: str) -> None:
    assert 0 <= codec.decode(serial) <= LAST
    assert codec.encode(codec.decode(serial)) == serial


@given(codecs, numbers, st.integers(0, 40))
def test_a_range_equals_its_numbers_encoded_one_by_one(
    codec: SerialCodec, first: int, count: int
) -> None:
    first = min(first, LAST + 1 - count)
    one_by_one = [codec.encode(number) for number in range(first, first + count)]
    assert _split(codec.encode_range(first, count)) == one_by_one


@pytest.mark.parametrize("style", SerialStyle)
def test_the_last_numbers_have_serials(style: SerialStyle) -> None:
    codec = CODECS[style]
    assert _split(codec.encode_range(LAST - 2, 3)) == [codec.encode(LAST - i) for i in (2, 1, 0)]


@pytest.mark.parametrize("style", SerialStyle)
@pytest.mark.parametrize(("first", "count"), [(-1, 1), (LAST + 1, 1), (LAST, 2), (1 << 64, 1)])
def test_numbers_of_more_than_60_bits_are_rejected(
    style: SerialStyle, first: int, count: int
) -> None:
    with pytest.raises(ValueError, match="60 bits"):
        CODECS[style].encode_range(first, count)


@given(numbers)
def test_a_sequential_serial_is_the_number_in_base_32(number: int) -> None:
    """Compare with Python, whose base 32 digits are 0-9 and a-v."""
    serial = CODECS[SerialStyle.SEQUENTIAL].encode(number)
    pythons = serial.translate(str.maketrans(CROCKFORD, "0123456789abcdefghijklmnopqrstuv"))
    assert int(pythons, 32) == number


@given(st.lists(numbers, min_size=2, max_size=20))
def test_sequential_serials_ascend_as_text(values: list[int]) -> None:
    encode = CODECS[SerialStyle.SEQUENTIAL].encode
    assert sorted(map(encode, values)) == [encode(value) for value in sorted(values)]


def test_permuted_serials_match_recorded_examples() -> None:
    """The encoding must never change, because later versions must find printed serials."""
    known = _split(CODECS[SerialStyle.PERMUTED].encode_range(0, 3))
    assert known == ["XSRRETFTQXJM", "JY753G5EBB5Y", "DZRA6WKH1MFH"]


def test_permuted_serials_do_not_ascend() -> None:
    made = _split(CODECS[SerialStyle.PERMUTED].encode_range(0, 1_000))
    assert len(set(made)) == 1_000
    rises = sum(one < other for one, other in pairwise(made))
    assert 400 < rises < 600
    assert len({serial[0] for serial in made}) == len(CROCKFORD)


@pytest.mark.parametrize("style", SerialStyle)
def test_sites_and_epochs_that_share_a_key_never_collide(style: SerialStyle) -> None:
    made = [
        serial
        for site in (0, 1, 2, 4_095)
        for epoch in (0, 1, 255)
        for first in (0, (1 << 40) - 300)
        for serial in _split(
            CODECS[style].encode_range(NumberParts(site, epoch, first).number, 300)
        )
    ]
    assert len(set(made)) == len(made) == 4 * 3 * 2 * 300


def test_another_key_gives_different_serials() -> None:
    other = SerialCodec(SerialStyle.PERMUTED, KEY[::-1])
    mine = set(_split(CODECS[SerialStyle.PERMUTED].encode_range(0, 500)))
    assert mine.isdisjoint(_split(other.encode_range(0, 500)))


@given(serials, st.data())
def test_a_serial_is_read_in_any_grouping_and_case(serial: str, data: st.DataObject) -> None:
    written = ""
    for letter in serial:
        look_alikes = {"0": "0Oo", "1": "1IiLl"}.get(letter, letter + letter.lower())
        written += data.draw(st.sampled_from(look_alikes))
        written += data.draw(st.sampled_from(["", "", "-", " ", " - "]))
    assert canonical_serial(written) == serial


@given(st.text(max_size=14))
def test_any_accepted_text_is_a_serial(text: str) -> None:
    try:
        serial = canonical_serial(text)
    except TextError:
        return
    assert len(serial) == SERIAL_LENGTH
    assert set(serial) <= set(CROCKFORD)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("------------", id="only hyphens"),
        pytest.param("0123456789A", id="eleven characters"),
        pytest.param("0123456789ABC", id="thirteen characters"),
        pytest.param("0123456789AU", id="U"),
        pytest.param("0123456789Au", id="small u"),
        pytest.param("0123456789A\u0661", id="Arabic one"),
        pytest.param("0123456789A\uff11", id="full-width one"),
        pytest.param("0123456789A\u00b9", id="superscript one"),
        pytest.param("0123456789A\u0131", id="dotless i"),
        pytest.param("0123456789A\u0130", id="dotted I"),
        pytest.param("0123456789A\u212a", id="Kelvin sign"),
        pytest.param("0123456789A\u017f", id="long s"),
        pytest.param("0123456789A\ufb01", id="ligature fi"),
        pytest.param("0123456789A\u0421", id="Cyrillic Es"),
        pytest.param("0123456789AB\n", id="line end"),
        pytest.param("0123456789\tAB", id="tab"),
        pytest.param("0123456789\u00a0AB", id="no-break space"),
        pytest.param("0123456789\u2010AB", id="Unicode hyphen"),
        pytest.param("0123456789\u200bAB", id="zero-width space"),
        pytest.param("0123456789AB\0", id="NUL"),
        pytest.param("0123456789A*", id="Crockford's check symbol"),
    ],
)
def test_invalid_serials_are_rejected(text: str) -> None:
    with pytest.raises(TextError) as caught:
        canonical_serial(text)
    assert caught.value.code == "serial_form"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brand", "961f2e3af4ee9d59b9fe53fbf769f5faee95722ae52e370e25b4ddcdeda919a2"),
        (
            "gtin/09506000134352",
            "c19b72c136a4360e62c317a7c0b6839237945e25bcfdf947956bdd20c30adf0a",
        ),
    ],
)
def test_space_keys_match_recorded_examples(name: str, expected: str) -> None:
    """The derivation must never change, because all sites of a brand must get the same key."""
    assert derive_space_key(KEY, name).hex() == expected


@given(st.binary(min_size=32, max_size=32), st.text(max_size=40))
def test_space_keys_are_derived_as_in_rfc_5869(brand_key: bytes, name: str) -> None:
    extracted = hmac.digest(bytes(32), brand_key, hashlib.sha256)
    info = b"dpp-desktop serial space 1\0" + name.encode("utf-8")
    assert derive_space_key(brand_key, name) == hmac.digest(
        extracted, info + b"\x01", hashlib.sha256
    )


@given(st.lists(st.text(max_size=20), min_size=2, max_size=8, unique=True))
def test_every_space_has_its_own_key(names: list[str]) -> None:
    assert len({derive_space_key(KEY, name) for name in names}) == len(names)
    assert all(len(derive_space_key(KEY, name)) == KEY_LENGTH for name in names)
