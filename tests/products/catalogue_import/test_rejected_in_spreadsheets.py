"""Rejected rows are unchanged after editing in a spreadsheet program."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import import rejected_rows
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.list_separator import list_separator
from dpp_desktop.products.catalogue_import.rejected_rows import save_rejected, suggested_name
from dpp_desktop.store.workspace import Workspace

CELLS = ("00125", "12E5", "3-12", "9506000134352012", "1,5", "=HYPERLINK(1)", "'x", "MAR1", "+49 1",
         "TRUE", 'a "b", c; d', "Größe 零", "@x", "-2*3", "1.250", "0.50")  # fmt: skip
COLUMNS = [f"c{place}" for place in range(len(CELLS))]

Checked = Callable[[Path], CheckedCatalogue]


@pytest.fixture
def checked(stocked: Workspace) -> Iterator[Checked]:
    """Return a function that checks a catalogue in which every column is text."""
    opened: list[CheckedCatalogue] = []

    def check(file: Path) -> CheckedCatalogue:
        opened.append(check_catalogue(stocked, "brand", CatalogueFile(file)))
        return opened[-1]

    yield check
    for catalogue in opened:
        catalogue.close()


def _catalogue(tmp_path: Path, delimiter: str = ";") -> Path:
    file = tmp_path / "list.csv"
    with open(file, "w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, delimiter=delimiter)
        writer.writerows([("sku", "name", *COLUMNS), ("00125", "", *CELLS)])
    return file


def _cells(catalogue: CheckedCatalogue) -> list[object]:
    (row,) = catalogue.rejected()
    return list(row.cells[2 : 2 + len(CELLS)])


@contextmanager
def _lists_with(monkeypatch: pytest.MonkeyPatch, separator: str) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setattr(rejected_rows, "list_separator", lambda: separator)
        yield


def test_text_is_marked_and_read_back(checked: Checked, tmp_path: Path) -> None:
    file = tmp_path / "rejected.csv"
    assert save_rejected(checked(_catalogue(tmp_path)), file) == 1
    data = file.read_bytes()
    assert data.startswith("\ufeffsku;name;c0".encode())
    assert b'\r\n"=""00125""";;"=""00125""";"=""12E5""";"=""3-12""";' in data
    assert b'"=""=HYPERLINK(1)"""' in data
    assert _cells(checked(file)) == list(CELLS)


def test_a_workbook_holds_text_as_text(checked: Checked, tmp_path: Path) -> None:
    file = tmp_path / "rejected.xlsx"
    save_rejected(checked(_catalogue(tmp_path)), file)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    values = [cell.value for cell in sheet[2]]
    assert values[:2] == ["00125", None]
    assert values[2 : 2 + len(CELLS)] == list(CELLS)
    assert {cell.number_format for cell in sheet[2]} == {"@"}
    assert _cells(checked(file)) == list(CELLS)


def test_numbers_of_a_workbook_stay_numbers(checked: Checked, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("sku", "weight", "vegan", "made_on", "name"), (7, 12.5, True, 0.5)):
        book.active.append(row)
    book.active["A2"].number_format = "000"
    book.active["D2"].number_format = "0%"
    book.save(tmp_path / "list.xlsx")
    save_rejected(checked(tmp_path / "list.xlsx"), tmp_path / "rejected.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "rejected.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:5] == ["007", 12.5, True, "50%", None]


def test_values_that_no_workbook_cell_can_hold_are_rejected(
    checked: Checked, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"sku,name,care\nA,,{'x' * 32_768}\n")
    with pytest.raises(InvalidInput, match="at most 32,767 characters"):
        save_rejected(checked(file), tmp_path / "rejected.xlsx")
    assert not (tmp_path / "rejected.xlsx").exists()


@pytest.mark.parametrize("separator", [",", ";"])
def test_rejected_rows_of_other_formats_use_the_separator_of_the_locale(
    checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, separator: str
) -> None:
    (tmp_path / "list.json").write_text('[{"sku":"A","name":null}]')
    with _lists_with(monkeypatch, separator):
        save_rejected(checked(tmp_path / "list.json"), tmp_path / "rejected.csv")
    head = (tmp_path / "rejected.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head == f"sku{separator}name{separator}rejected_because"


@pytest.mark.parametrize(
    ("environment", "separator"),
    [
        ({"LANG": "de_DE.UTF-8"}, ";"),
        ({"LANG": "en_GB.UTF-8"}, ","),
        ({"LANG": "en_US.UTF-8", "LC_NUMERIC": "de_AT.UTF-8"}, ";"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, ","),
        ({}, ","),
    ],
)
def test_the_separator_depends_on_the_language(environment: dict[str, str], separator: str) -> None:
    assert list_separator(environment) == separator


def test_rejected_rows_of_a_workbook_are_saved_as_a_workbook() -> None:
    assert suggested_name(Path("list.xlsx")) == "list-rejected.xlsx"
    assert suggested_name(Path("list.csv")) == "list-rejected.csv"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder for the settings of LibreOffice, which takes long to create them."""
    return tmp_path_factory.mktemp("office")


def _convert(office: Path, tmp_path: Path, file: Path, into: str, *options: str) -> Path:
    """Open and save the file with LibreOffice."""
    home = f"-env:UserInstallation=file://{office}"
    target = ("--convert-to", into, "--outdir", str(tmp_path / "out"), str(file))
    command = ["soffice", home, "--headless", *options, *target]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return tmp_path / "out" / file.with_suffix(f".{into.partition(':')[0]}").name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice isn't installed")
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("into", ["csv:Text - txt - csv (StarCalc):59,34,76,1", "xlsx", "ods"])
def test_libreoffice_keeps_every_cell(
    checked: Checked, office: Path, tmp_path: Path, ending: str, into: str
) -> None:
    file = tmp_path / f"rejected{ending}"
    save_rejected(checked(_catalogue(tmp_path)), file)
    options = ("--infilter=CSV:59,34,76,1",) if ending == ".csv" else ()
    assert _cells(checked(_convert(office, tmp_path, file, into, *options))) == list(CELLS)
