"""The disk of the workspace is full while labels are printed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dpp_desktop.model.errors import StorageFull, UnitsInDoubt
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.listing import list_prints
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from tests.faults.fault_injection import full_database
from tests.printing.prints.scripted_prints import ScriptedPrints

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


class _At(NullPrintObserver):
    """Does something as soon as that many units are announced or written."""

    def __init__(self, announced: int, action: Callable[[], object]) -> None:
        self._announced = announced
        self._action = action

    def progressed(self, progress: PrintProgress) -> None:
        if progress.announced == self._announced:
            self._action()


@contextmanager
def _full_from(scripted: ScriptedPrints, announced: int) -> Iterator[_At]:
    """An observer that fills the disk at the given moment, until the end of the body."""
    with full_database(scripted.workspace) as disk:
        yield _At(announced, disk.set)


def test_the_print_job_and_its_units_in_doubt_are_named(scripted: ScriptedPrints) -> None:
    with _full_from(scripted, 12) as observer:
        result = scripted.print("1-40", observer)
        (listed,) = list_prints(scripted.workspace).found
    assert isinstance(result.error, UnitsInDoubt)
    assert isinstance(result.error.__cause__, StorageFull)
    assert "There is no space left on the disk" in result.error.wrong
    assert "Print job 1 was interrupted." in result.error.wrong
    (in_doubt,) = result.in_doubt
    assert f"isn't known whether units {in_doubt.units} were printed" in result.error.wrong
    assert "Free some space" in result.error.remedy
    assert "Find the last good label" in result.error.remedy
    assert result.print_job.status is listed.status is PrintStatus.IN_DOUBT
    assert listed.in_doubt == result.in_doubt
    good = scripted.numbers()[-1]
    assert scripted.resume(1, str(good)).print_job.status is PrintStatus.COMPLETED
    assert scripted.numbers() == list(range(1, 41))


def test_a_file_is_absent_and_nothing_is_asked(scripted: ScriptedPrints, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    with _full_from(scripted, 10) as observer:
        result = scripted.to_file("1-10", file, observer)
    assert isinstance(result.error, StorageFull)
    assert result.print_job.status is PrintStatus.PAUSED
    assert list(tmp_path.glob("labels*")) == []
    assert scripted.resume(1).print_job.status is PrintStatus.COMPLETED
    assert len(file.read_text().splitlines()) == 11
