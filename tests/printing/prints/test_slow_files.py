"""Print jobs use no files of others, and no printer, while they write to the database."""

from pathlib import Path

import pytest

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.printer_requests import calibrate, remove_printer, save_printer
from dpp_desktop.printing.printers.settings import (
    NOT_CALIBRATED,
    ConnectionKind,
    Printer,
    check_printer,
)
from dpp_desktop.printing.prints.claim import claimed_printer
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.recovery import end_interrupted
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk
from tests.slow_files import SlowFiles
from tests.units.unit_jobs import ADA


def _device(name: str, path: Path) -> Printer:
    return check_printer(name, ConnectionKind.DEVICE, str(path), dpi=203)


@pytest.mark.logs_warnings
def test_a_slow_share_does_not_block_others_while_labels_are_printed_to_it(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    slow = SlowFiles(monkeypatch, scripted.workspace)
    assert scripted.to_file("1-5", share / "a.pdf").print_job.status is PrintStatus.COMPLETED
    scripted.reprint("1-5", to=Destination("", tmp_path / "link" / "a.pdf", replace=True))
    scripted.reprint("1-2", to=Destination("", share / "again.pdf"))
    scripted.to_file("10-20", share / "b.pdf", StopAfter(0))
    assert scripted.resume(4).print_job.status is PrintStatus.COMPLETED
    with full_disk():
        scripted.to_file("21-30", share / "c.pdf")
    end_interrupted(scripted.workspace, ADA)
    scripted.cancel(5)
    assert slow.writes > 10
    assert slow.used == []


def test_a_slow_device_does_not_block_others(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "device").touch()
    (tmp_path / "by-id").symlink_to(tmp_path / "device")
    slow = SlowFiles(monkeypatch, scripted.workspace)
    workspace = scripted.workspace
    save_printer(workspace, _device("zebra", tmp_path / "device"))
    save_printer(workspace, _device("line", tmp_path / "device"))
    scripted.print("1-40", StopAfter(2))
    assert save_printer(workspace, _device("Zebra", tmp_path / "by-id"), "zebra").name == "Zebra"
    with claimed_printer(workspace, "line"):
        pass
    scripted.resume(1)
    calibrate(workspace, "line", NOT_CALIBRATED)
    remove_printer(workspace, "line")
    assert slow.writes > 10
    assert slow.used == []
