"""Independent readers read back the rows that a profile writes."""

import codecs
import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.common.spreadsheet_text import protected
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.profiles.builtin import BUILT_IN, LABEL
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.profiles.profile import Column, Delimiter, Profile
from dpp_desktop.profiles.rendering import render_rows, render_start
from tests.exporting.rfc4180 import read_rows
from tests.exporting.whole_packs import render_pack
from tests.identity.strategies import batches, serials
from tests.model.examples import a_job

SERIAL = "0123456789AB"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def _rendered(profile: Profile, facts: JobFacts, names: str, first_unit: int = 0) -> str:
    units = UnitSet.one(first_unit, len(names) // len(SERIAL))
    data = render_start(profile) + render_rows(profile, facts, units, names)
    return data.decode("utf-8-sig" if profile.byte_order_mark else "utf-8")


def _read(profile: Profile, text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=profile.delimiter.character))


def _with_plain_line_ends(text: str) -> str:
    """Return the text without any CR directly before a LF."""
    *lines, rest = text.split("\n")
    return "\n".join([*(line.rstrip("\r") for line in lines), rest])


def _constant(cell: str) -> str:
    """Return the text that a spreadsheet shows for a cell: that of ="text", or the cell itself."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        inner = cell[2:-1]
        assert '"' not in inner.replace('""', "")
        return inner.replace('""', '"')
    return cell


@given(batches, st.lists(serials, max_size=10))
@example('",",""', [SERIAL])
def test_the_label_profile_keeps_the_original_format(batch: str, names: list[str]) -> None:
    job = a_job(batch=batch)
    text = _rendered(LABEL, JobFacts(job), "".join(names))
    assert text.encode() == render_pack(job, "".join(names))


@given(st.sampled_from(Delimiter), texts, texts, st.booleans(), st.booleans())
@example(Delimiter.COMMA, 'a,"b"', "x\r\ny", False, False)
@example(Delimiter.TAB, "a\tb", "$", True, True)
@example(Delimiter.SEMICOLON, "x\r\r\ny", "\r\r\r\n\n\r", False, True)
def test_every_cell_is_read_back_unchanged(
    delimiter: Delimiter, first: str, second: str, mark: bool, header: bool
) -> None:
    columns = ("passport.a", "serial", "passport.b[0]", "unit", "url")
    profile = Profile(
        "mine", tuple(Column(name, name) for name in columns), delimiter, mark, header
    )
    facts = JobFacts(a_job(), {"a": first, "b": [second]})
    rows = _read(profile, _rendered(profile, facts, SERIAL * 2, first_unit=98))
    assert rows[:-2] == ([list(columns)] if header else [])
    a, b = (_with_plain_line_ends(text) for text in (first, second))
    url = facts.job.link_prefix + SERIAL
    assert rows[-2:] == [[a, SERIAL, b, unit, url] for unit in ("99", "100")]


def test_cells_contain_no_row_separators() -> None:
    columns = (Column("passport.care", "Care"), Column("serial", "Serial"))
    facts = JobFacts(a_job(), {"care": "a\r\nb\r\r\nc\rd\r\r\r\n"})
    text = _rendered(Profile("mine", columns), facts, SERIAL)
    assert text.split("\r\n") == ["Care,Serial", f'"a\nb\nc\rd\n",{SERIAL}', ""]


def test_a_standard_csv_reader_accepts_the_rows() -> None:
    columns = (Column("passport.care", "Care"), Column("serial", "Serial"))
    facts = JobFacts(a_job(), {"care": 'wash, "30"'})
    rows = read_rows(_rendered(Profile("mine", columns), facts, SERIAL))
    assert rows == [["Care", "Serial"], ['wash, "30"', SERIAL]]


def test_other_values_than_text_are_written_as_json_and_missing_ones_are_empty() -> None:
    names = ("passport.n", "passport.yes", "passport.list", "passport.none", "passport.list[7]")
    passport = {"n": 62, "yes": True, "list": [{"fibre": "Wolle"}], "none": None}
    profile = Profile("mine", tuple(Column(name, name) for name in names))
    (row,) = _read(profile, _rendered(profile, JobFacts(a_job(), passport), SERIAL))[1:]
    assert [row[0], row[1], json.loads(row[2])] == ["62", "true", [{"fibre": "Wolle"}]]
    assert row[3:] == ["", ""]


@given(texts)
@example("=1+1")
@example('=cmd|"/c calc"!A1')
@example("@SUM(A1)")
@example("\t=1+1")
@example("-2*3")
@example("00950")
@example('"')
@example("=1+\n1")
@example("\r=1")
def test_a_spreadsheet_gets_the_text_and_no_formula(text: str) -> None:
    written = protected(text)
    if "\n" in text or "\r" in text:
        assert written == text or written == f"'{text}"
        assert not written.startswith(FORMULA_STARTS)
    else:
        assert _constant(written) == text
        assert bool(text) == written.startswith('="')


def test_a_url_is_unchanged() -> None:
    assert protected("https://id.example/=1+1") == "https://id.example/=1+1"


def test_text_too_long_for_a_constant_gets_an_apostrophe_if_needed() -> None:
    assert protected("=" * 256) == "'" + "=" * 256
    assert protected("a" * 256) == "a" * 256
    assert protected("a" * 255) == f'="{"a" * 255}"'


@given(batches, serials)
@example("=1+1", "000000012E10")
def test_the_spreadsheet_profile_keeps_every_value(batch: str, serial: str) -> None:
    profile = BUILT_IN["spreadsheet"]
    job = a_job(batch=batch)
    (row,) = _read(profile, _rendered(profile, JobFacts(job), serial))[1:]
    assert [_constant(cell) for cell in row] == [job.gtin, batch, serial, job.link_prefix + serial]


def test_a_heading_is_protected_from_being_a_formula() -> None:
    profile = replace(BUILT_IN["spreadsheet"], columns=(Column("unit", "=1+1"),))
    assert render_start(profile) == codecs.BOM_UTF8 + b'"=""=1+1"""\r\n'


def test_packs_of_each_profile_match_recorded_examples() -> None:
    """The bytes must never change, because other software is set up for them once."""
    job = a_job(gtin="09506000134352", batch="7;A", link_prefix="https://id.example/21/")
    url = f"https://id.example/21/{SERIAL}"
    expected = {
        "label": f"gtin,batch,serial,url\r\n09506000134352,7;A,{SERIAL},{url}\r\n",
        "semicolon": f'gtin;batch;serial;url\r\n09506000134352;"7;A";{SERIAL};{url}\r\n',
        "tab": f"gtin\tbatch\tserial\turl\r\n09506000134352\t7;A\t{SERIAL}\t{url}\r\n",
        "spreadsheet": "\ufeffgtin,batch,serial,url\r\n"
        f'"=""09506000134352""","=""7;A""","=""{SERIAL}""",{url}\r\n',
        "nicelabel": "\ufeff@Label,@Quantity,gtin,batch,serial,url\r\n"
        f"parka.nlbl,1,09506000134352,7;A,{SERIAL},{url}\r\n",
    }
    written = {
        name: (
            render_start(profile)
            + render_rows(
                replace(profile, label_file="parka.nlbl"), JobFacts(job), UnitSet.one(0), SERIAL
            )
        ).decode("utf-8")
        for name, profile in BUILT_IN.items()
    }
    assert written == expected


def test_a_row_of_one_empty_cell_is_not_an_empty_line() -> None:
    profile = Profile("mine", (Column("passport.nothing", "Nothing"),))
    text = _rendered(profile, JobFacts(a_job(), {}), SERIAL * 2)
    assert text == 'Nothing\r\n""\r\n""\r\n'
    assert _read(profile, text) == [["Nothing"], [""], [""]]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_serial_has_one_row(count: int) -> None:
    for columns in (("serial",), ("unit",), ("gtin", "url", "serial", "url")):
        profile = Profile("mine", tuple(Column(name, name) for name in columns), header=False)
        rows = _read(profile, _rendered(profile, JobFacts(a_job()), SERIAL * count))
        assert len(rows) == count
