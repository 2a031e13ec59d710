"""A preview shows the first rows of an export and writes nothing."""

import csv
from pathlib import Path

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.single_pack import save_pack
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import Column, parse_columns
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.passports.examples import a_brand, a_product, a_product_file

PROFILE = {
    "name": "ours",
    "delimiter": "tab",
    "header": False,
    "columns": [
        {"source": "passport.makers[1].name", "heading": "Maker"},
        {"source": "unit"},
        {"source": "passport.note"},
        {"source": "url"},
    ],
}
PASSPORT = {"makers": [{"name": "Ada"}, {"name": "Eve"}], "note": "x\u2028y\n=z"}


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of a brand with its own export profile."""
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=PROFILE)))
    products = parse_products(a_product_file(a_product(passport=PASSPORT)), "/gtin")
    import_products(workspace, "odd", products)
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    return run_job(workspace, submit(workspace, form).job.id)


def _rows(folder: Path) -> list[tuple[str, ...]]:
    (pack,) = folder.glob("*.csv")
    with pack.open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines, delimiter="\t")]


def test_a_preview_is_the_beginning_of_the_export(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    shown = preview_export(workspace, WholeJob(job.id), rows=3)
    with workspace.read() as transaction:
        assert exports.list_all(transaction) == []
    assert shown.header == ()
    assert shown.headings == ("Maker", "unit", "passport.note", "url")
    assert [row[:3] for row in shown.rows] == [("Eve", str(n), "x\u2028y\n=z") for n in (1, 2, 3)]
    assert (shown.total, shown.profile.name) == (25, "ours")
    export_job(workspace, job.id, tmp_path)
    assert tuple(_rows(tmp_path)[:3]) == shown.rows


@pytest.mark.parametrize(("rows", "there"), [(0, 0), (2, 2), (99, 4)])
def test_a_preview_is_limited_to_the_existing_rows(
    workspace: Workspace, job: MintJob, rows: int, there: int
) -> None:
    wanted = UnitRange(job.id, 22, 25)
    shown = preview_export(workspace, wanted, ProfileOverrides("spreadsheet"), rows)
    assert (len(shown.rows), shown.total) == (there, 4)
    assert shown.header == ("gtin", "batch", "serial", "url")


def test_the_brand_profile_is_used_unless_another_is_chosen(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    saved = save_pack(workspace, WholeJob(job.id), 1, tmp_path / "one.csv").pack
    made = export_job(workspace, job.id, tmp_path / "own").packs
    assert made == (saved,)
    label = Request(WholeJob(job.id), tmp_path / "label", ProfileOverrides("label"))
    export_tokens(workspace, label)
    (pack,) = (tmp_path / "label").glob("*.csv")
    assert pack.read_text("utf-8").startswith("gtin,batch,serial,url\n")
    overrides = ProfileOverrides("ours", columns=(Column("serial", "S"),))
    assert preview_export(workspace, WholeJob(job.id), overrides).headings == ("S",)
    with pytest.raises(InvalidInput, match="no profile with this name"):
        preview_export(workspace, WholeJob(job.id), ProfileOverrides("theirs"))


def test_an_export_keeps_the_earlier_profile_of_its_brand(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    before = export_job(workspace, job.id, tmp_path).packs
    import_brand(workspace, parse_brand(a_brand(key="odd")))
    next(tmp_path.glob("*.csv")).unlink()
    assert export_job(workspace, job.id, tmp_path).packs == before
    assert export_job(workspace, job.id, tmp_path.with_name("new")).packs != before


def test_a_preview_of_chosen_packs_is_their_beginning(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    overrides = ProfileOverrides(columns=parse_columns(["unit"]))
    wanted = UnitRange(minted_job.id, 7, 25_000)

    def shown(rows: int, *packs: int) -> tuple[list[int], int]:
        preview = preview_export(workspace, wanted, overrides, rows, packs)
        return [int(row[0]) for row in preview.rows], preview.total

    assert shown(2, 2) == ([10_007, 10_008], 10_000)
    assert shown(3, 3, 2) == ([10_007, 10_008, 10_009], 14_994)
    assert shown(4_995, 3, 1) == ([*range(7, 5_002)], 14_994)
    units, _ = shown(10_001, 3, 1)
    assert units[-2:] == [10_006, 20_007]
    assert shown(9_999, 3) == ([*range(20_007, 25_001)], 4_994)
    with pytest.raises(InvalidInput, match="no pack 4"):
        shown(1, 4)


@pytest.mark.parametrize(("module_mm", "is_warned"), [(0.99, False), (1.5, True)])
def test_modules_wider_than_the_range_of_gs1_cause_a_warning(
    workspace: Workspace, minted_job: MintJob, module_mm: float, *, is_warned: bool
) -> None:
    images = image_options("png", 600, module_mm)
    preview = preview_export(
        workspace, WholeJob(minted_job.id), ProfileOverrides(images=images), rows=1
    )
    assert any("1.482 mm wide" in warning for warning in preview.warnings) is is_warned


def test_an_empty_column_is_shown_with_a_warning(workspace: Workspace, minted_job: MintJob) -> None:
    overrides = ProfileOverrides(columns=parse_columns(["passport.nothing"]))
    shown = preview_export(workspace, WholeJob(minted_job.id), overrides, rows=2)
    assert shown.rows == (("",), ("",))
    assert shown.warnings == (
        "The column 'passport.nothing' is empty: no passport has this value.",
    )


def test_tokens_minted_later_for_a_batch_are_reported(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    request = Request(WholeBatch("nordlicht", "PARKA-01", "LOT-7"), tmp_path / "batch")
    assert export_tokens(workspace, request).warnings == ()
    run_job(workspace, submit(workspace, parka(1)).job.id)
    (warning,) = export_tokens(workspace, request).warnings
    assert warning.startswith("The batch now has one more token, which isn't in this export")
    run_job(workspace, submit(workspace, parka(69)).job.id)
    (warning,) = export_tokens(workspace, request).warnings
    assert warning.startswith("The batch now has 70 more tokens")
