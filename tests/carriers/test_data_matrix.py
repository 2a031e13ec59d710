import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.carriers.data_matrix import data_matrix_side, data_matrix_symbols
from dpp_desktop.identity.serial_text import ALPHABET

PREFIXES = (
    "https://id.nordlicht.example/01/09506000134352/21/",
    "https://n.example/t/",
    "HTTPS://N.EXAMPLE/T/",
    f"https://n.example/{'0123456789' * 12}/",
)


@pytest.mark.parametrize("prefix", PREFIXES)
@given(serials=st.lists(st.text(ALPHABET, min_size=12, max_size=12), min_size=1, max_size=5))
def test_symbols_of_a_prefix_have_one_size_and_can_be_read(prefix: str, serials: list[str]) -> None:
    (symbols,) = data_matrix_symbols(prefix, "".join(serials))

    assert symbols.shape == (len(serials), *2 * (data_matrix_side(prefix),))
    for serial, symbol in zip(serials, symbols, strict=True):
        image = np.pad(np.kron(1 - symbol, np.ones((3, 3))) * 255, 9, constant_values=255)
        read = zxingcpp.read_barcode(image.astype(np.uint8))
        assert read is not None
        assert read.text == prefix + serial
        assert read.format == zxingcpp.BarcodeFormat.DataMatrix


def test_serials_of_digits_are_padded_to_the_same_size() -> None:
    digits, letters = "0" * 12, "Z0Y1X2W3V4T5"
    (symbols,) = data_matrix_symbols(PREFIXES[0], digits + letters)
    assert len(symbols) == 2


def test_symbols_come_in_batches() -> None:
    counts = [len(some) for some in data_matrix_symbols(PREFIXES[1], "0123456789AB" * 300)]
    assert counts == [256, 44]


@pytest.mark.parametrize("prefix", [f"https://n.example/{'x' * 3000}/", "https://ñ.example/t/"])
def test_prefixes_that_do_not_fit_are_rejected(prefix: str) -> None:
    with pytest.raises(ValueError, match=r"ASCII|too long"):
        data_matrix_side(prefix)
