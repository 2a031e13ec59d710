"""Print jobs are listed as they are, and are used by one process at a time."""

import pytest
from sqlalchemy import delete, event

from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, PrinterFaultKind, WrongState
from dpp_desktop.model.export import Segment
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.printers.registered import (
    add_printer,
    change_printer,
    find_printer,
    remove_printer,
)
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.printing.prints.attention import waiting_prints
from dpp_desktop.printing.prints.claim import (
    claim_print,
    claimed_printer,
    names_on_device,
    require_free_printer,
)
from dpp_desktop.printing.prints.listing import find_print, last_printer_of, list_prints
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintShare
from dpp_desktop.printing.prints.progress import PrintProgress, PrintRate
from dpp_desktop.printing.prints.recovery import INTERRUPTED, end_interrupted
from dpp_desktop.printing.prints.run import preview_print
from dpp_desktop.printing.prints.sharing import share_out
from dpp_desktop.printing.prints.start import start_print
from dpp_desktop.printing.prints.targets import UnitSegments
from dpp_desktop.store import tables
from dpp_desktop.store.jobs import stop
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.printing.prints.print_observers import VoidAfter
from tests.printing.prints.scripted_printer import ScriptedOutputs
from tests.printing.prints.scripted_prints import SHEET, ScriptedPrints
from tests.samples import put_job
from tests.units.unit_jobs import ADA


def test_a_printer_prints_one_print_job_at_a_time(scripted: ScriptedPrints) -> None:
    workspace, request = scripted.workspace, scripted.request("1-10")
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        start_print(workspace, request, design, runner)
        with pytest.raises(Busy, match="Print job 1 is being printed on zebra"):
            scripted.print("11-20")
        with pytest.raises(InvalidInput, match="units 9-10 are in print job 1, which is printing"):
            scripted.print("9-12")
        with pytest.raises(Busy, match="Print job 1 is running in another process"):
            scripted.resume(1)
        with pytest.raises(Busy, match="is running in another process"):
            scripted.cancel(1)
        assert find_print(workspace, 1).is_running
    assert scripted.print("11-20").print_job.status is PrintStatus.COMPLETED


def test_a_running_print_job_is_not_asked_about_units_on_their_way(
    scripted: ScriptedPrints,
) -> None:
    workspace, request = scripted.workspace, scripted.request("1-10")
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        record = start_print(workspace, request, design, runner).record
        record.announce(5, record.available(5), 0)
        for last_good in (None, "3"):
            with pytest.raises(Busy, match="Print job 1 is running in another process"):
                scripted.resume(1, last_good)
        with pytest.raises(Busy, match="Print job 1 is running in another process"):
            scripted.cancel(1, "3")


def test_a_printer_with_two_names_prints_one_print_job_at_a_time(scripted: ScriptedPrints) -> None:
    workspace, request = scripted.workspace, scripted.request("1-10")
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.write() as transaction:
        for name, address in [("Zebra", "LINE:9100"), ("line", "line"), ("other", "10.0.0.8")]:
            printer = check_printer(name, ConnectionKind.TCP, address, dpi=203)
            add_printer(transaction, printer)
    with workspace.active_runner() as runner:
        start_print(workspace, request, design, runner)
        with pytest.raises(Busy, match="Print job 1 is being printed on zebra"):
            scripted.print("11-20", to=Destination("line"))
        with (
            pytest.raises(Busy, match="Print job 1 is being printed on zebra"),
            claimed_printer(workspace, "line"),
        ):
            pass
        assert scripted.print("11-20", to=Destination("other")).print_job.id == 2
    with workspace.write() as transaction:
        with pytest.raises(WrongState, match="Print job 1 on printer 'Zebra' isn't finished"):
            remove_printer(transaction, "zebra")
        before = find_printer(transaction, "zebra")
        moved = check_printer("Zebra", ConnectionKind.TCP, "10.0.0.9", dpi=203)
        with pytest.raises(WrongState, match="isn't finished"):
            change_printer(transaction, before, moved, same_device=False)
        finer = check_printer("zebra", ConnectionKind.TCP, "line", dpi=300)
        assert change_printer(transaction, before, finer, same_device=True) == finer
        with pytest.raises(Busy, match="printers have been changed in the meantime"):
            change_printer(transaction, before, moved, same_device=True)
        remove_printer(transaction, "other")


def test_a_printer_that_is_added_meanwhile_may_be_the_same_one(scripted: ScriptedPrints) -> None:
    workspace = scripted.workspace
    with workspace.write() as transaction:
        add_printer(transaction, check_printer("Zebra", ConnectionKind.TCP, "line", dpi=203))
    device = names_on_device(workspace, "zebra")
    with workspace.write() as transaction:
        require_free_printer(workspace, transaction, "zebra", device)
        add_printer(transaction, check_printer("line", ConnectionKind.TCP, "line", dpi=203))
        with pytest.raises(Busy, match="printers have been changed in the meantime"):
            require_free_printer(workspace, transaction, "zebra", device)


def test_no_print_job_starts_while_a_test_page_is_printed(scripted: ScriptedPrints) -> None:
    with (
        claimed_printer(scripted.workspace, "zebra"),
        pytest.raises(Busy, match="A test page is being printed on zebra"),
    ):
        scripted.print("1-10")
    assert scripted.print("1-10").print_job.status is PrintStatus.COMPLETED


def test_a_killed_print_job_is_listed_with_its_real_status(scripted: ScriptedPrints) -> None:
    workspace, request = scripted.workspace, scripted.request("1-40")
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        record = start_print(workspace, request, design, runner).record
        record.announce(5, record.available(5), 0)
        record.announce(9, record.available(9), 3)
        (listed,) = list_prints(workspace).found
        assert (listed.status, listed.doubt) == (PrintStatus.PRINTING, None)
    (listed,) = list_prints(workspace).found
    assert (listed.status, listed.is_running) == (PrintStatus.IN_DOUBT, False)
    assert [str(each.units) for each in listed.in_doubt] == ["4-9"]
    assert listed.doubt == "It isn't known whether units 4-9 were printed."
    end_interrupted(workspace, ADA)
    assert (scripted.stored(1).status, scripted.stored(1).error) == (
        PrintStatus.IN_DOUBT,
        INTERRUPTED,
    )
    assert [units for action, units in scripted.of.actions() if action == "printed"] == ["1-3"]
    scripted.resume(1, "6")
    assert scripted.numbers() == list(range(7, 41))
    assert scripted.of.named() == {"produced": "1-40"}


def test_print_jobs_are_listed_with_as_many_statements_as_one(scripted: ScriptedPrints) -> None:
    workspace = scripted.workspace
    scripted.print("1-3,5")
    one = _statements(workspace)
    for unit in range(6, 12):
        scripted.print(f"{unit}")
    assert _statements(workspace) == one
    listed = list_prints(workspace).found
    named = [str(each.units[0].units) for each in listed]
    assert named == ["11", "10", "9", "8", "7", "6", "1-3,5"]


@pytest.mark.logs_warnings
def test_print_jobs_in_doubt_are_listed_with_as_many_statements_as_one(
    scripted: ScriptedPrints,
) -> None:
    """Units also stay in doubt if their print job was cancelled."""
    workspace = scripted.workspace
    other = run_job(workspace, put_job(workspace, parka(30)).id)
    _in_doubt(scripted, "1-8,20", "5")
    one = _statements(workspace)
    _in_doubt(scripted, "21-26", "22-23")
    _in_doubt(scripted, JobUnits(other.id, UnitSet.parse("1-5")))
    scripted.of.voided("24")
    scripted.print("27-30")
    assert _statements(workspace) == one
    found = list_prints(workspace).found
    assert [each.doubt for each in found] == [
        None,
        "It isn't known whether units 2-5 were printed.",
        "Unit 24 is void. It isn't known whether units 25-26 were printed.",
        "It isn't known whether units 2-4, 6-8, 20 were printed.",
    ]
    assert [each.left_out != () for each in found] == [False, False, True, True]
    assert found == [find_print(workspace, each.print_job.id) for each in found]


def _in_doubt(scripted: ScriptedPrints, units: str | JobUnits, voided: str = "") -> None:
    """Cancel a print job of which only the first label is known to be printed."""
    scripted.on.faults = {len(scripted.on.units) + 1: PrinterFaultKind.CONNECTION_LOST}
    result = scripted.print(units, VoidAfter(scripted.of, 1, voided))
    scripted.cancel(result.print_job.id)


def test_a_list_reads_only_the_first_units_of_each_print_job(
    scripted: ScriptedPrints, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = scripted.workspace
    odd = ",".join(str(unit) for unit in range(1, 41, 2))
    scripted.print(odd)
    scripted.print("2,4,6,8,10")
    read: list[Segment] = []

    def segment(**values: int) -> Segment:
        read.append(Segment(**values))
        return read[-1]

    with monkeypatch.context() as patched:
        patched.setattr("dpp_desktop.store.print_segments.Segment", segment)
        few, many = list_prints(workspace).found
    assert len(read) == 10 + 5
    assert (str(many.units[0].units), many.has_more_units) == ("1,3,5,7,9,11,13,15,17,19", True)
    assert (str(few.units[0].units), few.has_more_units) == ("2,4,6,8,10", False)
    whole = find_print(workspace, 1)
    assert (str(whole.units[0].units), whole.has_more_units) == (odd, False)
    assert list_prints(workspace, all_units=True).found[1] == whole


@pytest.mark.logs_warnings
def test_a_print_job_without_its_units_is_listed_as_damaged(scripted: ScriptedPrints) -> None:
    workspace = scripted.workspace
    for units in ("1-3", "4", "5"):
        scripted.print(units)
    with workspace.write() as transaction:
        transaction.execute(
            delete(tables.print_segments).where(tables.print_segments.c.print_id == 2)
        )
    found = list_prints(workspace)
    assert [each.print_job.id for each in found.found] == [3, 1]
    assert [each.id for each in found.damaged] == [2]


def _statements(workspace: Workspace) -> int:
    """Return the number of database statements that list the print jobs."""
    seen: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    with workspace.read() as transaction:
        engine = transaction.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        list_prints(workspace)
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(seen)


def test_a_lost_claim_changes_nothing(scripted: ScriptedPrints) -> None:
    workspace, request = scripted.workspace, scripted.request("1-40")
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        record = start_print(workspace, request, design, runner).record
    with workspace.active_runner() as runner:
        claim_print(workspace, 1, runner)
        with pytest.raises(Busy, match="taken over"):
            record.announce(1, record.available(1), 0)
    assert scripted.of.named() == {}


def test_the_units_of_a_batch_are_printed_in_order(scripted: ScriptedPrints) -> None:
    second = run_job(scripted.workspace, put_job(scripted.workspace, parka(20)).id)
    scripted.of.voided("60")
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    result = scripted.print(batch, design=SHEET)
    expected = [f"1/{unit}" for unit in range(1, 60)] + [f"{second.id}/{u}" for u in range(1, 21)]
    assert scripted.on.units == expected
    assert result.print_job.count == 79
    with pytest.raises(InvalidInput) as caught:
        scripted.print(batch, design=SHEET)
    assert [each.field for each in caught.value.problems] == [
        "units of job 1",
        f"units of job {second.id}",
    ]


def test_jobs_that_are_being_minted_are_printed_by_units_only(scripted: ScriptedPrints) -> None:
    with scripted.workspace.write() as transaction:
        stop(transaction, scripted.of.job, JobStatus.QUEUED)
    with pytest.raises(WrongState, match="Job 1 is queued"):
        scripted.print(WholeJob(1))
    scripted.print("1-3")
    assert scripted.numbers() == [1, 2, 3]
    with pytest.raises(InvalidInput, match="job 1 has units 1 to 60"):
        scripted.print("60-61")
    with pytest.raises(NotFound):
        scripted.print(WholeJob(7))


def test_shares_of_a_job_are_disjoint_and_whole_sheets(scripted: ScriptedPrints) -> None:
    counts = []
    for number in (1, 2, 3):
        plan = preview_print(
            scripted.workspace,
            scripted.request("1-60", design=SHEET, share=PrintShare(number, 3)),
            ScriptedOutputs(),
        )
        counts.append([str(each.units) for each in plan.units])
    assert counts == [["1-21"], ["22-42"], ["43-60"]]
    for number in range(1, 5):
        with pytest.raises(InvalidInput, match="too few sheets for 4 parts"):
            scripted.print("1-60", design=SHEET, share=PrintShare(number, 4))
    for number in range(1, 4):
        with pytest.raises(InvalidInput, match="too few units for 3 parts"):
            scripted.print("1-2", share=PrintShare(number, 3))
    with pytest.raises(InvalidInput, match="the number of parts must be at least 1"):
        scripted.print("1-60", share=PrintShare(1, 0))
    with pytest.raises(InvalidInput, match="the part must be from 1 to 3"):
        scripted.print("1-60", share=PrintShare(4, 3))


def test_a_plan_counts_labels_and_sheets(scripted: ScriptedPrints) -> None:
    plan = preview_print(
        scripted.workspace,
        scripted.request("1-24", design=SHEET, copies=2, start_at=20),
        ScriptedOutputs(),
    )
    assert (plan.count, plan.labels, plan.sheets) == (24, 48, 4)
    with pytest.raises(InvalidInput) as caught:
        scripted.print("1-24", design=SHEET, copies=0, start_at=22)
    assert [each.field for each in caught.value.problems] == ["copies", "start_at"]
    with pytest.raises(InvalidInput, match="on a roll have no start position"):
        scripted.print("1-24", start_at=2)


@pytest.mark.logs_warnings
def test_the_last_printer_of_a_design_is_remembered(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {2: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-20")
    assert last_printer_of(scripted.workspace, "roll-50x30") == "zebra"
    assert last_printer_of(scripted.workspace, SHEET) is None


def test_the_rate_is_that_of_the_last_minute() -> None:
    rate = PrintRate()
    rate.add(PrintProgress(1_000, 0, 0), now=0.0)
    assert (rate.per_second, rate.seconds_left) == (None, None)
    rate.add(PrintProgress(1_000, 20, 10), now=10.0)
    assert (rate.per_second, rate.seconds_left) == (1.0, 990.0)
    rate.add(PrintProgress(1_000, 310, 300), now=60.0)
    rate.add(PrintProgress(1_000, 700, 600), now=110.0)
    assert rate.per_second == pytest.approx(5.9)


def test_printers_share_the_units_that_can_be_printed(scripted: ScriptedPrints) -> None:
    scripted.of.voided("5-10")
    request = scripted.request("1-60", design=SHEET, start_at=5)
    plan = preview_print(scripted.workspace, request, ScriptedOutputs())
    shares = share_out(plan, ["zebra", "sato"])
    assert [(share.request.start_at, share.sheets) for share in shares] == [(1, 1), (1, 2)]
    named = [",".join(str(each.units) for each in share.units) for share in shares]
    assert named == ["1-4,11-27", "28-60"]  # whole sheets of 21
    assert [share.request.to.printer for share in shares] == ["zebra", "sato"]
    for share in shares:
        scripted.print(share.request.target)
    assert scripted.of.named() == {"produced": "1-4,11-60", "void": "5-10"}
    with pytest.raises(InvalidInput, match="too few sheets for 6 parts"):
        share_out(plan, ["a", "b", "c", "d", "e", "f"])
    with pytest.raises(InvalidInput, match="job 1 has units 1 to 60"):
        scripted.print(UnitSegments((Segment(1, 59, 2),)))


def test_units_that_are_left_out_do_not_speed_up_printing() -> None:
    rate = PrintRate()
    rate.add(PrintProgress(1_000, 10, 0), now=0.0)
    rate.add(PrintProgress(1_000, 800, 800, left_out=700), now=10.0)
    assert (rate.per_second, rate.seconds_left) == (10.0, 20.0)


@pytest.mark.logs_warnings
def test_a_print_job_of_which_scans_have_proved_all_labels_in_doubt_is_paused(
    scripted: ScriptedPrints,
) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-10")
    scripted.of.verified("6-9")
    assert find_print(scripted.workspace, 1).status is PrintStatus.IN_DOUBT
    scripted.of.verified("10")
    found = find_print(scripted.workspace, 1)
    assert (found.status, found.in_doubt, found.doubt) == (PrintStatus.PAUSED, (), None)
    assert [each.status for each in waiting_prints(scripted.workspace, ADA)] == [PrintStatus.PAUSED]
    result = scripted.resume(1)
    assert (result.print_job.status, result.print_job.printed) == (PrintStatus.COMPLETED, 10)
    assert scripted.numbers() == [1, 2, 3, 4, 5]
