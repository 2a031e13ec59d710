"""`printer` adds, lists, tests, calibrates and removes printers."""

import pytest

from tests.commandline import CommandLine
from tests.printing.ipp_server import COMPLETED, IppPrinter
from tests.printing.simulated_printer import Behaviour, SimulatedPrinter

SILENT = Behaviour(answers_status=False, answers_errors=False)


def test_printers_are_added_listed_and_removed(dpp: CommandLine) -> None:
    assert "No printers" in dpp("printer", "list").stdout
    added = dpp("printer", "add", "Line 1", "--zpl", "10.0.0.7", "--dpi", "203", "--json").json
    assert added["address"] == "tcp://10.0.0.7:9100"
    dpp("printer", "add", "office", "--ipp", "ipp://office/ipp/print", "--chunk", "2")
    dpp("printer", "add", "queue", "--queue", "Labels", "--language", "zpl", "--dpi", "300")
    dpp("printer", "add", "usb", "--device", "/dev/usb/lp0", "--dpi", "300", "--status", "none")
    listed = dpp("printer", "list", "--json").json
    assert [(each["name"], each["connection"], each["language"]) for each in listed] == [
        ("Line 1", "zpl", "zpl"),
        ("office", "ipp", "pdf"),
        ("queue", "queue", "zpl"),
        ("usb", "device", "zpl"),
    ]
    assert (listed[1]["chunk"], listed[3]["status"]) == (2, "none")
    assert "tcp://10.0.0.7:9100" in dpp("printer", "list").stdout
    assert dpp("printer", "remove", "OFFICE", "--json").json == {"removed": "office"}
    assert len(dpp("printer", "list", "--json").json) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("P",),
        ("P", "--zpl", "10.0.0.7"),
        ("P", "--zpl", "10.0.0.7", "--dpi", "20"),
        ("P", "--zpl", "10.0.0.7", "--queue", "q", "--dpi", "203"),
        ("P", "--ipp", "office"),
        (" ", "--queue", "q"),
        ("P", "--queue", "q", "--chunk", "0"),
    ],
)
def test_wrong_printers_are_rejected(dpp: CommandLine, arguments: tuple[str, ...]) -> None:
    dpp("printer", "add", *arguments, code=2)
    assert dpp("printer", "list", "--json").json == []


def test_unknown_printers_are_not_found(dpp: CommandLine) -> None:
    for command in ("test", "calibrate", "remove"):
        assert "no printer 'P'" in dpp("printer", command, "P", code=5).stderr


def test_a_test_label_is_printed_and_the_status_shown(dpp: CommandLine) -> None:
    with SimulatedPrinter() as printer:
        dpp("printer", "add", "P", "--zpl", printer.address, "--dpi", "203")
        assert "reports that the page is printed" in dpp("printer", "test", "p").stdout
        assert len(printer.good) == 1
        printer.stop_with("head_open")
        failed = dpp("printer", "test", "P", "--json", code=4)
        assert (failed.json["error"]["fault"], len(printer.good)) == ("head_open", 1)


def test_a_printer_without_status_is_tested(dpp: CommandLine) -> None:
    with SimulatedPrinter(behaviour=SILENT) as printer:
        dpp("printer", "add", "P", "--zpl", printer.address, "--dpi", "300", "--status", "none")
        outcome = dpp("printer", "test", "P", "--stock", "60x40", "--json").json
        assert outcome == {"printer": "P", "confirmed_by": "received"}
        printer.wait_idle()
        assert len(printer.good) == 1


def test_an_unreachable_printer_is_reported(dpp: CommandLine) -> None:
    with SimulatedPrinter() as printer:
        address = printer.address
    dpp("printer", "add", "P", "--zpl", address, "--dpi", "203")
    failed = dpp("printer", "test", "P", "--json", code=4)
    assert failed.json["error"]["fault"] == "unreachable"


def test_a_printer_is_calibrated_by_measuring_crosses(dpp: CommandLine) -> None:
    with IppPrinter(job_state=COMPLETED) as printer:
        dpp("printer", "add", "P", "--ipp", printer.uri)
        page = dpp("printer", "calibrate", "P", "--json").json
        assert page == {
            "printer": "P",
            "confirmed_by": "queue",
            "crosses": [[20, 20], [190, 277]],
        }
        assert printer.jobs[0].document.startswith(b"%PDF")
    stored = dpp("printer", "calibrate", "P", "--measured", 21, 19, 191, 276, "--json").json
    assert stored["calibration"] == {"offset_x": -1, "offset_y": 1, "scale_x": 1, "scale_y": 1}
    # The next page is printed with this calibration, and what is still wrong is added to it.
    dpp("printer", "calibrate", "P", "--measured", 20, 20, 190, 274.43)
    listed = dpp("printer", "list", "--json").json[0]["calibration"]
    assert (listed["offset_x"], listed["scale_y"]) == (-1, 1.0101)
    dpp("printer", "calibrate", "P", "--offset-x", "0.5")
    kept = dpp("printer", "list", "--json").json[0]["calibration"]
    assert (kept["offset_x"], kept["scale_y"]) == (0.5, 1.0101)
    assert "scale 1 / 1" in dpp("printer", "calibrate", "P", "--reset").stdout
    dpp("printer", "calibrate", "P", "--reset", "--scale-x", "1.01", code=2)
    dpp("printer", "calibrate", "P", "--scale-x", "2", code=2)
    dpp("printer", "calibrate", "P", "--measured", 190, 20, 20, 277, code=2)


def test_a_print_job_uses_one_connection_to_a_printer_without_status(dpp: CommandLine) -> None:
    """A receiver such as netcat accepts only one."""
    job = dpp.mint(30).json["id"]
    with SimulatedPrinter(behaviour=SILENT) as printer:
        dpp("printer", "add", "P", "--zpl", printer.address, "--dpi", "203")
        dpp("print", job, "--design", "roll-50x30", "--printer", "P", "--units", "1-24")
        printer.wait_idle()
        assert (printer.connections, len(printer.counts())) == (1, 24)
    assert "24 of 24" in dpp("prints").stdout
