"""Exports are verified with the key or the tokens of their workspace."""

from pathlib import Path

import pytest

from tests.commandline import CommandLine


@pytest.fixture
def folder(dpp: CommandLine, tmp_path: Path) -> Path:
    """Return the folder of an export of two packs."""
    dpp.mint(10_001)
    dpp("export", 1, "--to", tmp_path / "packs")
    return tmp_path / "packs"


def test_the_key_is_shown_and_saved(dpp: CommandLine, tmp_path: Path) -> None:
    shown = dpp("key", "show", "--json").json
    assert (shown["algorithm"], len(shown["fingerprint"])) == ("Ed25519", 64)
    output = dpp("key", "show").stdout
    assert output == f"Fingerprint (SHA-256): {shown['fingerprint']}\n{shown['pem']}"
    saved = dpp("key", "export", "--to", tmp_path / "key.pem", "--json").json
    assert saved == {"file": str(tmp_path / "key.pem"), "fingerprint": shown["fingerprint"]}
    assert (tmp_path / "key.pem").read_text() == shown["pem"]
    dpp("key", "export", "--to", tmp_path / "nowhere" / "key.pem", code=2)
    dpp("key", "export", "--to", tmp_path / "key.pem")
    before = (dpp.workspace / "workspace.db").read_bytes()
    dpp("key", "export", "--to", dpp.workspace / "workspace.db", code=2)
    assert (dpp.workspace / "workspace.db").read_bytes() == before
    (tmp_path / "secret.pem").write_text("-----BEGIN PRIVATE KEY-----")
    dpp("key", "export", "--to", tmp_path / "secret.pem", code=2)
    assert (tmp_path / "secret.pem").read_text() == "-----BEGIN PRIVATE KEY-----"


def test_verifying_with_a_key_needs_no_workspace(
    dpp: CommandLine, folder: Path, tmp_path: Path
) -> None:
    dpp("key", "export", "--to", tmp_path / "key.pem")
    outsider = CommandLine(tmp_path / "nowhere")
    found = outsider("verify", folder, "--key", tmp_path / "key.pem", "--json").json
    assert (found["ok"], found["against_key"], found["against_store"]) == (True, True, False)
    assert found["signed_by"] == dpp("key", "show", "--json").json["fingerprint"]
    assert (
        "Signed with the expected key"
        in outsider("verify", folder, "--key", tmp_path / "key.pem").stdout
    )
    without_key = outsider("verify", folder)
    assert "To check that it is yours, use --key." in without_key.stderr
    assert not (tmp_path / "nowhere").exists()


def test_another_key_exits_with_4(dpp: CommandLine, folder: Path, tmp_path: Path) -> None:
    other = CommandLine(tmp_path / "other")
    other("sample", "load")
    other("key", "export", "--to", tmp_path / "key.pem")
    found = dpp("verify", folder, "--key", tmp_path / "key.pem", "--json", code=4).json
    assert [problem["code"] for problem in found["problems"]] == ["signer"]
    (tmp_path / "key.pem").write_text("a key")
    assert (
        "contains no Ed25519 public key"
        in dpp("verify", folder, "--key", tmp_path / "key.pem", code=2).stderr
    )


def test_every_row_is_compared_with_the_workspace(dpp: CommandLine, folder: Path) -> None:
    found = dpp("verify", folder, "--rows", "--json").json
    assert (found["ok"], found["against_key"], found["against_store"]) == (True, True, True)
    assert "All rows match this workspace." in dpp("verify", folder, "--rows").stdout
    pack = min(folder.glob("*.csv"))
    pack.write_bytes(pack.read_bytes().replace(b"LOT-7", b"LOT-8", 1))
    outcome = dpp("verify", folder, "--rows", code=4)
    assert "line 2 " in outcome.stderr
