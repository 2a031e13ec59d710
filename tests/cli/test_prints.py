"""Labels are printed, resumed, cancelled and reprinted on the command line."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dpp_desktop.designs.design import SymbolItem
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.store import jobs, tokens, unit_journal
from dpp_desktop.store.workspace import Workspace
from tests import hurried_printers
from tests.commandline import CommandLine
from tests.printing.labels import a_roll
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.simulated_printer import Plan, SimulatedPrinter
from tests.units.unit_jobs import UnitJob

HURRIED = (sys.executable, "-P", hurried_printers.__file__)
"""The command, for interactive use with simulated printers."""
ROLL = ("--design", "roll-50x30")


@pytest.fixture
def minted(dpp: CommandLine) -> CommandLine:
    """Return the command line for a workspace with a job of 40 tokens."""
    dpp.mint(40, "--order", "PO-1")
    return dpp


@pytest.fixture
def zebra(minted: CommandLine) -> Iterator[SimulatedPrinter]:
    """Return a simulated printer that is set up as zebra, and fails after 15 good labels."""
    with SimulatedPrinter(Plan(lose_power_at=15)) as printer:
        minted("printer", "add", "zebra", "--zpl", printer.address, "--dpi", 203)
        yield printer


def test_labels_are_written_to_a_pdf_and_count_as_printed(
    minted: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    arguments = ("print", 1, "--design", "L7160", "--to", file, "--units", "1-24")
    done = minted(*arguments, "--start-at", 5, "--json").json
    assert file.read_bytes().startswith(b"%PDF-")
    assert (done["status"], done["printed"], done["file"]) == ("completed", 24, str(file))
    assert done["units"] == [{"job": 1, "units": "1-24", "count": 24}]
    assert done["in_doubt"] == []
    assert minted("units", 1, "--json").json["produced"]["units"] == "1-24"
    again = minted(*arguments[:4], "--to", tmp_path / "more.pdf", code=2)
    assert "units 1-24 are already printed" in again.stderr
    assert "reprint" in again.stderr
    assert not (tmp_path / "more.pdf").exists()


def test_labels_are_written_as_zpl(minted: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "labels.zpl"
    minted("print", "--order", "PO-1", *ROLL, "--to", file, "--copies", 2)
    assert file.read_bytes().count(b"^XA") >= 40
    wrong = minted("print", 1, *ROLL, "--to", tmp_path / "labels.txt", "--units", 1, code=2)
    assert "Error in to: the name 'labels.txt' must end in .pdf or .zpl." in wrong.stderr


def test_a_file_with_printed_labels_is_not_replaced_unasked(
    minted: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    to = ("print", 1, *ROLL, "--to", file, "--units")
    minted(*to, "1-24")
    printed = file.read_bytes()
    assert "already exists" in minted(*to, "25-30", code=2).stderr
    refused = minted(*to, "25-30", "--replace", "--json", code=2)
    assert file.read_bytes() == printed
    assert refused.json["error"]["kind"] == "labels_in_file"
    assert "contains labels of 24 units that count as printed by print job 1." in refused.stderr
    assert "--replace-printed" in refused.stderr
    assert minted("units", 1, "--json").json["produced"]["units"] == "1-24"
    again = ("reprint", 1, *ROLL, "--to", file, "--reason", "lost", "--replace", "--units")
    assert "labels of 22 units" in minted(*again, "1-2", code=2).stderr
    minted(*again, "1-24")
    minted(*to, "25-30", "--replace-printed")
    assert file.read_bytes() != printed
    assert minted("units", 1, "--json").json["produced"]["units"] == "1-30"
    needs = minted("print", 1, *ROLL, "--printer", "zebra", "--replace-printed", code=2)
    assert "--replace and --replace-printed require --to." in needs.stderr


def test_a_resumed_print_job_replaces_no_printed_labels_unasked(
    minted: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    with Workspace.open(minted.workspace) as workspace:
        with workspace.read() as transaction:
            job = jobs.require(transaction, 1)
        ScriptedPrints(UnitJob(workspace, job)).to_file("1-2", file, StopAfter(0))
    minted("print", 1, *ROLL, "--to", file, "--units", "3-5")
    resume = ("prints", "--resume", 1)
    assert "labels of 3 units" in minted(*resume, "--replace", code=2).stderr
    assert minted(*resume, "--replace-printed", "--json").json["status"] == "completed"
    assert "require --resume" in minted("prints", 1, "--replace-printed", code=2).stderr


def test_a_folder_instead_of_a_file_leaves_no_trace(minted: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    units = ("--units", "1-5", "--to", tmp_path / "a.pdf")
    wrong = minted("print", 1, *ROLL, *units, "--replace", code=2)
    assert "a.pdf' is a folder." in wrong.stderr
    assert minted("prints", "--json").json == []
    assert minted("units", 1, "--history", "--json").json["history"] == []


def test_an_interrupted_print_job_is_resumed_with_the_last_good_label(
    minted: CommandLine, zebra: SimulatedPrinter
) -> None:
    stopped = minted("print", 1, *ROLL, "--printer", "ZEBRA", "--json", code=4)
    document = stopped.json
    assert (document["status"], document["error"]["kind"]) == ("in_doubt", "units_in_doubt")
    in_doubt = document["in_doubt"][0]
    assert in_doubt["count"] <= 10
    assert "It isn't known whether units" in stopped.stderr
    assert "prints --resume 1 --last-good" in stopped.stderr
    assert stopped.stderr.casefold().count("find the last good label") == 1
    assert minted("units", 1, "--json").json["in_doubt"]["units"] == in_doubt["units"]
    assert "in doubt" in minted("prints").stdout
    assert minted("prints", "--json").json[0]["in_doubt"] == document["in_doubt"]
    zebra.power_on()
    assert "Find the last good label" in minted("prints", "--resume", 1, code=4).stderr
    wrong = minted("prints", "--resume", 1, "--last-good", 40, code=2)
    assert "unit 40 isn't in doubt" in wrong.stderr
    good = len(zebra.good)
    done = minted("prints", "--resume", 1, "--last-good", good, "--json").json
    assert (done["status"], done["printed"]) == ("completed", 40)
    zebra.wait_idle()
    assert len(zebra.good) == 40
    assert len(set(zebra.good)) == 40
    assert minted("prints", 1, "--json").json["status"] == "completed"


def test_a_cancelled_print_job_leaves_the_rest_to_others(
    minted: CommandLine, zebra: SimulatedPrinter, tmp_path: Path
) -> None:
    minted("print", 1, *ROLL, "--printer", "zebra", code=4)
    good = len(zebra.good)
    refused = minted("prints", "--cancel", 1, "--last-good", good, code=4)
    assert "can't be reached" in refused.stderr  # so it may still have labels
    zebra.power_on()
    cancelled = minted("prints", "--cancel", 1, "--last-good", good, "--json").json
    assert (cancelled["status"], cancelled["printed"]) == ("cancelled", good)
    rest = ("--units", f"{good + 1}-40")
    minted("print", 1, *ROLL, *rest, "--to", tmp_path / "rest.pdf")
    assert minted("units", 1, "--json").json["produced"]["units"] == "1-40"
    assert "cancelled" in minted("prints", 1).stdout


def test_a_reprint_needs_a_reason(minted: CommandLine, tmp_path: Path) -> None:
    minted("print", 1, *ROLL, "--to", tmp_path / "a.pdf", "--units", "1-10")
    to = ("--to", tmp_path / "b.pdf")
    minted("reprint", 1, *ROLL, "--units", "1-2", *to, code=2)
    empty = minted("reprint", 1, *ROLL, "--units", "1-2", *to, "--reason", "", code=2)
    assert "reason" in empty.stderr
    never = minted("reprint", 1, *ROLL, "--units", "9-11", *to, "--reason", "torn", code=2)
    assert "unit 11 isn't printed" in never.stderr
    done = minted("reprint", 1, *ROLL, "--units", "1-2", *to, "--reason", "torn", "--json").json
    assert (done["kind"], done["reason"], done["printed"]) == ("reprint", "torn", 2)
    history = minted("units", 1, "--history").stdout
    assert "torn" in history


def test_void_units_are_left_out_and_reported(minted: CommandLine, tmp_path: Path) -> None:
    minted("void", 1, "--units", "10-11", "--reason", "wrong", "--yes")
    checked = minted("print", 1, *ROLL, "--to", tmp_path / "a.pdf", "--check", "--json").json
    void = {"job": 1, "units": "10-11", "count": 2, "reason": "void", "print": None}
    assert checked["left_out"] == [void]
    assert checked["warnings"] == []
    done = minted("print", 1, *ROLL, "--to", tmp_path / "a.pdf")
    assert "units 10-11 are void" in done.stderr
    assert minted("units", 1, "--json").json["produced"]["units"] == "1-9,12-40"


def test_a_resumed_print_job_reports_what_it_printed_and_left_out(
    minted: CommandLine, zebra: SimulatedPrinter, tmp_path: Path
) -> None:
    minted("print", 1, *ROLL, "--printer", "zebra", code=4)
    good = len(zebra.good)
    zebra.power_on()
    minted("void", 1, "--units", "38-40", "--reason", "wrong", "--yes")
    done = minted("prints", "--resume", 1, "--last-good", good)
    assert done.stdout == "Print job 1: 37 units printed to zebra, 3 left out.\n"
    assert "Left out, job 1: units 38-40 are void." in done.stderr
    listed = minted("prints", "--json").json[0]
    left_out = {"job": 1, "units": "38-40", "count": 3, "reason": "void", "print": None}
    assert (listed["count"], listed["printed"], listed["left_out"]) == (40, 37, [left_out])
    assert "37 of 40, 3 left out" in minted("prints").stdout
    shown = minted("prints", 1)
    assert "37 of 40, 3 left out" in shown.stdout
    assert "Left out, job 1: units 38-40 are void." in shown.stderr


def test_the_units_of_a_list_of_scans_a_pack_and_a_part_are_printed(
    minted: CommandLine, tmp_path: Path
) -> None:
    minted("export", 1, "--to", tmp_path / "packs")
    with next((tmp_path / "packs").glob("*.csv")).open(newline="") as file:
        serials = [row["serial"] for row in csv.DictReader(file)]
    scans = tmp_path / "scans.txt"
    scans.write_text("\n".join([serials[4], serials[2], serials[4], ""]))
    done = minted("print", *ROLL, "--scans", scans, "--to", tmp_path / "a.pdf", "--json").json
    assert done["units"] == [{"job": 1, "units": "3,5", "count": 2}]
    one = minted("print", *ROLL, "--token", serials[0], "--to", tmp_path / "b.pdf", "--json").json
    assert one["units"] == [{"job": 1, "units": "1", "count": 1}]
    pack = ("print", *ROLL, "--export", 1, "--pack", 1, "--to", tmp_path / "c.pdf")
    assert "units 3, 5 are already" in minted(*pack, code=2).stderr.replace("1, ", "")
    half = ("print", 1, *ROLL, "--units", "6-40", "--part", "2/2", "--to", tmp_path / "d.pdf")
    assert minted(*half, "--json").json["units"][0]["units"] == "23-40"
    for usage in [("print",), ("print", 1, "--token", "x"), ("print", "--export", 1)]:
        minted(*usage, *ROLL, "--to", tmp_path / "e.pdf", code=2)


def test_warnings_about_the_design_are_shown(minted: CommandLine, tmp_path: Path) -> None:
    small = ("--design", "L7656", "--to", tmp_path / "a.pdf")
    checked = minted("print", 1, *small, "--check", "--json").json
    assert checked["warnings"]
    done = minted("print", 1, *small)
    assert f"Warning: {checked['warnings'][0]}" in done.stderr


def test_codes_that_cannot_be_read_are_printed_only_on_demand(
    workspace: Workspace, minted: CommandLine, tmp_path: Path
) -> None:
    save_design(workspace, a_roll(SymbolItem(2, 2, size=4)))
    file = tmp_path / "labels.pdf"
    asked = ("print", 1, "--design", "roll", "--to", file)
    for arguments in (asked, (*asked, "--check")):
        refused = minted(*arguments, code=2).stderr
        assert "the modules are 0.085 mm wide, which most scanners can't read" in refused
        assert "--allow-unreadable prints it" in refused
    assert minted("units", 1, "--json").json["produced"]["count"] == 0
    assert "Warning: the modules are 0.085 mm" in minted(*asked, "--allow-unreadable").stderr
    assert file.exists()
    assert minted("units", 1, "--json").json["produced"]["count"] == 40


def test_a_zpl_file_is_checked_with_its_own_resolution(
    workspace: Workspace, minted: CommandLine, tmp_path: Path
) -> None:
    save_design(workspace, a_roll(SymbolItem(2, 2, size=10)))  # five dots at 600 dpi, one at 203
    refused = minted("print", 1, "--design", "roll", "--to", tmp_path / "labels.zpl", code=2)
    assert "the modules are 0.125 mm wide" in refused.stderr


def test_a_missing_printer_or_design_is_not_found(minted: CommandLine) -> None:
    assert "no printer" in minted("print", 1, *ROLL, "--printer", "x", code=5).stderr
    minted("print", 1, "--design", "nothing", "--printer", "x", code=5)
    assert minted("prints").stderr.startswith("No print jobs yet.")
    minted("prints", "--resume", 3, code=5)


def test_labels_are_scanned_from_standard_input_while_printing(minted: CommandLine) -> None:
    with SimulatedPrinter() as printer:
        minted("printer", "add", "zebra", "--zpl", printer.address, "--dpi", 203)
        serials = _serials(minted, "2,4")
        units = ("--units", "1-5", "--printer", "zebra", "--verify", "every:2", "--json")
        done = subprocess.run(
            [*HURRIED, "--workspace", minted.workspace, "print", "1", *ROLL, *units],
            input=f"nonsense\n{serials[0]}\nclear Ada\n{serials[0]}\n",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        printer.wait_idle()
        assert len(printer.good) == 4
    assert done.returncode == 4, done.stderr
    answers = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert answers[1:5] == ["unreadable", "blocked", "The mistake was cleared by Ada.", "right"]
    assert "Scan the label of unit 4 of job 1." in done.stderr
    document = json.loads(done.stdout)
    assert (document["status"], document["error"]["kind"]) == ("paused", "scan_missing")
    assert document["printed"] == 4
    with Workspace.open(minted.workspace) as workspace, workspace.read() as transaction:
        actions = (JournalAction.VERIFIED, JournalAction.SCAN_REJECTED)
        entries = unit_journal.entries(transaction, actions=actions)
    assert [entry.record.production.printer for entry in entries] == ["zebra", "zebra"]


def _scanning(minted: CommandLine, *arguments: object) -> subprocess.Popen[str]:
    """Start a command that prints and waits for scans."""
    pipe = subprocess.PIPE
    command = [*HURRIED, "--workspace", str(minted.workspace), *map(str, arguments)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8")


def test_a_mistake_blocks_until_it_is_cleared_also_when_printing_continues(
    minted: CommandLine,
) -> None:
    units = ("--units", "1-5", "--printer", "zebra", "--verify", "every:2")
    (serial,) = _serials(minted, "2")
    with SimulatedPrinter() as printer:
        minted("printer", "add", "zebra", "--zpl", printer.address, "--dpi", 203)
        with _scanning(minted, "print", 1, *ROLL, *units) as process:
            _, errors = process.communicate("nonsense\n")
        assert "unreadable:" in errors
        with _scanning(minted, "prints", "--resume", 1) as process:
            _, errors = process.communicate(f"{serial}\n")
        assert "An earlier mistake isn't cleared yet: 'nonsense'." in errors
        assert "blocked:" in errors
        assert len(printer.good) == 2
        with _scanning(minted, "prints", "--resume", 1) as process:
            _, errors = process.communicate(f"clear\n{serial}\n")
        assert "right:" in errors
        printer.wait_idle()
        assert len(printer.good) == 4


@pytest.mark.skipif(os.name == "nt", reason="there, a process can't send Ctrl+C to another one")
def test_ctrl_c_pauses_a_print_job_that_waits_for_a_scan(minted: CommandLine) -> None:
    units = ("--units", "1-5", "--printer", "zebra", "--verify", "every:2")
    with SimulatedPrinter() as printer:
        minted("printer", "add", "zebra", "--zpl", printer.address, "--dpi", 203)
        with _scanning(minted, "print", 1, *ROLL, *units) as process:
            assert process.stderr
            while "Scan the label of unit 2" not in process.stderr.readline():
                pass
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
    assert minted("prints", "--json").json[0]["status"] == "paused"


def _serials(minted: CommandLine, units: str) -> list[str]:
    with Workspace.open(minted.workspace) as workspace, workspace.read() as transaction:
        return [tokens.serial_of(transaction, 1, unit) or "" for unit in UnitSet.parse(units)]


def test_the_good_labels_of_the_last_good_unit_are_specified(
    minted: CommandLine, zebra: SimulatedPrinter
) -> None:
    minted("print", 1, *ROLL, "--printer", "zebra", "--units", "1-10", "--copies", 3, code=4)
    shown = minted("prints").stderr
    assert "--last-good LABEL --good-copies N" in shown
    doubtful = UnitSet.parse(minted("prints", 1, "--json").json["in_doubt"][0]["units"])
    first = doubtful.ranges[0][0] + 1
    wrong = minted("prints", "--resume", 1, "--last-good", first, code=2)
    assert f"unit {first} has 3 labels; specify how many of them are good" in wrong.stderr
    answer = ("--last-good", first, "--good-copies", 1)
    zebra.power_on()
    minted("prints", "--cancel", 1, *answer)
    totals = minted("reconcile", 1, "--json").json["totals"]
    assert (totals["printed"], totals["destroyed"]) == (first - 1, 3 * len(doubtful))
    minted("prints", "--good-copies", 1, code=2)


def test_a_cancelled_print_job_in_doubt_advises_what_is_possible(
    minted: CommandLine, zebra: SimulatedPrinter
) -> None:
    minted("print", 1, *ROLL, "--printer", "zebra", code=4)
    for said in (minted("prints", "--cancel", 1), minted("prints"), minted("prints", 1)):
        assert "--resume" not in said.stderr
        assert "reprint the units, or mark the labels as spoiled" in said.stderr
