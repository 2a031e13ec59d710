"""`dpp-desktop workspace` shows a workspace, and renews a restored one."""

import shutil
from pathlib import Path

import pytest

from dpp_desktop.store.server import settings
from tests.commandline import CommandLine
from tests.server_workspaces import new_database, server_or_skip


def test_the_workspace_is_shown(dpp: CommandLine) -> None:
    shown = dpp("workspace", "--json").json
    assert shown == {
        "folder": str(dpp.workspace),
        "read_only": False,
        "store": None,
        "site": 0,
        "epoch": 0,
    }
    assert f"Folder  {dpp.workspace}\nSite    0\nEpoch   0\n" == dpp("workspace").stdout


def test_a_workspace_is_created_in_a_folder(tmp_path: Path) -> None:
    dpp = CommandLine(tmp_path)
    folder = tmp_path / "new"
    made = dpp("workspace", "create", folder, "--json").json
    assert made == {"folder": str(folder), "store": None, "created": True}
    again = dpp("workspace", "create", folder, code=2)
    assert "contains a workspace already" in again.stderr


def test_workstations_share_a_workspace_on_a_server(tmp_path: Path) -> None:
    url = server_or_skip().url(new_database())
    first, second = CommandLine(tmp_path / "first"), CommandLine(tmp_path / "second")
    made = first("workspace", "create", first.workspace, "--store", url)
    assert made.stdout == f"Created a workspace in {first.workspace}.\n"
    joined = second("workspace", "create", second.workspace, "--store", url)
    assert joined.stdout.startswith(f"Connected {second.workspace} to the workspace in '")
    first("sample", "load")
    assert first.mint(20, "--order", "order 1").json["minted"] == 20
    again = second.mint(20, "--order", "order 1").json
    assert (again["id"], again["minted"]) == (1, 20)
    assert "Store   " in second("workspace").stdout


@pytest.mark.parametrize(
    ("url", "code", "error"),
    [
        ("postgresql://ann:secret@db.example/dpp", 2, "contains a password"),
        ("mysql://db.example/dpp", 2, "not the URL of a PostgreSQL database"),
        ("postgresql://127.0.0.1:1/dpp", 4, "isn't available"),
    ],
)
def test_a_store_that_can_not_be_used_is_reported(
    tmp_path: Path, url: str, code: int, error: str
) -> None:
    refused = CommandLine(tmp_path)(
        "workspace", "create", tmp_path / "a", "--store", url, code=code
    )
    assert error in refused.stderr
    assert "secret" not in refused.stderr
    assert not (tmp_path / "a").exists()


def test_a_command_waits_for_the_server_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write(tmp_path, settings.from_url("postgresql://127.0.0.1:1/dpp"))
    monkeypatch.setenv("DPP_SERVER_WAIT", "0.5")
    failed = CommandLine(tmp_path)("jobs", code=4)
    assert "Waiting for the database '127.0.0.1:1/dpp'" in failed.stderr
    assert "Check the network and the server." in failed.stderr


def test_only_a_workspace_on_a_server_has_a_password(dpp: CommandLine) -> None:
    assert "isn't on a server" in dpp("workspace", "password", code=2).stderr


def test_renewing_asks_for_confirmation(dpp: CommandLine) -> None:
    refused = dpp("workspace", "renew", code=2)
    assert "unfinished jobs are cancelled" in refused.stderr
    assert "Repeat it with --yes." in refused.stderr
    assert dpp("workspace", "--json").json["epoch"] == 0


def test_a_renewed_workspace_continues_with_new_serials(dpp: CommandLine) -> None:
    dpp.mint(20)
    assert dpp("workspace", "renew", "--yes").stdout == (
        "This workspace continues with new serials.\n"
    )
    assert dpp("workspace", "--json").json["epoch"] in range(1, 256)
    assert dpp.mint(20).json["minted"] == 20


@pytest.mark.parametrize("how", ["in place", "as a new folder"])
def test_a_restored_workspace_is_reported_once(dpp: CommandLine, tmp_path: Path, how: str) -> None:
    dpp.mint(5)
    backup = shutil.copytree(dpp.workspace, tmp_path / "backup")
    dpp.mint(5)
    if how == "as a new folder":
        shutil.rmtree(dpp.workspace)
    shutil.copytree(backup, dpp.workspace, dirs_exist_ok=True)
    assert "This workspace was copied, moved or restored." in dpp("jobs").stderr
    assert "restored" not in dpp("jobs").stderr
