"""CSV is read as in RFC 4180 and in its common variants."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dpp_desktop.common.spreadsheet_text import unprotected
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import import csv_tables, tables
from dpp_desktop.products.catalogue_import.csv_tables import DELIMITERS
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.tables import MAX_COLUMNS, MAX_ROWS

Cells = list[tuple[object, ...]]


def _read(file: Path, encoding: str | None = None) -> tuple[tuple[str, ...], Cells, str]:
    with open_table(file, encoding) as table:
        return table.columns, [row.cells for row in table.rows], table.delimiter


def _syntax_error(file: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        _read(file)
    return caught.value.wrong


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_delimiter_encoding_and_line_end_is_read(
    tmp_path: Path, delimiter: str, encoding: str, end: str
) -> None:
    rows = ["sku,name,note", 'A-1,"Jacke, ""warm""\n; 3 Größen",x', "A-2, Mütze ,"]
    text = end.join(row.replace(",", delimiter) for row in rows) + end
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    columns, cells, found = _read(tmp_path / "a.csv")
    assert (columns, found) == (("sku", "name", "note"), delimiter)
    inner = delimiter
    assert cells == [
        ("A-1", f'Jacke{inner} "warm"\n; 3 Größen', "x"),
        ("A-2", "Mütze", None),
    ]


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), min_size=1, max_size=9)


@given(
    rows=st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS), min_size=1, max_size=8),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_output_of_pythons_csv_writer_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    delimiter: str,
) -> None:
    # If cells contain as many of another delimiter as there are columns, the file is ambiguous.
    assume(not any(other in cell for row in rows for cell in row for other in DELIMITERS))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([("a", "b", "c"), *rows])
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    file.write_bytes(written.getvalue().encode("utf-8"))
    expected = [tuple(unprotected(cell.strip()) or None for cell in row) for row in rows]
    assert _read(file)[1] == [row for row in expected if any(row)]


def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('\nsku,name\n\nA,"two\nlines"\n,\nB,x\n')
    with open_table(tmp_path / "a.csv") as table:
        assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "A"), (6, "B")]
        assert table.share() == 1


def test_a_line_can_name_the_delimiter(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nsku;name,b,c,d\nA;x,1,2,3\n")
    assert _read(tmp_path / "a.csv") == (("sku", "name,b,c,d"), [("A", "x,1,2,3")], ";")


def test_short_rows_are_filled_and_long_ones_have_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b,,\n1\n1,2,,\n1,2,3\n")
    with open_table(tmp_path / "a.csv") as table:
        rows = list(table.rows)
    assert [row.cells for row in rows] == [("1", None), ("1", "2"), ("1", "2")]
    assert [[p.code for p in row.problems] for row in rows] == [[], [], ["row_length"]]


def test_another_encoding_is_recognized_or_chosen(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("sku;name\nA;Größe €\n".encode("windows-1252"))
    assert _read(file)[1] == _read(file, "windows-1252")[1] == [("A", "Größe €")]
    with pytest.raises(InvalidInput, match="not text in utf-8"):
        _read(file, "utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no rows"),
        (b"\n\n , ,\n", "no rows"),
        (b'a,b\n1,"2', "not valid CSV in line 2"),
        (b'a,b\n1,"2"x\n', "not valid CSV in line 2"),
        (b"a,b\n" + b"x" * 200_000, "not valid CSV in line 2"),
        (b",".join([b"a"] * (MAX_COLUMNS + 1)), "columns"),
        (b"\xff\xfea", "not text"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "old format"),
    ],
)
def test_files_that_are_not_catalogues_are_rejected(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert message in _syntax_error(tmp_path / "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_too_many_rows_are_rejected_before_any_is_read(
    tmp_path: Path, encoding: str, end: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(("sku,name" + f"{end}A,x" * (MAX_ROWS + 1)).encode(encoding))
    with pytest.raises(InvalidInput, match="more than 500,000 rows"), open_table(file):
        pytest.fail("the table was given")


def test_the_maximum_number_of_rows_is_read_despite_empty_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (csv_tables, tables):
        monkeypatch.setattr(module, "MAX_ROWS", 1_000)
    file = tmp_path / "a.csv"
    start = "sep=;\n\nsku;name\n ;\n"
    file.write_text(start + "A;x\n" * 1_000 + ";\n" * 9, encoding="utf-8")
    with open_table(file) as table:
        assert table.columns == ("sku", "name")
        assert sum(1 for _ in table.rows) == 1_000
    file.write_text(start + "A;x\n" * 1_001, encoding="utf-8")
    with pytest.raises(InvalidInput, match="more than 1,000 rows"), open_table(file):
        pytest.fail("the table was given")


def test_line_breaks_within_cells_do_not_end_rows(tmp_path: Path) -> None:
    breaks = "\n" * 100_000
    file = tmp_path / "a.csv"
    file.write_text("sku,name,note\n" + f'A,x,"1{breaks}2"\n' * 8, encoding="utf-8")
    _, cells, _ = _read(file)
    assert cells == [("A", "x", f"1{breaks}2")] * 8


def test_a_long_file_that_is_not_csv_is_rejected_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("sku,name\n" + "A,x\n" * MAX_ROWS + 'A,"x"y\n', encoding="utf-8")
    assert "not valid CSV in line 500,002" in _syntax_error(file)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    file.write_bytes(data)
    with suppress(InvalidInput):
        _read(file)
