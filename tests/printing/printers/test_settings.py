"""Names, addresses and dots of printers are checked, and their settings survive storage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.printing.printers.registered import (
    add_printer,
    calibrate_printer,
    find_printer,
    list_printers,
    remove_printer,
)
from dpp_desktop.printing.printers.settings import (
    ConnectionKind,
    Language,
    PrinterSettings,
    StatusMode,
    check_printer,
    settings_document,
    settings_of,
)
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store.workspace import Workspace

_lengths = st.floats(-20, 20)
_settings = st.builds(
    PrinterSettings,
    st.sampled_from(ConnectionKind),
    st.text(min_size=1),
    st.sampled_from(Language),
    st.integers(50, 1200),
    st.integers(1, 100),
    st.sampled_from(StatusMode),
    st.builds(Calibration, _lengths, _lengths, st.floats(0.9, 1.1), st.floats(0.9, 1.1)),
)


@given(_settings)
def test_settings_survive_storage(settings: PrinterSettings) -> None:
    assert settings_of(settings_document(settings)) == settings


@pytest.mark.parametrize(
    ("kind", "address", "cleaned"),
    [
        (ConnectionKind.TCP, "tcp://printer-3:9100", "tcp://printer-3:9100"),
        (ConnectionKind.TCP, "TCP://Printer-3", "tcp://printer-3:9100"),
        (ConnectionKind.TCP, "10.0.0.7", "tcp://10.0.0.7:9100"),
        (ConnectionKind.TCP, "10.0.0.7:6101", "tcp://10.0.0.7:6101"),
        (ConnectionKind.TCP, "tcp://[fe80::1%eth0]:9100", "tcp://[fe80::1%eth0]:9100"),
        (ConnectionKind.IPP, "ipp://printer/ipp/print", "ipp://printer/ipp/print"),
        (ConnectionKind.IPP, "ipps://printer:443/ipp?x=1", "ipps://printer:443/ipp?x=1"),
        (ConnectionKind.QUEUE, " Labels_3 ", "Labels_3"),
        (ConnectionKind.DEVICE, "/dev/usb/lp0", "/dev/usb/lp0"),
    ],
)
def test_addresses_are_normalised(kind: ConnectionKind, address: str, cleaned: str) -> None:
    assert check_printer("P", kind, address, dpi=203).settings.address == cleaned


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (ConnectionKind.TCP, "http://printer"),
        (ConnectionKind.TCP, "tcp://printer:0"),
        (ConnectionKind.TCP, "tcp://printer:99999"),
        (ConnectionKind.TCP, "tcp://printer:9100/queue"),
        (ConnectionKind.TCP, "tcp://"),
        (ConnectionKind.TCP, "tcp://user:secret@printer"),
        (ConnectionKind.TCP, "two words"),
        (ConnectionKind.TCP, ""),
        (ConnectionKind.IPP, "printer"),
        (ConnectionKind.IPP, "https://printer/ipp"),
        (ConnectionKind.IPP, "ipp://[fe80"),
        (ConnectionKind.QUEUE, "a/b"),
        (ConnectionKind.QUEUE, "\u202elabels"),
        (ConnectionKind.DEVICE, "/tmp"),
        (ConnectionKind.DEVICE, "\0"),
    ],
)
def test_wrong_addresses_are_rejected(kind: ConnectionKind, address: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_printer("P", kind, address, dpi=203)
    assert [problem.field for problem in caught.value.problems] == [kind.value]


def test_all_problems_are_listed() -> None:
    with pytest.raises(InvalidInput) as caught:
        check_printer("", ConnectionKind.TCP, "x y", language=Language.PDF, dpi=9999, chunk=0)
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["name", "zpl", "language", "dpi", "chunk"]


def test_zpl_needs_a_resolution_and_pdf_has_one() -> None:
    with pytest.raises(InvalidInput, match="dpi: is missing"):
        check_printer("P", ConnectionKind.DEVICE, "/dev/usb/lp0")
    office = check_printer("P", ConnectionKind.IPP, "ipp://office/ipp/print").settings
    assert (office.language, office.dpi) == (Language.PDF, 600)


@pytest.fixture
def workspace(workspace_path: Path) -> Workspace:
    return Workspace.open(workspace_path)


def test_printers_are_kept_by_name_ignoring_case(workspace: Workspace) -> None:
    line = check_printer("Line 1", ConnectionKind.TCP, "10.0.0.7", dpi=203)
    office = check_printer("office", ConnectionKind.QUEUE, "Office")
    with workspace, workspace.write() as transaction:
        add_printer(transaction, line)
        add_printer(transaction, office)
        with pytest.raises(InvalidInput, match="a printer named"):
            add_printer(transaction, check_printer("LINE 1", ConnectionKind.QUEUE, "q"))
        assert list_printers(transaction) == (line, office)
        assert find_printer(transaction, "lINE 1") == line
        calibration = Calibration(0.5, -0.25, 1.001, 0.999)
        calibrated = calibrate_printer(transaction, "line 1", calibration)
        assert calibrated.settings.output.calibration == calibration
        assert find_printer(transaction, "Line 1") == calibrated
        assert remove_printer(transaction, "LINE 1") == calibrated
        assert list_printers(transaction) == (office,)
        with pytest.raises(NotFound):
            find_printer(transaction, "Line 1")
