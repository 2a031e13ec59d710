"""A print job that failed leaves its units to others, and doesn't print them twice when resumed."""

from pathlib import Path

import pytest

from dpp_desktop.model.errors import InvalidInput, PathUnusable, PrinterFault, PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.printing.prints.run import PrintResult
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

LOST = PrinterFaultKind.CONNECTION_LOST


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "labels.pdf"


def _fail_reprint(scripted: ScriptedPrints, units: str, file: Path) -> int:
    """Start a reprint to a file that fails before anything is written; return its number."""
    with full_disk():
        result = scripted.reprint(units, to=Destination("", file))
    assert result.print_job.status is PrintStatus.FAILED
    return result.print_job.id


def _numbers(file: Path) -> list[int]:
    """The units whose labels are in the file; none if there is no file."""
    lines = file.read_text().splitlines() if file.exists() else []
    return [int(line.split()[0].split("/")[1]) for line in lines[:-1]]


def _messages(result: PrintResult) -> list[str]:
    return [str(each.refusal.message) for each in result.left_out]


class _During(NullPrintObserver):
    """Resumes a print job once that many units are confirmed by the observed one."""

    def __init__(self, scripted: ScriptedPrints, print_id: int, confirmed: int) -> None:
        self._scripted = scripted
        self._print_id = print_id
        self._confirmed = confirmed

    def progressed(self, progress: PrintProgress) -> None:
        if progress.confirmed >= self._confirmed and self._print_id:
            print_id, self._print_id = self._print_id, 0
            self._scripted.resume(print_id)


@pytest.mark.parametrize("refused", [True, False])
def test_a_reprint_that_was_resumed_in_vain_leaves_out_what_others_printed(
    scripted: ScriptedPrints, file: Path, refused: bool
) -> None:
    scripted.print("1-4")
    failed = _fail_reprint(scripted, "1-4", file)
    scripted.reprint("2")
    if refused:
        with pytest.raises(InvalidInput):
            scripted.resume(failed, start_at=99)
    else:
        stopped = scripted.resume(failed, observer=StopAfter(0))
        assert stopped.print_job.status is PrintStatus.PAUSED
    assert _messages(scripted.resume(failed)) == ["unit 2 was printed by print job 3."]
    assert _numbers(file) == [1, 3, 4]


def test_of_two_failed_reprints_the_one_that_is_resumed_last_leaves_out_what_the_other_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    scripted.print("1-4")
    one, other = (_fail_reprint(scripted, "1-4", file) for file in (first, second))
    scripted.resume(one)
    assert _numbers(first) == [1, 2, 3, 4]
    assert _messages(scripted.resume(other)) == ["units 1-4 were printed by print job 2."]
    assert _numbers(second) == []


def test_labels_before_the_reprint_was_started_do_not_count(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.print("1-4")
    scripted.reprint("1-2")
    scripted.resume(_fail_reprint(scripted, "1-4", file))
    assert _numbers(file) == [1, 2, 3, 4]


def test_a_label_of_a_cancelled_print_job_that_may_exist_is_left_out(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.print("1-4")
    failed = _fail_reprint(scripted, "1-4", file)
    scripted.on.faults = {len(scripted.on.units): LOST}
    scripted.reprint("2")
    scripted.cancel(3)
    result = scripted.resume(failed)
    assert _numbers(file) == [1, 3, 4]
    assert _messages(result) == ["it isn't known whether unit 2 was printed."]
    assert scripted.of.named() == {"produced": "1,3-4", "in_doubt": "2"}


def test_labels_that_the_journal_does_not_contain_yet_are_left_out(
    scripted: ScriptedPrints, file: Path
) -> None:
    """The other print job is still printing its other units."""
    scripted.print("1-40")
    failed = _fail_reprint(scripted, "1-4", file)
    scripted.reprint("1-40", observer=_During(scripted, failed, 10))
    assert scripted.stored(failed).status is PrintStatus.COMPLETED
    assert _numbers(file) == []


@pytest.mark.parametrize("is_reprint", [True, False])
def test_units_that_another_print_job_keeps_are_refused(
    scripted: ScriptedPrints, file: Path, is_reprint: bool
) -> None:
    start = scripted.reprint if is_reprint else scripted.print
    if is_reprint:
        scripted.print("1-20")
    with full_disk():
        failed = start("1-20", to=Destination("", file)).print_job
    paused = start("1-20", observer=StopAfter(3)).print_job
    with pytest.raises(InvalidInput, match=f"are in print job {paused.id}, which is paused"):
        scripted.resume(failed.id)
    assert scripted.stored(failed.id).status is PrintStatus.FAILED
    scripted.resume(paused.id)
    result = scripted.resume(failed.id).print_job
    assert (result.status, result.printed) == (PrintStatus.COMPLETED, 0)
    assert _numbers(file) == []


def test_a_refused_request_leaves_a_failed_print_job_unchanged(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.print("1-4")
    failed = scripted.stored(_fail_reprint(scripted, "1-4", file))
    for start_at, replace in ((99, False), (None, False)):
        file.touch()
        with pytest.raises((InvalidInput, PathUnusable)):
            scripted.resume(failed.id, start_at=start_at, replace=replace)
        now = scripted.stored(failed.id)
        assert (now.status, now.error, now.finished_at, now.runner) == (
            PrintStatus.FAILED,
            failed.error,
            failed.finished_at,
            None,
        )
    scripted.reprint("2")  # its units aren't kept


def test_a_refused_request_leaves_a_print_job_in_doubt(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.print("1-40")
    doubtful = scripted.stored(1)
    with pytest.raises(InvalidInput):
        scripted.resume(1, "8", start_at=99)
    scripted.on.unreachable = True
    with pytest.raises(PrinterFault):
        scripted.cancel(1, "none")
    now = scripted.stored(1)
    assert (now.status, now.error) == (PrintStatus.IN_DOUBT, doubtful.error)
    assert (now.announced, now.confirmed) == (doubtful.announced, doubtful.confirmed)
