"""Packs are exported, saved and verified one at a time."""

import json
from pathlib import Path

import pytest

from tests.commandline import CommandLine
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file


@pytest.fixture
def job(dpp: CommandLine) -> int:
    """Return the ID of a completed job of three packs."""
    return int(dpp.mint(20_001).json["id"])


def test_an_export_writes_the_selected_packs_and_later_the_rest(
    dpp: CommandLine, job: int, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    part = dpp("export", job, "--to", folder, "--packs", "1,3-3", "--json").json
    assert ([pack["index"] for pack in part["packs"]], part["status"]) == ([1, 3], "exporting")
    again = dpp("export", job, "--to", folder, "--packs", "1")
    assert again.stdout == f"Job {job}: exported the selected packs to {folder}.\n"
    assert "Some packs aren't written yet." in again.stderr
    done = dpp("export", job, "--to", folder, "--packs", "2-3", "--json").json
    assert (done["id"], done["status"]) == (part["id"], "completed")
    assert dpp("verify", folder, "--json").json["ok"] is True


def test_a_broken_manifest_is_found_and_rewritten(
    dpp: CommandLine, job: int, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    made = dpp("export", job, "--to", folder, "--json").json
    (folder / "manifest.json").write_text("{")
    (problem,) = dpp("verify", folder, "--json", code=4).json["problems"]
    assert (problem["file"], problem["code"]) == ("manifest.json", "not_a_manifest")
    assert "re-create it" in dpp("verify", folder, "--rows", code=4).stderr
    assert dpp("export", job, "--to", folder, "--json").json == made
    assert dpp("verify", folder, "--rows", "--json").json["ok"]


def test_rewriting_a_pack_that_was_handed_over_is_reported(
    dpp: CommandLine, job: int, tmp_path: Path
) -> None:
    export = dpp("export", job, "--to", tmp_path / "packs", "--json").json
    dpp("handover", export["id"], "1-2", "--by", "Kim")
    first = tmp_path / "packs" / export["packs"][0]["file"]
    first.unlink()
    output = dpp("export", job, "--to", tmp_path / "packs").stderr
    again, known = (line for line in output.splitlines() if line.startswith("Pack 1"))
    assert again == "Pack 1 was re-created with identical content."
    assert known.startswith("Pack 1 was re-created, but it was already handed over by Kim on ")
    first.unlink()
    assert known in dpp("export", job, "--to", tmp_path / "packs", "--json").json["warnings"]


@pytest.mark.parametrize("numbers", ["", "a", "3-1", "1,", "-2", "1-", "99999", "1;2"])
def test_malformed_pack_numbers_are_rejected(
    dpp: CommandLine, tmp_path: Path, numbers: str
) -> None:
    outcome = dpp("export", 1, "--to", tmp_path / "packs", f"--packs={numbers}", code=2)
    assert "such as 1,3-5" in outcome.stderr
    assert not (tmp_path / "packs").exists()


def test_missing_packs_exit_with_2(dpp: CommandLine, job: int, tmp_path: Path) -> None:
    exported = dpp("export", job, "--to", tmp_path, "--packs", "3-5", "--json", code=2).json
    assert exported["error"]["problems"][0]["field"] == "packs"
    saved = dpp("pack", job, 4, "--to", tmp_path / "labels.csv", "--json", code=2).json
    assert [problem["code"] for problem in saved["error"]["problems"]] == ["unknown_pack"]
    assert not list(tmp_path.iterdir())


def test_a_single_pack_is_saved_as_in_the_export(
    dpp: CommandLine, job: int, tmp_path: Path
) -> None:
    file = tmp_path / "labels.csv"
    saved = dpp("pack", job, 3, "--to", file)
    assert saved.stdout == f"Job {job}: pack 3 with 1 token saved to {file}.\n"
    exported = dpp("export", job, "--to", tmp_path / "packs", "--json").json["packs"][2]
    assert file.read_bytes() == (tmp_path / "packs" / exported["file"]).read_bytes()
    document = dpp("pack", job, 3, "--to", file, "--json").json
    assert document == exported | {"job": job, "file": str(file)}


def test_invalid_jobs_and_names_are_rejected(dpp: CommandLine, job: int, tmp_path: Path) -> None:
    dpp("pack", 99, 1, "--to", tmp_path / "labels.csv", code=5)
    dpp("pack", job, 0, "--to", tmp_path / "labels.csv", code=2)
    dpp("pack", job, 1, "--to", tmp_path / "labels.txt", code=2)
    assert not list(tmp_path.iterdir())


def test_a_gtin_on_the_command_line_completes_the_product(dpp: CommandLine, tmp_path: Path) -> None:
    brand, catalogue = tmp_path / "brand.json", tmp_path / "products.json"
    brand.write_text(json.dumps(a_brand()))
    catalogue.write_text(json.dumps(a_product_file(a_product(sku="HAT-09"))))
    dpp("brand", "import", brand)
    dpp("product", "import", catalogue, "--brand", "brand")
    request = ["--brand", "brand", "--product", "HAT-09", "--batch", "B", "--quantity", 1]
    minted = dpp("mint", *request, "--gtin", GTIN[1:], "--json").json
    assert minted["gtin"] == GTIN
    assert dpp("mint", *request, "--json").json["gtin"] == GTIN
    refused = dpp("mint", *request, "--gtin", OTHER_GTIN, "--json", code=2).json
    assert [problem["code"] for problem in refused["error"]["problems"]] == ["gtin_differs"]


def test_verification_counts_damaged_packs_and_names_open_ones(
    dpp: CommandLine, job: int, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    dpp("export", job, "--to", folder)
    first, second, third = sorted(folder.glob("*.csv"))
    (folder / f".~lock.{first.name}#").write_text("Kim")
    opened = dpp("verify", folder, "--rows")
    assert f"{first.name}: the file is open in another program" in opened.stderr
    assert "No problems found" in opened.stdout
    second.write_bytes(second.read_bytes()[:-1])
    third.unlink()
    found = dpp("verify", folder, "--rows", code=4).stderr
    assert "1 pack changed (2), 1 pack missing (3)." in found
    assert "--replace 2" in found
    document = dpp("verify", folder, "--json", code=4).json
    assert (document["changed_packs"], document["missing_packs"]) == ([2], [3])
    assert [note["code"] for note in document["notes"]] == ["open"]
    dpp("export", job, "--to", folder, "--replace", "2")
    assert dpp("verify", folder, "--rows", "--json").json["ok"]
