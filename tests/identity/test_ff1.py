"""FF1 agrees with NIST's samples and with libffx, and is a permutation."""

import random
from typing import Any

import ffx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.ff1 import FF1, Numbers

KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C"
KEY_192 = KEY_128 + "EF4359D8D580AA4F"
KEY_256 = KEY_192 + "7F036D6F04FC6A94"
TWEAK = "39383736353433323130"

keys = st.sampled_from([16, 24, 32]).flatmap(lambda n: st.binary(min_size=n, max_size=n))
tweaks = st.binary(max_size=11)


def _numbers(values: list[int]) -> Numbers:
    return np.array(values, dtype=np.uint64)


def _widths(radix: int) -> list[int]:
    return [w for w in range(2, 65, 2) if radix ** (w // 2) <= 1 << 32 and radix**w >= 1_000_000]


domains = (
    st.one_of(st.integers(2, 300), st.integers(2, 65_536))
    .filter(lambda radix: bool(_widths(radix)))
    .flatmap(lambda radix: st.tuples(st.just(radix), st.sampled_from(_widths(radix))))
)


class Oracle:
    """libffx for numbers of any radix, with a custom alphabet."""

    def __init__(self, key: bytes, radix: int, width: int, tweak: bytes) -> None:
        self._alphabet = "".join(map(chr, range(0x10000, 0x10000 + radix)))
        self._cipher: Any = ffx.FF1(key, alphabet=self._alphabet)
        self._radix, self._width, self._tweak = radix, width, tweak

    def encrypt(self, number: int) -> int:
        return self._read(self._cipher.encrypt(self._written(number), tweak=self._tweak))

    def decrypt(self, number: int) -> int:
        return self._read(self._cipher.decrypt(self._written(number), tweak=self._tweak))

    def _written(self, number: int) -> str:
        digits = []
        for _ in range(self._width):
            number, digit = divmod(number, self._radix)
            digits.append(self._alphabet[digit])
        return "".join(reversed(digits))

    def _read(self, text: str) -> int:
        value = 0
        for letter in text:
            value = value * self._radix + ord(letter) - 0x10000
        return value


@pytest.mark.parametrize(
    ("key", "tweak", "ciphertext"),
    [
        pytest.param(KEY_128, "", 2433477484, id="sample 1"),
        pytest.param(KEY_128, TWEAK, 6124200773, id="sample 2"),
        pytest.param(KEY_192, "", 2830668132, id="sample 4"),
        pytest.param(KEY_192, TWEAK, 2496655549, id="sample 5"),
        pytest.param(KEY_256, "", 6657667009, id="sample 7"),
        pytest.param(KEY_256, TWEAK, 1001623463, id="sample 8"),
    ],
)
def test_nist_samples_are_reproduced(key: str, tweak: str, ciphertext: int) -> None:
    """The samples published with SP 800-38G that have ten decimal digits."""
    cipher = FF1(bytes.fromhex(key), radix=10, width=10, tweak=bytes.fromhex(tweak))
    assert cipher.encrypt(_numbers([123456789])).tolist() == [ciphertext]
    assert cipher.decrypt(_numbers([ciphertext])).tolist() == [123456789]
    assert cipher.decryptor()(ciphertext) == 123456789


@pytest.mark.parametrize("key_length", [16, 24, 32])
def test_serial_numbers_match_libffx(key_length: int) -> None:
    """Compare 2,000 numbers with each of two keys, in the domain of serials."""
    chance = random.Random(key_length)
    for _ in range(2):
        key = chance.randbytes(key_length)
        values = [chance.randrange(1 << 60) for _ in range(2_000)] + [0, 1, (1 << 60) - 1]
        oracle = Oracle(key, 32, 12, b"")
        cipher = FF1(key, radix=32, width=12)
        assert cipher.encrypt(_numbers(values)).tolist() == list(map(oracle.encrypt, values))
        decrypted = list(map(oracle.decrypt, values))
        assert cipher.decrypt(_numbers(values)).tolist() == decrypted
        assert list(map(cipher.decryptor(), values)) == decrypted


@given(key=keys, tweak=tweaks, domain=domains, data=st.data())
def test_any_domain_matches_libffx(
    key: bytes, tweak: bytes, domain: tuple[int, int], data: st.DataObject
) -> None:
    radix, width = domain
    number = data.draw(st.integers(0, radix**width - 1))
    oracle = Oracle(key, radix, width, tweak)
    cipher = FF1(key, radix=radix, width=width, tweak=tweak)
    encrypted = cipher.encrypt(_numbers([number])).tolist()
    assert encrypted == [oracle.encrypt(number)]
    assert cipher.decrypt(_numbers(encrypted)).tolist() == [number]
    assert cipher.decryptor()(encrypted[0]) == number


@given(key=keys, tweak=tweaks, domain=domains, data=st.data())
def test_encrypting_and_decrypting_are_inverse(
    key: bytes, tweak: bytes, domain: tuple[int, int], data: st.DataObject
) -> None:
    radix, width = domain
    values = data.draw(st.lists(st.integers(0, radix**width - 1), max_size=50))
    cipher = FF1(key, radix=radix, width=width, tweak=tweak)
    assert cipher.decrypt(cipher.encrypt(_numbers(values))).tolist() == values
    assert cipher.encrypt(cipher.decrypt(_numbers(values))).tolist() == values


def test_a_whole_domain_is_permuted() -> None:
    everything = np.arange(1_000_000, dtype=np.uint64)
    encrypted = FF1(b"k" * 32, radix=10, width=6).encrypt(everything)
    assert not np.array_equal(encrypted, everything)
    assert np.array_equal(np.sort(encrypted), everything)


def test_the_input_array_is_unchanged() -> None:
    values = _numbers([1, 2, 3])
    cipher = FF1(b"k" * 32, radix=32, width=12)
    cipher.encrypt(values)
    cipher.decrypt(values)
    assert values.tolist() == [1, 2, 3]


def test_key_and_tweak_both_change_the_result() -> None:
    outcomes = {
        int(FF1(key, radix=32, width=12, tweak=tweak).encrypt(_numbers([5]))[0])
        for key in (b"k" * 16, b"k" * 32, b"l" * 32)
        for tweak in (b"", b"\0", b"t")
    }
    assert len(outcomes) == 9


@pytest.mark.parametrize("length", [0, 1, 15, 17, 31, 33, 64])
def test_keys_of_other_lengths_are_rejected(length: int) -> None:
    with pytest.raises(ValueError, match="key"):
        FF1(b"k" * length, radix=32, width=12)


@pytest.mark.parametrize(
    ("radix", "width", "tweak_length"),
    [
        pytest.param(32, 12, 12, id="tweak too long"),
        pytest.param(32, 11, 0, id="odd width"),
        pytest.param(32, 14, 0, id="half above 2^32"),
        pytest.param(10, 20, 0, id="half just above 2^32"),
        pytest.param(2, 66, 0, id="half of 33 bits"),
        pytest.param(10, 4, 0, id="fewer than a million"),
        pytest.param(999, 2, 0, id="just fewer than a million"),
        pytest.param(10, 0, 0, id="no digits"),
        pytest.param(10, -2, 0, id="negative width"),
        pytest.param(0, 6, 0, id="radix 0"),
        pytest.param(1, 40, 0, id="radix 1"),
        pytest.param(-10, 6, 0, id="negative radix"),
        pytest.param((1 << 16) + 1, 2, 0, id="radix above 2^16"),
        pytest.param(1 << 24, 2, 0, id="radix above three bytes"),
    ],
)
def test_domains_outside_the_limits_are_rejected(radix: int, width: int, tweak_length: int) -> None:
    with pytest.raises(ValueError, match="FF1"):
        FF1(b"k" * 16, radix=radix, width=width, tweak=b"t" * tweak_length)


@pytest.mark.parametrize("number", [1 << 60, (1 << 64) - 1])
def test_numbers_outside_the_domain_are_rejected(number: int) -> None:
    cipher = FF1(b"k" * 32, radix=32, width=12)
    with pytest.raises(ValueError, match="not below"):
        cipher.encrypt(_numbers([0, number]))
    with pytest.raises(ValueError, match="not below"):
        cipher.decrypt(_numbers([0, number]))
    with pytest.raises(ValueError, match="not below"):
        cipher.decryptor()(number)
