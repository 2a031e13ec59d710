"""With a rule, printing waits until the labels that are due were scanned."""

import pytest

from dpp_desktop.model.errors import InvalidInput, ScanMissing
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.progress import DueScan, NullPrintObserver
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from tests.printing.prints.scripted_prints import SHEET, ScriptedPrints
from tests.units.unit_jobs import ADA

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


class Scanner(NullPrintObserver):
    """Scans labels that are due, as printed, until there were `most` of them."""

    def __init__(self, prints: ScriptedPrints, most: int = 1_000) -> None:
        self._prints = prints
        self._most = most
        self.due: list[int] = []
        self.printed: list[int] = []

    def is_scanned(self, due: DueScan) -> bool:
        if len(self.due) == self._most:
            return False
        self.due.append(due.unit + 1)
        self.printed.append(len(self._prints.on.units))
        session = ScanSession(self._prints.workspace, ScanTarget(due.job), Origin(ADA))
        for line in self._prints.on.printed:
            if line.split()[0] == f"{due.job.id}/{due.unit + 1}":
                session.scan(line.split()[1])
        session.close()
        return True


@pytest.mark.parametrize(
    ("rule", "due"),
    [("every:10", [12, 22]), ("first-last", [3, 25]), ("first-last:15", [3, 17, 18, 25])],
)
def test_no_label_is_sent_before_the_one_that_is_due_is_scanned(
    scripted: ScriptedPrints, rule: str, due: list[int]
) -> None:
    scanner = Scanner(scripted)
    assert scripted.print("3-25", scanner, verify=rule).print_job.status is PrintStatus.COMPLETED
    assert scanner.due == due
    assert scanner.printed == [unit - 2 for unit in due]
    assert scripted.of.named()["verified"] == ",".join(map(str, due)).replace("17,18", "17-18")


def test_a_print_job_is_paused_if_no_label_is_scanned(scripted: ScriptedPrints) -> None:
    result = scripted.print("1-25", Scanner(scripted, 1), verify="every:10")
    assert isinstance(result.error, ScanMissing)
    assert result.error.wrong == (
        "The label of unit 20 of job 1 wasn't scanned, so printing is paused."
    )
    assert (result.print_job.status, result.print_job.confirmed) == (PrintStatus.PAUSED, 20)
    scanner = Scanner(scripted)
    scripted.resume(1, observer=scanner)
    assert scanner.due == [20]
    assert scripted.numbers() == list(range(1, 26))


def test_a_spoiled_label_needs_no_scan(scripted: ScriptedPrints) -> None:
    scripted.print("1-25", verify="every:10")
    scripted.of.spoiled("10")
    scripted.resume(1, observer=Scanner(scripted))
    assert scripted.of.named() == {"produced": "1-9,11-25", "spoiled": "10", "verified": "20"}


def test_a_label_that_another_print_job_printed_needs_no_scan(scripted: ScriptedPrints) -> None:
    class ThenUnreachable(Scanner):
        def is_scanned(self, due: DueScan) -> bool:
            scripted.on.unreachable = True
            return super().is_scanned(due)

    failed = scripted.print("1-6", ThenUnreachable(scripted), verify="every:2")
    assert failed.print_job.status is PrintStatus.FAILED
    scripted.on.unreachable = False
    scripted.print("3-4")
    scanner = Scanner(scripted)
    result = scripted.resume(1, observer=scanner)
    assert scanner.due == [6]
    assert (result.print_job.printed, result.print_job.left_out) == (4, 2)


def test_due_labels_of_a_sheet_are_scanned_after_it(scripted: ScriptedPrints) -> None:
    scanner = Scanner(scripted)
    scripted.print("1-30", scanner, design=SHEET, verify="every:10")
    assert scanner.due == [10, 20, 30]
    assert scanner.printed == [21, 21, 30]


def test_a_rule_is_checked_before_anything_is_printed(scripted: ScriptedPrints) -> None:
    with pytest.raises(InvalidInput, match="isn't a rule"):
        scripted.print("1-25", verify="sometimes")
    with pytest.raises(InvalidInput, match="in a file can't be scanned"):
        scripted.print(
            "1-25", verify="each", to=Destination(file=scripted.workspace.path / "a.pdf")
        )
    assert scripted.on.printed == []
