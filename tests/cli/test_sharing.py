"""`dpp-desktop brand export` and `import` transfer a brand to another site."""

import base64
import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.brands.encryption import encrypt
from dpp_desktop.common.json_text import indented
from tests.commandline import COMMAND, CommandLine
from tests.passports.examples import a_brand

PASSPHRASE = "correct horse battery staple"
FIELDS = {
    "name",
    "resolver",
    "serials.style",
    "serials.scope",
    "link.batch",
    "gtin_pointer",
    "batch_pointers",
    "unit_pointers",
    "check_formats",
    "export_profile",
    "label_designs",
    "passport_schema",
    "gtin_required",
    "rules_off",
}


@pytest.fixture
def by_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the passphrase in the environment, as scripts do."""
    monkeypatch.setenv("DPP_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def elsewhere(tmp_path: Path) -> CommandLine:
    """Return the command line for a workspace that doesn't exist yet."""
    return CommandLine(tmp_path / "elsewhere")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path for the exported brand."""
    return tmp_path / "nordlicht.json"


def at_terminal(workspace: Path, arguments: Sequence[object], typed: Sequence[str]) -> str:
    """Run a command in a new terminal, type the lines, and return the output."""
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "--workspace", str(workspace), *map(str, arguments)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown, asked = "", 0
    while chunk := _read(master):
        shown += chunk
        if shown.count(": ") > asked and shown.endswith(": ") and asked < len(typed):
            os.write(master, f"{typed[asked]}\n".encode())
            asked = shown.count(": ")
    os.close(master)
    assert process.wait() == 0, shown
    return shown


def _read(master: int) -> str:
    try:
        return os.read(master, 4096).decode()
    except OSError:  # the other end is closed
        return ""


@pytest.mark.usefixtures("by_script")
def test_a_plain_file_is_imported_with_a_warning(
    elsewhere: CommandLine, dpp: CommandLine, file: Path
) -> None:
    plain = resource_paths.resource("samples", "nordlicht.brand.json")
    for options in (("--check",), (), ("--check",)):
        done = elsewhere("brand", "import", plain, *options)
        assert "Warning: the file contains no serial key" in done.stderr
        assert "about 0.9%" in done.stderr
    (warning,) = elsewhere("brand", "import", plain, "--json").json["warnings"]
    assert warning["code"] == "key_not_shared"
    dpp("brand", "export", "nordlicht", "--to", file)
    shared = elsewhere("brand", "import", file, "--site", 2, "--json")
    assert shared.json["warnings"] == []
    assert "Warning" not in shared.stderr


@pytest.mark.usefixtures("by_script")
def test_a_brand_is_transferred_to_another_site(
    dpp: CommandLine, elsewhere: CommandLine, file: Path
) -> None:
    dpp("site", "set", 1)
    exported = dpp("brand", "export", "nordlicht", "--to", file, "--json")
    assert exported.json == {
        "key": "nordlicht",
        "name": "Nordlicht Outdoor",
        "file": str(file),
        "serial_key": True,
        "site": 1,
    }
    assert "can predict and forge" in exported.stderr
    done = elsewhere("brand", "import", file, "--site", 2, "--json").json
    assert done.keys() >= {"key", "name", "added", "schema_changed", "products", "site"}
    assert (done["serial_key"], done["serial_key_in_file"]) == ("taken", True)
    assert {change["field"] for change in done["changes"]} == FIELDS
    assert elsewhere("site", "--json").json == {"site": 2, "fixed": False}

    elsewhere("sample", "load")  # a plain file, which keeps the key
    elsewhere.mint(3)
    dpp.mint(3)
    elsewhere("export", 1, "--to", file.parent / "packs")
    pack = next((file.parent / "packs").glob("*.csv"))
    url = pack.read_text().splitlines()[1].rpartition(",")[2]
    missed = dpp("token", url, code=5).stderr
    assert "belongs to site 2 and was not minted here, at site 1" in missed


@pytest.mark.usefixtures("by_script")
def test_the_content_of_the_file_is_reported_before_and_after(dpp: CommandLine, file: Path) -> None:
    exported = dpp("brand", "export", "nordlicht", "--to", file)
    assert exported.stdout == (
        f"Brand nordlicht (Nordlicht Outdoor) with its serial key exported to {file}.\n"
    )
    before, after, own_number = exported.stderr.splitlines()[0], exported.stderr, "this is site 0"
    assert "its passport schema and its serial key" in before
    assert "can predict and forge the serials of the brand" in before
    assert "Send the file and the passphrase separately" in after
    assert own_number in after


@pytest.mark.usefixtures("by_script")
def test_checking_changes_nothing(dpp: CommandLine, elsewhere: CommandLine, file: Path) -> None:
    dpp("brand", "export", "nordlicht", "--to", file)
    refused = elsewhere("brand", "import", file, "--check", "--json", code=2)
    assert [problem["code"] for problem in refused.json["error"]["problems"]] == ["same_site"]
    elsewhere("brand", "import", file, code=2)
    checked = elsewhere("brand", "import", file, "--check", "--site", 9, "--json").json
    assert (checked["added"], checked["site"], checked["serial_key"]) == (True, 9, "taken")
    output = elsewhere("brand", "import", file, "--check", "--site", 9).stdout
    assert "Brand nordlicht (Nordlicht Outdoor) would be added." in output
    assert not elsewhere.workspace.exists()

    changed = resource_paths.resource("samples", "nordlicht.brand.json").read_text("utf-8")
    file.write_text(changed.replace("https://id.nordlicht", "https://new.nordlicht"))
    output = dpp("brand", "import", file, "--check").stdout
    assert "https://new.nordlicht.example" in output
    assert "Products affected: 4." in output
    assert "The brand keeps its key." in output
    before = dpp("brand", "list", "--json").json
    assert {row["resolver"] for row in before if row["key"] == "nordlicht"} == {
        "https://id.nordlicht.example"
    }
    done = dpp("brand", "import", file, "--json").json
    assert [change["field"] for change in done["changes"]] == ["resolver"]
    assert (done["serial_key"], done["serial_key_in_file"]) == ("kept", False)


def test_without_terminal_and_variable_the_passphrase_is_requested(
    dpp: CommandLine, elsewhere: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = dpp("brand", "export", "nordlicht", "--to", file, "--json", code=2)
    assert needed.json["error"]["kind"] == "passphrase_needed"
    assert "DPP_PASSPHRASE" in needed.stderr
    monkeypatch.setenv("DPP_PASSPHRASE", "too short")
    short = dpp("brand", "export", "nordlicht", "--to", file, "--json", code=2).json
    assert [problem["code"] for problem in short["error"]["problems"]] == ["passphrase_short"]
    assert not file.exists()
    monkeypatch.setenv("DPP_PASSPHRASE", PASSPHRASE)
    dpp("brand", "export", "nordlicht", "--to", file)
    monkeypatch.setenv("DPP_PASSPHRASE", PASSPHRASE[:-1])
    wrong = elsewhere("brand", "import", file, "--json", code=2).json
    assert [problem["code"] for problem in wrong["error"]["problems"]] == ["wrong_passphrase"]
    monkeypatch.delenv("DPP_PASSPHRASE")
    assert "DPP_PASSPHRASE" in elsewhere("brand", "import", file, code=2).stderr
    assert not elsewhere.workspace.exists()


def test_the_passphrase_is_entered_hidden_at_a_terminal(
    dpp: CommandLine, elsewhere: CommandLine, file: Path
) -> None:
    export = ("brand", "export", "nordlicht", "--to", file)
    shown = at_terminal(dpp.workspace, export, [PASSPHRASE, PASSPHRASE])
    assert "can predict and forge" in shown.partition("New passphrase")[0]
    assert "Repeat the passphrase" in shown
    assert PASSPHRASE not in shown
    imported = ("brand", "import", file, "--site", 2)
    shown = at_terminal(elsewhere.workspace, imported, [PASSPHRASE])
    assert "is protected by a passphrase" in shown
    assert "Brand nordlicht (Nordlicht Outdoor) added." in shown
    assert PASSPHRASE not in shown


@pytest.mark.usefixtures("by_script")
def test_the_log_contains_neither_key_nor_passphrase(dpp: CommandLine, file: Path) -> None:
    dpp("brand", "export", "nordlicht", "--to", file)
    dpp("brand", "import", file, "--debug")
    for log in (dpp.workspace / "logs").iterdir():
        assert PASSPHRASE not in log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("by_script")
def test_broken_rules_of_an_encrypted_file_can_be_switched_off(
    elsewhere: CommandLine, file: Path
) -> None:
    brand = a_brand(passport_schema={"properties": {"a": {"pattern": "("}}})
    key = base64.b64encode(bytes(32)).decode()
    content = {"brand": brand, "serial_key": key, "site": 1, "workspace": "0" * 32}
    file.write_text(indented(encrypt(content, PASSPHRASE)), encoding="utf-8")
    refused = elsewhere("brand", "import", file, "--site", 2, code=2)
    assert "passport_schema.properties.a.pattern" in refused.stderr
    elsewhere("brand", "import", file, "--site", 2, "--switch-off-broken-rules")
    (listed,) = elsewhere("brand", "list", "--json").json
    assert listed["key"] == brand["key"]
