"""The table contains every job once and sorts new jobs first, in any order of insertion."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.dashboard.jobs_model import Column, JobsModel
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
