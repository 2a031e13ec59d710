"""Commands do what the documentation says, with its exit codes and JSON."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dpp_desktop.cli import main as program
from dpp_desktop.cli.main import COMMANDS
from tests.commandline import CommandLine

JOB_KEYS = {"id", "status", "quantity", "minted", "existing", "error"}


def test_help_lists_every_command_and_fits_into_80_columns(dpp: CommandLine) -> None:
    top = dpp("--help").stdout
    for name, summary in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", top, re.MULTILINE)
        assert dpp(name, "--help").stdout.startswith(f"Usage: dpp-desktop {name}")
    for path in (("brand", "import"), ("brand", "export"), ("site", "set"), ("sample", "load")):
        text = dpp(*path, "--help").stdout
        assert "--workspace DIR" in text
        assert max(map(len, text.splitlines())) <= 80


def test_a_job_from_mint_to_verified_export(dpp: CommandLine, tmp_path: Path) -> None:
    dpp("sample", "load")
    brands = dpp("brand", "list", "--json").json
    assert {brand["key"]: brand["resolver"] for brand in brands} == {
        "nordlicht": "https://id.nordlicht.example",
        "atelier": "https://dpp.atelier.example",
        "velta": "https://id.velta.example",
    }
    needs = {brand["key"]: brand["gtin_required"] for brand in brands}
    assert needs == {"nordlicht": "always", "atelier": "never", "velta": "always"}
    products = {(row["brand"], row["sku"]): row for row in dpp("product", "list", "--json").json}
    assert products["nordlicht", "PARKA-01"]["gtin"] == "09506000134352"
    assert products["atelier", "SCARF-01"]["gtin"] is None

    job = dpp.mint(10_001, "--idempotency-key", "ORDER-1").json
    assert job.keys() >= JOB_KEYS
    assert (job["status"], job["minted"], job["existing"]) == ("completed", 10_001, False)
    again = dpp.mint(10_001, "--idempotency-key", "ORDER-1").json
    assert again == job | {"existing": True}
    assert [entry["id"] for entry in dpp("jobs", "--json").json] == [job["id"]]
    assert dpp("resume", job["id"], "--json").json.keys() >= JOB_KEYS

    export = dpp("export", job["id"], "--to", tmp_path / "packs", "--json").json
    assert export.keys() >= {"id", "status", "directory", "packs"}
    assert [pack["rows"] for pack in export["packs"]] == [10_000, 1]
    assert export["packs"][0].keys() >= {"index", "file", "rows", "sha256"}
    assert dpp("verify", tmp_path / "packs", "--json").json["ok"] is True

    last = (tmp_path / "packs" / export["packs"][1]["file"]).read_text().splitlines()[1]
    gtin, batch, serial, url = last.split(",")
    found = dpp("token", url, "--qr", tmp_path / "qr.svg", "--json").json
    first = (tmp_path / "packs" / export["packs"][0]["file"]).read_text().splitlines()[1]
    assert found["number"] == dpp("token", first.split(",")[2], "--json").json["number"] + 10_000
    passport = found.pop("passport")
    assert "made_in" in passport
    assert datetime.fromisoformat(found.pop("minted_at")) <= datetime.now(UTC)
    assert found == {
        "serial": serial,
        "url": url,
        "unit": 10_001,
        "quantity": 10_001,
        "number": found["number"],
        "gtin": gtin,
        "brand": "nordlicht",
        "product": "PARKA-01",
        "batch": batch,
        "job": job["id"],
        "order": "ORDER-1",
        "qr_version": 4,
        "qr_smallest_mm": 16.2,
        "state": None,
        "cause": None,
        "label": {"state": None, "verified": False},
        "tag": {"state": None, "verified": False},
    }
    again = dpp("token", serial.lower(), "--json").json
    assert found.items() <= again.items()
    assert again["passport"] == passport
    assert (tmp_path / "qr.svg").read_text().startswith("<?xml")


def test_a_token_is_printed_with_its_unit_and_the_local_time(dpp: CommandLine) -> None:
    dpp.mint(3)
    (row,) = dpp("export", 1, "--preview", 1, "--json").json["first"]
    process = dpp.start("token", row[2], environment=os.environ | {"TZ": "XXX-5:45"})
    printed, _ = process.communicate()
    lines = dict(line.split(maxsplit=1) for line in printed.splitlines())
    assert lines["unit"] == "1 of 3"
    assert lines["product"] == "PARKA-01 (Fjell winter parka, anthracite)"
    minted_at = datetime.fromisoformat(dpp("token", row[2], "--json").json["minted_at"])
    local = minted_at.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert lines["minted"] == local.isoformat(" ", "minutes")


def test_results_are_printed_as_sentences(dpp: CommandLine, tmp_path: Path) -> None:
    minted = dpp("mint", *dpp.mint_arguments(1_200)[1:-1], "--idempotency-key", "K")
    assert minted.stdout == "Job 1: 1,200 tokens minted for batch LOT-7.\n"
    assert minted.stderr == ""
    listed = dict(zip(*(line.split() for line in dpp("jobs").stdout.splitlines()), strict=False))
    assert (listed["ORDER"], listed["MINTED"]) == ("K", "1,200")
    exported = dpp("export", 1, "--to", tmp_path / "packs").stdout
    assert exported == f"Job 1: exported 1,200 tokens in 1 pack to {tmp_path / 'packs'}.\n"
    assert (
        "No problems found in 1 pack with 1,200 rows." in dpp("verify", tmp_path / "packs").stdout
    )


def test_one_command_mints_and_exports(dpp: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "packs"
    request = (*dpp.mint_arguments(1_200)[:-1], "--order", "PO-1", "--export-to", target)
    first = dpp(*request, "--json").json
    assert (first["idempotency_key"], first["minted"]) == ("PO-1", 1_200)
    (pack,) = first["export"]["packs"]
    assert dpp("verify", target, "--json").json["rows"] == 1_200
    (target / pack["file"]).unlink()
    again = dpp(*request)
    assert again.stdout.endswith(f"exported 1,200 tokens in 1 pack to {tmp_path / 'packs'}.\n")
    assert "This request was already submitted as job 1." in again.stderr
    assert dpp("verify", target, "--json").json["rows"] == 1_200


def test_nothing_is_minted_for_a_folder_that_holds_something_else(
    dpp: CommandLine, tmp_path: Path
) -> None:
    taken, strange = tmp_path / "taken", tmp_path / "strange"
    request = dpp.mint_arguments(3)[:-1]
    dpp(*request, "--order", "PO-1", "--export-to", taken)
    strange.mkdir()
    (strange / "photo.jpg").touch()
    for folder, reason in ((taken, "contains export 1, of job 1"), (strange, "photo.jpg")):
        refused = dpp(*request, "--order", "PO-2", "--export-to", folder, code=2)
        assert reason in refused.stderr
    file = tmp_path / "file"
    file.touch()
    dpp(*request, "--order", "PO-2", "--export-to", file / "packs", code=2)
    assert [job["order"] for job in dpp("jobs", "--json").json] == ["PO-1"]
    dpp(*request, "--order", "PO-1", "--export-to", strange, code=2)
    dpp(*request, "--order", "PO-1", "--export-to", taken)


def test_an_order_number_has_one_name(dpp: CommandLine) -> None:
    job = dpp.mint(3, "--order", "PO-1").json
    assert job["order"] == job["idempotency_key"] == "PO-1"
    wrong = dpp.mint(3, "--order", " ", code=2)
    assert [problem["field"] for problem in wrong.json["error"]["problems"]] == ["order"]
    assert "Error in order: is empty." in wrong.stderr


def test_a_job_is_exported_by_its_order_number(dpp: CommandLine, tmp_path: Path) -> None:
    dpp(*dpp.mint_arguments(3)[:-1], "--order", "PO-1")
    dpp("export", "--order", "PO-1", "--units", "2-3", "--to", tmp_path / "packs")
    assert dpp("verify", tmp_path / "packs", "--json").json["rows"] == 2
    unknown = dpp("export", "--order", "PO-2", "--to", tmp_path / "other", code=5)
    assert "There is no job with the order number 'PO-2'." in unknown.stderr
    dpp("export", "1", "--order", "PO-1", "--to", tmp_path / "other", code=2)


def test_times_are_local(dpp: CommandLine, tmp_path: Path) -> None:
    dpp(*dpp.mint_arguments(3))
    dpp("export", "1", "--to", tmp_path / "packs")
    created = datetime.fromisoformat(dpp("jobs", "--json").json[0]["created_at"])
    local = created.astimezone(timezone(timedelta(hours=5, minutes=45)))
    for command in ("jobs", "exports"):
        process = dpp.start(command, environment=os.environ | {"TZ": "XXX-5:45"})
        listed, _ = process.communicate()
        assert f"  {local:%Y-%m-%d %H:}" in listed


def test_demo_can_run_twice(dpp: CommandLine) -> None:
    first, second = dpp("demo", "--json").json, dpp("demo", "--json").json
    assert (first["packs"], second["packs"]) == (10, 10)
    assert first["directory"] != second["directory"]
    assert Path(second["qr"]).read_text().startswith("<?xml")
    assert dpp("verify", first["directory"], "--json").json["rows"] == 100_000


def test_common_options_work_before_and_after_the_command(dpp: CommandLine) -> None:
    assert dpp("--json", "jobs").json == []
    assert dpp("jobs", "--json").json == []
    assert dpp("brand", "--json", "list").json == dpp("brand", "list", "--json").json
    elsewhere = dpp.workspace / "elsewhere"
    assert dpp("sample", "load", "--workspace", elsewhere, "--json").json["workspace"] == str(
        elsewhere
    )


def test_an_environment_variable_selects_the_workspace(dpp: CommandLine, tmp_path: Path) -> None:
    environment = os.environ | {"DPP_WORKSPACE": str(tmp_path / "from-environment")}
    command = [sys.executable, "-m", "dpp_desktop", "sample", "load", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["workspace"] == str(tmp_path / "from-environment")
    # An option takes precedence.
    done = subprocess.run(
        [*command[:3], "--workspace", str(tmp_path / "given"), *command[3:]],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["workspace"] == str(tmp_path / "given")


def test_invalid_input_exits_with_2_and_lists_every_field(dpp: CommandLine) -> None:
    arguments = ("--brand", "nordlicht", "--product", "PARKA-01", "--batch", "a b")
    outcome = dpp("mint", *arguments, "--quantity", "0", "--json", code=2)
    problems = outcome.json["error"]["problems"]
    assert {problem["field"] for problem in problems} == {"batch", "quantity"}
    assert "Error in batch:" in outcome.stderr
    assert "Error in quantity:" in outcome.stderr
    assert dpp("mint", code=2).stdout == ""
    assert dpp("jobs", "--json").json == []


def test_a_conflict_exits_with_3_and_names_the_job(dpp: CommandLine) -> None:
    job = dpp.mint(5, "--idempotency-key", "K").json
    outcome = dpp.mint(6, "--idempotency-key", "K", code=3)
    assert outcome.json["error"]["job"] == job["id"]
    assert f"job {job['id']}" in outcome.stderr
    assert len(dpp("jobs", "--json").json) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("token", "000000000000"),
        ("resume", 7),
        ("cancel", 7),
        ("export", 7, "--to", "packs"),
        ("verify", "no-such-folder"),
        ("brand", "import", "no-such-file.json"),
        ("product", "import", "no-such-file.json", "--brand", "nordlicht"),
        ("mint", "--brand", "nobody", "--product", "A", "--batch", "B", "--quantity", 1),
    ],
)
def test_missing_objects_exit_with_5(
    dpp: CommandLine, tmp_path: Path, arguments: tuple[object, ...]
) -> None:
    placed = [tmp_path / "packs" if argument == "packs" else argument for argument in arguments]
    outcome = dpp(*placed, "--json", code=5)
    assert outcome.json["error"]["kind"] == "not_found"
    assert outcome.stderr.startswith("Error: ")


def test_a_product_import_reports_drafts(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "products.json"
    entry = {"sku": "HAT-09", "name": "Hat"}
    file.write_text(json.dumps({"format": "dpp-desktop/products/1", "products": [entry]}))
    outcome = dpp("product", "import", file, "--brand", "nordlicht", "--json")
    assert outcome.json["added"] == 1
    fields = {problem["field"] for problem in outcome.json["drafts"]["HAT-09"]}
    assert "gtin" in fields
    assert "Product HAT-09 is a draft:" in outcome.stderr
    arguments = ("--brand", "nordlicht", "--product", "HAT-09", "--batch", "B", "--quantity", 1)
    refused = dpp("mint", *arguments, "--json", code=2).json["error"]["problems"]
    assert {problem["field"] for problem in refused} == fields


def test_cancelled_jobs_cannot_be_resumed(dpp: CommandLine) -> None:
    job = dpp.mint(5).json
    assert "completed" in dpp("cancel", job["id"], code=2).stderr


def test_a_changed_pack_exits_with_4(dpp: CommandLine, tmp_path: Path) -> None:
    job = dpp.mint(5).json["id"]
    pack = dpp("export", job, "--to", tmp_path / "packs", "--json").json["packs"][0]["file"]
    (tmp_path / "packs" / pack).write_text("changed")
    outcome = dpp("export", job, "--to", tmp_path / "packs", "--json", code=4)
    assert outcome.json["status"] == "failed"
    assert pack in outcome.json["error"]
    found = dpp("verify", tmp_path / "packs", "--json", code=4).json
    assert (found["ok"], len(found["problems"])) == (False, 1)
    dpp("export", job, "--to", tmp_path / "packs", "--replace", "1")
    assert dpp("verify", tmp_path / "packs", "--json").json["ok"]


@pytest.mark.logs_warnings
def test_an_internal_error_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An internal error can't be provoked from outside, so one is patched in."""

    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("one over nought")

    monkeypatch.setattr(program.cli, "main", broken)
    monkeypatch.setattr("sys.argv", ["dpp-desktop", "jobs"])
    with pytest.raises(SystemExit) as caught:
        program.main()
    assert caught.value.code == 1
    output = capsys.readouterr().err
    assert "Internal error: ZeroDivisionError" in output
    assert "Traceback" not in output


def test_an_early_interruption_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The interruption comes before the job exists, which can't be timed from outside."""

    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program.cli, "main", interrupted)
    monkeypatch.setattr("sys.argv", ["dpp-desktop", "jobs", "--json"])
    with pytest.raises(SystemExit) as caught:
        program.main()
    output = capsys.readouterr()
    assert caught.value.code == 130
    assert output.err.startswith("Interrupted.")
    assert json.loads(output.out)["error"]["kind"] == "interrupted"


@pytest.mark.parametrize("arguments", [("jobs",), ("jobs", "--json"), ("product", "list")])
def test_a_closed_pipe_is_not_an_error(dpp: CommandLine, arguments: tuple[str, ...]) -> None:
    dpp.mint(1)
    process = dpp.start(*arguments)
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    with process.stderr as stderr:
        assert stderr.read() == ""
    assert process.wait() == 0
