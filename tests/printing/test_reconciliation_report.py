"""A reconciliation is a PDF document with all figures, reasons, and room for signatures."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest

from dpp_desktop.designs.design import Align
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.message import Message
from dpp_desktop.printing.pdf.text_document import TableColumn, TextDocument
from dpp_desktop.printing.reconciliation_report import report, save_report
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.reconciliation import incidents, reconcile_batch, reconcile_job
from tests.conftest import parka
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob

_A4 = (595, 842)


@pytest.fixture
def batch(workspace: Workspace) -> tuple[UnitJob, UnitJob]:
    """Return two jobs of a batch; units of the first are in many states."""
    first, second = (
        UnitJob(workspace, run_job(workspace, put_job(workspace, parka(60, key=key)).id))
        for key in ("PO-1", None)
    )
    first.printed("1-40")
    first.verified("1-20")
    first.spoiled("7", "Etikett zerknittert – α")
    first.sampled("9", "Zugprobe")
    first.voided("60", "wrong material")
    return first, second


def _pages(document: bytes) -> list[str]:
    """Return the text of each page, with single spaces."""
    opened = pypdfium2.PdfDocument(document)
    texts = []
    for page in opened:
        assert tuple(round(length) for length in page.get_size()) == _A4
        texts.append(re.sub(r"\s+", " ", page.get_textpage().get_text_range()))
    opened.close()
    return texts


def test_a_batch_is_reported_with_its_jobs_and_reasons(
    workspace: Workspace, batch: tuple[UnitJob, UnitJob], tmp_path: Path
) -> None:
    found = reconcile_batch(workspace, "nordlicht", "PARKA-01", "LOT-7")
    save_report(found, incidents(workspace, found), tmp_path / "batch.pdf")
    text = " ".join(_pages((tmp_path / "batch.pdf").read_bytes()))
    for part in (
        "Reconciliation of batch LOT-7",
        "GTIN 09506000134352",
        "Units minted 120",
        "Units with a good label 39",
        "Labels spoiled 1",
        "Units missing 80",
        "Printed, not verified 20",
        "Job 1, order PO-1",
        "Printed and verified 18 1-6, 8, 10-20",
        "Job 2",
        "Not printed 60 1-60",
        "labels spoiled Etikett zerknittert – α Ada, line-1",
        "void wrong material",
        "Prepared by",
        "Checked by",
        "1 / 2",
    ):
        assert part in text


def test_a_job_is_reported_in_another_language(
    workspace: Workspace, batch: tuple[UnitJob, UnitJob]
) -> None:
    def show(message: Message) -> str:
        return f"<{message}>"

    found = reconcile_job(workspace, batch[0].job.id)
    text = " ".join(_pages(report(found, [], show)))
    assert "<Reconciliation of job 1>" in text
    assert "<Units missing>" in text
    assert "<Reasons>" not in text


def test_the_same_content_has_the_same_bytes(
    workspace: Workspace, batch: tuple[UnitJob, UnitJob]
) -> None:
    found = reconcile_job(workspace, batch[0].job.id)
    entries = incidents(workspace, found)
    assert report(found, entries) == report(found, entries)


def _document(columns: list[TableColumn], rows: list[list[str]]) -> list[str]:
    content = io.BytesIO()
    document = TextDocument(content, "Title")
    document.table(columns, rows)
    document.finish()
    return _pages(content.getvalue())


def test_a_table_repeats_its_titles_on_each_page() -> None:
    columns = [TableColumn("Left", 1.0), TableColumn("Right", 1.0, Align.END)]
    pages = _document(columns, [[f"row {number}", "x"] for number in range(120)])
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count("Left Right") == 1
        assert f"{number} / {len(pages)}" in page
    shown = " ".join(pages)
    assert [int(row) for row in re.findall(r"row (\d+)", shown)] == list(range(120))


def test_nothing_is_cut_off_or_refused() -> None:
    narrow = [TableColumn("", 1.0), TableColumn("", 20.0)]
    (page,) = _document(narrow, [["W" * 60, "a\ue000b"]])
    assert page.count("W") == 60
    assert "aU+E000b" in page, "a character without a glyph is shown by its code"
