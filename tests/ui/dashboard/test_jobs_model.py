"""The table contains every job once and sorts new jobs first, in any order of insertion."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from dpp_desktop.model.job_coverage import JobCoverage, LabelCoverage
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.dashboard.jobs_model import (
    BRAND_ROLE,
    PART_ROLE,
    SORT_ROLE,
    TOTAL_ROLE,
    Column,
    JobsModel,
)
from tests.model.examples import a_job


@pytest.fixture
def job() -> MintJob:
    """A job that is being minted."""
    return a_job(quantity=1_000, minted=100, status=JobStatus.MINTING, finished_at=None)


@pytest.fixture
def model(qapp: QApplication) -> JobsModel:
    """An empty table."""
    return JobsModel(qapp)


@given(pages=st.lists(st.sets(st.integers(1, 60), max_size=20), max_size=8))
def test_jobs_are_sorted_in_any_order_of_insertion(pages: list[set[int]]) -> None:
    owner = QObject()
    model = JobsModel(owner)
    for page in pages:
        model.merge([a_job(id=job_id) for job_id in page])
    expected = sorted(set().union(*pages), reverse=True)
    assert [job.id for job in model.jobs()] == expected
    assert all(model.row_of(job_id) == row for row, job_id in enumerate(expected))


def test_progress_changes_one_cell(model: JobsModel, job: MintJob) -> None:
    model.merge([job])
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: drawn.append((first.column(), last.column())))
    model.merge([replace(job, minted=400)])
    assert drawn == [(Column.PROGRESS, Column.PROGRESS)]
    assert model.index(0, Column.PROGRESS).data() == "400 · 40%"
    model.merge([replace(job, minted=400)])
    assert len(drawn) == 1


def test_the_first_tokens_change_the_whole_row(model: JobsModel, job: MintJob) -> None:
    model.merge([replace(job, minted=0)])
    drawn: set[int] = set()
    model.dataChanged.connect(lambda first, _last: drawn.add(first.column()))
    model.merge([job])
    assert drawn == set(Column)


def test_another_status_changes_the_whole_row(model: JobsModel, job: MintJob) -> None:
    model.merge([job])
    drawn: set[int] = set()
    model.dataChanged.connect(lambda first, _last: drawn.add(first.column()))
    model.merge([replace(job, status=JobStatus.PAUSED)])
    assert drawn == set(Column)
    assert model.index(0, Column.STATUS).data() == "Paused"


def test_coverage_is_shown_and_changes_only_its_cells(model: JobsModel, job: MintJob) -> None:
    model.merge([job, replace(job, id=job.id + 1)])
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: drawn.append((first.row(), first.column())))
    model.show_coverage({job.id: JobCoverage(100, 40)})
    assert drawn == [(1, Column.EXPORTED), (1, Column.HANDED_OVER)]
    assert model.index(1, Column.EXPORTED).data() == "100 · 10%"
    assert model.index(1, Column.HANDED_OVER).data() == "40 · 4%"
    assert model.index(0, Column.EXPORTED).data() == ""
    model.show_coverage({})
    assert model.index(1, Column.EXPORTED).data() == "", "packs can be taken back"


def test_printed_units_are_a_part_of_those_that_need_a_label(
    model: JobsModel, job: MintJob
) -> None:
    model.merge([job, replace(job, id=job.id + 1)])
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: drawn.append((first.row(), first.column())))
    model.show_coverage({job.id: JobCoverage(0, 0, labels=LabelCoverage(490, exempt=20))})
    assert drawn == [(1, Column.PRINTED)]
    index = model.index(1, Column.PRINTED)
    assert index.data() == "490 · 50%"
    assert (index.data(PART_ROLE), index.data(TOTAL_ROLE)) == (490, 980)
    text = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Printed: 490 of 980" in text
    assert "Void, sampled or applied without a label: 20" in text
    assert model.index(0, Column.PRINTED).data() == ""
    assert index.data(SORT_ROLE) == 0.5
    assert model.index(0, Column.PRINTED).data(SORT_ROLE) == 0


def test_a_job_without_units_that_need_a_label_has_no_part(model: JobsModel, job: MintJob) -> None:
    model.merge([job])
    model.show_coverage({job.id: JobCoverage(0, 0, labels=LabelCoverage(0, job.quantity))})
    assert model.index(0, Column.PRINTED).data() == ""
    assert model.index(0, Column.PRINTED).data(SORT_ROLE) == 0


def test_void_units_that_no_pack_contains_need_not_be_exported(
    model: JobsModel, job: MintJob
) -> None:
    model.merge([job])
    count = job.quantity - 10
    model.show_coverage({job.id: JobCoverage(count, 0, 10)})
    index = model.index(0, Column.EXPORTED)
    assert index.data().endswith("· 100%")
    assert (index.data(PART_ROLE), index.data(TOTAL_ROLE)) == (count, count)
    assert "Void, not in a pack: 10" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, Column.PROGRESS).data(TOTAL_ROLE) == job.quantity


def test_coverage_applies_to_jobs_that_are_loaded_later(model: JobsModel, job: MintJob) -> None:
    model.show_coverage({job.id: JobCoverage(100, 0)})
    model.merge([job])
    model.merge([replace(job, minted=400)])
    assert model.index(0, Column.EXPORTED).data() == "100 · 10%"


def test_coverage_of_many_jobs_is_one_change(model: JobsModel, job: MintJob) -> None:
    model.merge([replace(job, id=place) for place in range(1, 1_001)])
    drawn: list[int] = []
    model.dataChanged.connect(lambda first, _last: drawn.append(first.row()))
    model.show_coverage({place: JobCoverage(1, 0) for place in range(1, 1_001)})
    assert drawn == [0]


def test_brands_have_their_names(model: JobsModel, job: MintJob) -> None:
    model.merge([job])
    names = {job.brand_key: "Nordlicht Outdoor", "n2": "Nordlicht Outdoor", "v": "Velta"}
    model.show_brand_names(names)
    assert model.index(0, Column.PRODUCT).data(BRAND_ROLE) == (
        f"Nordlicht Outdoor ({job.brand_key})"
    )
    assert model.brand_name("v") == "Velta"
    assert "Nordlicht Outdoor" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_tooltip_has_what_cells_may_elide(model: JobsModel, job: MintJob) -> None:
    model.merge([job])
    model.show_coverage({job.id: JobCoverage(80, 0)})
    text = model.index(0, Column.PROGRESS).data(Qt.ItemDataRole.ToolTipRole)
    for part in (job.product_name, job.batch, "Minted: 100 of 1,000", "Exported: 80 of 1,000"):
        assert part in text
