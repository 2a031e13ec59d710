"""A pack contains the exact data as CSV that follows RFC 4180."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.identity.links import link_prefix
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.csv_writer import COLUMNS
from tests.exporting.rfc4180 import read_rows
from tests.exporting.whole_packs import render_pack
from tests.identity.strategies import batches, gtins_14, serials, stems
from tests.model.examples import a_job

HEADER = ["gtin", "batch", "serial", "url"]


def _job(stem: str, gtin: str | None, batch: str) -> MintJob:
    return a_job(gtin=gtin, batch=batch, link_prefix=link_prefix(stem, gtin, batch))


@given(stems, st.none() | gtins_14, batches, st.lists(serials, min_size=1, max_size=20))
@example("https://id.brand.example", None, '",",""', ["0123456789AB"])
@example("https://id.brand.example", "09506000134352", '"', ["0123456789AB"])
@example("https://id.brand.example", "09506000134352", "=1+1", ["000000000000"])
@example("https://id.brand.example", "09506000134352", "-2*3", ["000000000000"])
@example("https://id.brand.example", "09506000134352", "12E10", ["000000012E10"])
def test_the_data_is_exact(stem: str, gtin: str | None, batch: str, names: list[str]) -> None:
    job = _job(stem, gtin, batch)
    rows = read_rows(render_pack(job, "".join(names)).decode("utf-8"))
    assert rows[0] == HEADER == list(COLUMNS)
    assert rows[1:] == [[gtin or "", batch, name, job.link_prefix + name] for name in names]


@pytest.mark.parametrize("tildes", [SERIAL_LENGTH - 1, SERIAL_LENGTH, 3 * SERIAL_LENGTH])
def test_the_path_of_a_resolver_is_unchanged(tildes: int) -> None:
    job = _job(f"https://id.brand.example/{'~' * tildes}", "09506000134352", "A")
    rows = read_rows(render_pack(job, "0123456789AB").decode("utf-8"))
    assert rows[1:] == [["09506000134352", "A", "0123456789AB", f"{job.link_prefix}0123456789AB"]]


def test_a_pack_matches_a_recorded_example() -> None:
    """The bytes must never change, because label software is set up for them once."""
    job = _job("https://id.brand.example", "09506000134352", '7",A')
    assert render_pack(job, "0123456789ABZZZZZZZZZZZZ") == (
        b"gtin,batch,serial,url\r\n"
        b'09506000134352,"7"",A",0123456789AB,'
        b"https://id.brand.example/01/09506000134352/10/7%22%2CA/21/0123456789AB\r\n"
        b'09506000134352,"7"",A",ZZZZZZZZZZZZ,'
        b"https://id.brand.example/01/09506000134352/10/7%22%2CA/21/ZZZZZZZZZZZZ\r\n"
    )


@given(st.lists(serials, max_size=50))
def test_lines_end_with_crlf_and_there_is_no_byte_order_mark(names: list[str]) -> None:
    data = render_pack(a_job(), "".join(names))
    assert not data.startswith(codecs.BOM_UTF8)
    assert data.isascii()
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") == len(names) + 1
