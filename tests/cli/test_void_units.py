"""Commands leave out void units, report those in finished packs, and show the states of a unit."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import NO_PRODUCTION, Actor, Carrier
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.exporting.void_units import void
from tests.samples import mint


@pytest.fixture
def job(workspace_path: Path) -> int:
    """The id of a completed job of 20 tokens in a closed workspace."""
    with Workspace.open(workspace_path) as workspace:
        return mint(workspace, parka(20)).id


def _void(path: Path, job: int, units: str) -> None:
    with Workspace.open(path) as workspace:
        void(workspace, job, units)


def _serial(path: Path, job: int, unit: int) -> str:
    with Workspace.open(path) as workspace, workspace.read() as transaction:
        return tokens.serial_of(transaction, job, unit - 1) or ""


def test_exports_say_what_they_leave_out_and_what_is_void_in_finished_packs(
    dpp: CommandLine, workspace_path: Path, job: int, tmp_path: Path
) -> None:
    _void(workspace_path, job, "3-4")
    folder = tmp_path / "packs"
    preview = dpp("export", job, "--preview", "1", "--json").json
    left_out = "2 void units are left out: 3-4 of job 1."
    assert (preview["rows"], preview["left_out"], preview["warnings"]) == (18, 2, [left_out])
    made = dpp("export", job, "--to", folder)
    assert "exported 18 tokens in 1 pack" in made.stdout
    assert left_out in made.stderr
    _void(workspace_path, job, "1,6-7")
    contained = "Pack 1 contains 3 void units, in rows 1, 4-5: don't use these rows."
    shown = dpp("exports", 1)
    assert left_out in shown.stderr
    assert contained in shown.stderr
    (listed,) = dpp("exports", "--json").json
    (pack,) = listed["packs"]
    assert (listed["rows"], listed["left_out"]) == (18, 2)
    assert pack["left_out"] == [{"job": job, "units": "3-4"}]
    assert (pack["void"], pack["void_rows"]) == ([{"job": job, "units": "1,6-7"}], "1,4-5")
    heading, row = (line.split("  ") for line in dpp("exports").stdout.splitlines())
    assert any("VOID" in cell for cell in heading)
    assert "3" in [cell.strip() for cell in row]


def test_verification_and_handover_report_void_rows(
    dpp: CommandLine, workspace_path: Path, job: int, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    dpp("export", job, "--to", folder)
    _void(workspace_path, job, "5")
    without = dpp("verify", folder)
    assert (without.code, "void" in without.stderr) == (0, False)
    checked = dpp("verify", folder, "--rows")
    assert "row 5 is void: don't use it." in checked.stderr
    assert "No problems found" in checked.stdout
    document = dpp("verify", folder, "--rows", "--json").json
    assert document["ok"]
    assert [note["code"] for note in document["notes"]] == ["void"]
    handed_over = dpp("handover", 1, 1, "--by", "Ada", "--to", "Print shop", "--json")
    contained = "Pack 1 contains a void unit, in row 5: don't use that row."
    assert contained in handed_over.stderr
    assert contained in dpp("handover", 1, 1, "--take-back").stderr
    again = dpp("export", job, "--to", folder, "--json").json
    assert again["warnings"] == [contained]
    assert "row 5 is void" in dpp("verify", folder).stderr, "the manifest is updated"


def test_a_single_pack_leaves_out_void_units(
    dpp: CommandLine, workspace_path: Path, job: int, tmp_path: Path
) -> None:
    _void(workspace_path, job, "20")
    saved = dpp("pack", job, 1, "--to", tmp_path / "one.csv")
    assert "pack 1 with 19 tokens" in saved.stdout
    assert "A void unit is left out: 20 of job 1." in saved.stderr
    _void(workspace_path, job, "1-19")
    refused = dpp("pack", job, 1, "--to", tmp_path / "one.csv", code=2)
    assert "All selected tokens of job 1 are void." in refused.stderr


def test_a_token_is_shown_with_its_states(
    dpp: CommandLine, workspace_path: Path, job: int, tmp_path: Path
) -> None:
    ada = Actor("Ada", "line-1")
    with Workspace.open(workspace_path) as workspace, workspace.write() as transaction:
        found, units = jobs.require(transaction, job), UnitSet.parse("2-4")
        changes.mark_produced(transaction, found, Carrier.LABEL, units, ada, NO_PRODUCTION)
        changes.mark_verified(transaction, found, Carrier.LABEL, UnitSet.parse("2"), ada)
        changes.mark_spoiled(transaction, found, Carrier.LABEL, UnitSet.parse("3"), "torn", ada)
        changes.void(transaction, found, UnitSet.parse("4"), "wrong batch", ada)
    plain = dpp("token", _serial(workspace_path, job, 1))
    assert "label     -" in plain.stdout
    assert plain.stderr == ""
    verified = dpp("token", _serial(workspace_path, job, 2))
    assert "label     printed and verified" in verified.stdout
    assert "label     spoiled (torn)" in dpp("token", _serial(workspace_path, job, 3)).stdout
    serial = _serial(workspace_path, job, 4)
    void_token = dpp("token", serial)
    assert "state     void (wrong batch), by Ada on " in void_token.stdout
    text = "Unit 4 of job 1 is void (wrong batch).\nRemove it, and destroy the label.\n"
    assert void_token.stderr == text
    document = dpp("token", serial, "--json").json
    assert (document["state"], document["cause"]["reason"]) == ("void", "wrong batch")
    assert (document["cause"]["by"], document["cause"]["workstation"]) == ("Ada", "line-1")
    assert document["label"] == {"state": "produced", "verified": False}
    refused = dpp("token", serial, "--qr", tmp_path / "unit.svg", code=2)
    assert "The code of a void unit is never used again." in refused.stderr
    assert list(tmp_path.iterdir()) == []
    scanned = dpp("find", serial)
    assert scanned.stderr == text
    assert "State: void (wrong batch), by Ada" in scanned.stdout
    assert dpp("find", serial, "--json").json["token"]["state"] == "void"
    assert "Label: printed and verified" in dpp("find", _serial(workspace_path, job, 2)).stdout


def test_the_label_of_a_void_unit_is_not_saved(
    dpp: CommandLine, workspace_path: Path, job: int, tmp_path: Path
) -> None:
    _void(workspace_path, job, "1-2")
    preview = ("design", "preview", "roll-50x30", "--job", job, "--to", tmp_path / "label.png")
    refused = dpp(*preview, "--unit", 2, code=2)
    assert "Unit 2 of job 1 is void" in refused.stderr
    assert "The code of a void unit is never used again." in refused.stderr
    assert list(tmp_path.iterdir()) == []
    dpp(*preview)
    with Image.open(tmp_path / "label.png") as image:
        read = zxingcpp.read_barcode(image)
    assert read is not None
    assert dpp("token", read.text, "--json").json["unit"] == 3
