"""`dpp-desktop site` shows and sets the site number."""

from pathlib import Path

from tests.commandline import CommandLine


def test_the_site_is_set_shown_and_then_fixed(dpp: CommandLine) -> None:
    assert dpp("site").stdout == "Site 0.\n"
    assert dpp("site", "set", 4095).stdout == "This workspace is now site 4095.\n"
    assert dpp("site", "--json").json == {"site": 4095, "fixed": False}
    assert dpp("site", "set", 7, "--json").json == {"site": 7, "fixed": False}
    dpp.mint(5)
    assert dpp("site").stdout == "Site 7 (fixed, because it has minted).\n"
    assert dpp("site", "set", 7, "--json").json == {"site": 7, "fixed": True}
    refused = dpp("site", "set", 8, "--json", code=2)
    assert refused.json["error"]["kind"] == "wrong_state"
    assert "has minted as site 7" in refused.stderr
    assert "new workspace" in refused.stderr


def test_a_new_workspace_can_start_with_a_site_number(tmp_path: Path) -> None:
    dpp = CommandLine(tmp_path / "new")
    assert dpp("site", code=5).stdout == ""
    problems = dpp("site", "set", 4096, "--json", code=2).json["error"]["problems"]
    assert [problem["field"] for problem in problems] == ["site"]
    dpp("site", "set", "seven", code=2)
    assert not dpp.workspace.exists()
    dpp("site", "set", 12)
    assert dpp("site", "--json").json["site"] == 12
