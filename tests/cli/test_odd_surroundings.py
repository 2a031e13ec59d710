"""Commands in unusual environments: closed streams, invalid bytes, no home folder, huge numbers."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.minting.control import pause
from dpp_desktop.minting.submit import submit
from dpp_desktop.store.workspace import Workspace
from tests.commandline import COMMAND, CommandLine
from tests.conftest import parka

HUGE = 99_999_999_999_999_999_999


def _shell(dpp: CommandLine, script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell script in which $dpp is the command."""
    quoted = " ".join(f"'{part}'" for part in (*COMMAND, "--workspace", dpp.workspace))
    return subprocess.run(
        ["bash", "-c", f'dpp() {{ {quoted} "$@"; }}; set -o pipefail; {script}'],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("resume", HUGE),
        ("cancel", HUGE),
        ("export", HUGE, "--to", "x"),
        ("resume", "x"),
        ("cancel", 0),
    ],
)
def test_invalid_job_ids_are_invalid_input(dpp: CommandLine, arguments: tuple[object, ...]) -> None:
    assert "Invalid value" in dpp(*arguments, code=2).stderr


def test_a_job_that_is_no_number_is_named_in_plain_words(dpp: CommandLine) -> None:
    refused = dpp("units", "abc", code=2).stderr
    assert "'abc' is not a valid whole number." in refused


def test_commands_work_with_closed_streams(dpp: CommandLine) -> None:
    mint = " ".join(f"'{argument}'" for argument in dpp.mint_arguments(5))
    assert _shell(dpp, f"dpp {mint} 2>&-").returncode == 0
    assert _shell(dpp, f"dpp {mint} >&-").returncode == 0
    assert _shell(dpp, f"dpp {mint} >&- 2>&-").returncode == 0
    assert [job["minted"] for job in dpp("jobs", "--json").json] == [5, 5, 5]


def test_a_full_output_is_reported(dpp: CommandLine) -> None:
    done = _shell(dpp, "dpp product list >/dev/full")
    assert done.returncode == 4
    assert "no space left on the disk for 'standard output'" in done.stderr
    assert "Traceback" not in done.stderr


def test_other_encodings_get_escaped_characters(dpp: CommandLine) -> None:
    listed = _shell(dpp, "dpp product list", PYTHONIOENCODING="iso8859-5")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "'Mar\\xe9e'" in listed.stdout
    document = _shell(dpp, "dpp product list --json", PYTHONIOENCODING="iso8859-5")
    assert "Handwoven silk scarf 'Marée'" in {
        product["name"] for product in json.loads(document.stdout)
    }


def test_arguments_that_are_not_text_are_rejected(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(5)
    byte = r"$'\xff'"
    # In a shell, because a process that Python starts as a copy doesn't decode its arguments.
    for arguments, code in (
        (f"brand import {byte}", 5),
        (f"product import /dev/null --brand {byte}", 5),
        (f"mint --brand {byte} --product {byte} --batch {byte} --quantity {byte}", 2),
        (f"export 1 --to {tmp_path}/{byte}", 2),
        (f"token {byte}", 2),
        (f"verify {tmp_path}/{byte}", 5),
        (f"--workspace {tmp_path}/{byte} jobs", 2),
    ):
        done = _shell(dpp, f"dpp {arguments}")
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), arguments


def test_without_a_home_folder_a_workspace_must_be_selected(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [*COMMAND, "sample", "load"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "home" / ".local" / "share" / "dpp-desktop" / "workspace.db").exists()


def test_files_cannot_send_terminal_commands(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(5)
    folder = tmp_path / "packs"
    dpp("export", 1, "--to", folder)
    (folder / "\x1b]0;owned\x07.csv").write_text("")
    found = dpp("verify", folder, code=4)
    assert "\x1b" not in found.stderr
    assert "\\u001b" in found.stderr
    products = {"format": "dpp-desktop/products/1", "products": [{"\x1b[31m": 1}]}
    (tmp_path / "products.json").write_text(json.dumps(products))
    refused = dpp("product", "import", tmp_path / "products.json", "--brand", "atelier", code=2)
    assert "\x1b" not in refused.stderr


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"format": "dpp-desktop/export/1"}', '{"export": 1e30}', "\x00", "[" * 9_999],
)
def test_an_invalid_manifest_is_invalid_input(
    dpp: CommandLine, tmp_path: Path, manifest: str
) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    dpp("verify", tmp_path, code=2)


@pytest.mark.parametrize(
    "path", ["a" * 300, "file/below", "file"], ids=["too long", "below a file", "a file"]
)
def test_impossible_folders_are_invalid_input(dpp: CommandLine, tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("")
    dpp.mint(5)
    dpp("export", 1, "--to", tmp_path / path, code=2)
    CommandLine(tmp_path / path)("jobs", code=5 if path == "file/below" else 2)


def test_an_unknown_job_creates_no_folder(dpp: CommandLine, tmp_path: Path) -> None:
    dpp("export", 7, "--to", tmp_path / "packs", code=5)
    assert not (tmp_path / "packs").exists()


def test_an_unwritable_log_stops_the_command_first(dpp: CommandLine) -> None:
    log = dpp.workspace / "logs" / "dpp-desktop.log"
    log.unlink(missing_ok=True)
    log.mkdir(parents=True)
    dpp.mint(5, code=2)
    log.rmdir()
    assert dpp("jobs", "--json").json == []


def test_json_output_is_always_one_document(dpp: CommandLine) -> None:
    outcomes: list[Any] = [
        dpp("token", "nonsense", "--json", code=2).json,
        dpp("token", "0" * 12, "--json", code=5).json,
        dpp("mint", "--json", code=2).json,
        dpp("no-such-command", "--json", code=2).json,
        dpp.mint(0, code=2).json,
    ]
    assert all(outcome["error"]["message"] for outcome in outcomes)


def test_a_missing_disk_is_not_an_empty_workspace(tmp_path: Path) -> None:
    away = CommandLine(tmp_path / "stick" / "workspace")
    for arguments in (("jobs",), ("brand", "list"), ("resume",), ("token", "0" * 12)):
        assert "no workspace in" in away(*arguments, code=5).stderr
    assert "no workspace in" in away.mint(5, code=5).stderr
    assert not (tmp_path / "stick").exists()
    assert "Created a workspace" in away("sample", "load").stderr
    assert "Created a workspace" not in away("sample", "load").stderr


def test_an_empty_path_is_rejected(dpp: CommandLine, tmp_path: Path) -> None:
    """An unset variable in a script results in an empty path."""
    dpp.mint(5)
    for arguments in (("export", 1, "--to", ""), ("verify", ""), ("brand", "import", "")):
        assert "The path is empty" in dpp(*arguments, code=2).stderr
    assert "The path is empty" in dpp("jobs", "--workspace", "", code=2).stderr


def test_a_qr_code_is_written_to_svg_files_only(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(1)
    url = dpp("export", 1, "--to", tmp_path / "packs", "--json").json["directory"]
    serial = next(Path(url).glob("*.csv")).read_text().splitlines()[1].split(",")[2]
    precious = tmp_path / "brand.json"
    precious.write_text("{}")
    assert ".svg" in dpp("token", serial, "--qr", precious, code=2).stderr
    assert precious.read_text() == "{}"


def test_full_outputs_fail_without_a_traceback(dpp: CommandLine) -> None:
    for script, code in (
        ("dpp --json jobs >/dev/full", 4),
        ("dpp token nonsense --json >/dev/full", 2),
        ("dpp --help >/dev/full", 4),
        ("dpp mint --brand x 2>/dev/full", 2),
    ):
        done = _shell(dpp, script)
        assert done.returncode == code, (script, done)
        assert "Traceback" not in done.stderr


def test_resume_lists_jobs_that_it_does_not_continue(dpp: CommandLine) -> None:
    with Workspace.open(dpp.workspace) as workspace:
        job = submit(workspace, parka(5)).job
        pause(workspace, job.id)
    output = dpp("resume").stderr
    assert "Job 1 is paused. To continue it, run 'dpp-desktop resume 1'." in output
    assert dpp("resume", 1, "--json").json["status"] == "completed"
