"""The card of a token and the result of a scan show the states of the unit."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import NO_PRODUCTION, Actor, Carrier
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tokens.scan_result import ScanResult
from dpp_desktop.units import changes
from tests.ui.main_window.window_driver import MainWindowDriver

_ADA = Actor("Ada", "line-1")


def _url(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        return job.link_prefix + (tokens.serial_of(transaction, job.id, unit - 1) or "")


def _change(workspace: Workspace, job: MintJob) -> None:
    """Print units 1 to 4, verify 1, spoil 2, void 3, and take 5 as a sample."""
    label = Carrier.LABEL
    with workspace.write() as transaction:
        units = UnitSet.parse("1-4")
        changes.mark_produced(transaction, job, label, units, _ADA, NO_PRODUCTION)
        changes.mark_verified(transaction, job, label, UnitSet.parse("1"), _ADA)
        changes.mark_spoiled(transaction, job, label, UnitSet.parse("2"), "torn", _ADA)
        changes.void(transaction, job, UnitSet.parse("3"), "wrong batch", _ADA)
        changes.mark_sampled(transaction, job, UnitSet.parse("5"), "drop test", _ADA)


def _starts_with(label: QLabel, text: str) -> bool:
    return label.text().startswith(text)


def test_a_scan_of_a_void_unit_fills_the_window_in_red(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    _change(main_window.workspace, minted_job)
    main_window.type_scan(_url(main_window.workspace, minted_job, 3))
    main_window.wait_for_scan_result("Void", "Unit 3 of job 1 is void (wrong batch).")
    result = main_window.find(ScanResult, "scan_result")
    assert result.property("tone") == "danger"
    assert "destroy the label" in main_window.scan_result
    page = main_window.wait_for_tokens
    main_window.press("close_scan")
    assert page().isVisible()
    state = main_window.find(QLabel, "fact-state")
    main_window.wait_for(lambda: state.text().startswith("Void (wrong batch)\nAda · "))
    assert state.property("role") == "problem"
    for name in ("saveQr", "copyImage"):
        button = main_window.find(QPushButton, name)
        assert not button.isEnabled()
        assert "never used again" in button.toolTip()
    assert main_window.find(QPushButton, "copySerial").isEnabled()


def test_an_open_card_follows_changes_of_other_processes(
    main_window: MainWindowDriver, minted_job: MintJob, workspace_path: Path
) -> None:
    main_window.type_scan(_url(main_window.workspace, minted_job, 3))
    main_window.wait_for_tokens()
    state = main_window.find(QLabel, "fact-state")
    main_window.wait_for(lambda: state.text() == "Valid")
    with Workspace.open(workspace_path) as workspace:
        _change(workspace, minted_job)
    main_window.wait_for(lambda: state.text().startswith("Void (wrong batch)"))
    assert main_window.find(QLabel, "fact-label").text() == "Printed"
    main_window.wait_for(lambda: main_window.has("voidStatement"))


def test_other_states_are_shown_with_the_match(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    _change(main_window.workspace, minted_job)
    result = main_window.find(ScanResult, "scan_result")
    for unit, words, tone, state, label in (
        (1, "Label: printed and verified", "success", "Valid", "Printed and verified"),
        (2, "Label: spoiled (torn)", "warning", "Valid", "Spoiled (torn)"),
        (5, "sample (drop test)", "warning", "Taken out of", "Not recorded as printed"),
        (6, "token 6 of 25,000", "success", "Valid", "Not recorded as printed"),
    ):
        main_window.type_scan(_url(main_window.workspace, minted_job, unit))
        main_window.wait_for_scan_result(f"token {unit} of 25,000", words)
        assert result.property("tone") == tone
        number = main_window.find(QLabel, "fact-unit")
        main_window.wait_for(partial(_starts_with, number, f"{unit} "))
        shown = main_window.find(QLabel, "fact-label")
        assert shown.text() == label
        assert main_window.find(QLabel, "fact-state").text().startswith(state)
        assert main_window.find(QLabel, "fact-state").property("role") == "body"
        assert main_window.find(QLabel, "fact-tag").isHidden()
