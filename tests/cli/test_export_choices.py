"""Tests of the options that select what is exported, and how."""

import json
from pathlib import Path

import pytest

from tests.commandline import CommandLine

BATCH = ("--brand", "nordlicht", "--product", "PARKA-01", "--batch", "LOT-7")


def test_a_batch_is_exported_and_its_packs_are_handed_over(
    dpp: CommandLine, tmp_path: Path
) -> None:
    dpp.mint(10_001)
    dpp.mint(3)
    made = dpp("export", *BATCH, "--to", tmp_path)
    assert made.stdout == f"Batch LOT-7: exported 10,004 tokens in 2 packs to {tmp_path}.\n"
    (listed,) = dpp("exports", "--json").json
    assert (listed["scope"], listed["jobs"], listed["rows"]) == ("batch", [1, 2], 10_004)
    assert listed["to_hand_over"] == [1, 2]
    names = ("--by", "Ada", "--to", "Print shop")
    marked = dpp("handover", listed["id"], "2", *names, "--json").json
    assert marked["to_hand_over"] == [1]
    pack = marked["packs"][1]
    assert (pack["handed_over_by"], pack["handed_over_to"]) == ("Ada", "Print shop")
    assert marked["packs"][0]["handed_over_to"] is None
    shown = dpp("exports", listed["id"]).stdout
    assert "Ada" in shown
    assert "Print shop" in shown
    again = dpp("handover", listed["id"], "1-2", "--by", "Eve", code=2)
    assert "was already handed over" in again.stderr
    back = dpp("handover", listed["id"], "2", "--take-back", "--json").json
    assert back["to_hand_over"] == [1, 2]
    assert "1 of 2" not in dpp("exports").stdout


def test_a_handover_without_a_receiver_is_recorded_and_reported(
    dpp: CommandLine, tmp_path: Path
) -> None:
    """As before the receiver could be recorded, so that scripts still work."""
    dpp.mint(3)
    dpp("export", 1, "--to", tmp_path)
    marked = dpp("handover", 1, "1", "--by", "Ada", "--json")
    assert (marked.json["packs"][0]["handed_over_to"], marked.json["to_hand_over"]) == ("", [])
    assert "use --to NAME" in marked.stderr
    dpp("handover", 1, "1", "--take-back", "--to", "Zoe", code=2)
    dpp("handover", 1, "1", "--to", "Zoe", code=2)


def test_missing_and_changed_packs_are_not_handed_over(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(3)
    (pack,) = dpp("export", 1, "--to", tmp_path, "--json").json["packs"]
    file = tmp_path / pack["file"]
    file.write_bytes(file.read_bytes().replace(b"1", b"2", 1))
    error = dpp("handover", 1, "1", "--by", "Ada", "--to", "Zoe", "--json", code=4).json["error"]
    assert error["kind"] == "packs_not_intact"
    assert "Pack 1 in" in error["message"]
    dpp("export", 1, "--to", tmp_path, "--replace", "1")
    file.rename(tmp_path / "away")
    refused = dpp("handover", 1, "1", "--by", "Ada", "--to", "Zoe", code=4).stderr
    assert f"Pack 1 is missing from '{tmp_path}'." in refused
    (tmp_path / "away").rename(file)
    dpp("handover", 1, "1", "--by", "Ada", "--to", "Zoe")


def test_a_preview_shows_the_selected_columns_and_writes_nothing(dpp: CommandLine) -> None:
    dpp.mint(25)
    columns = '"unit=No, of all",url=Link,passport.category'
    chosen = ("--units", "5-9", "--columns", columns, "--copies", 2)
    shown = dpp("export", 1, *chosen, "--preview", 2, "--json").json
    assert shown["header"] == ["No, of all", "Link", "passport.category", "copies"]
    assert [(row[0], row[3]) for row in shown["first"]] == [("5", "2"), ("6", "2")]
    assert shown["rows"] == 5
    text = dpp("export", 1, *chosen, "--preview")
    assert len(text.stdout.splitlines()) == 6
    assert "Nothing was written" in text.stderr
    assert "Empty in these rows" not in text.stderr
    typo = dpp("export", 1, "--columns", "passport.kategory=Kind,gtin", "--preview", 2)
    assert "Empty in these rows: Kind." in typo.stderr
    assert dpp("exports", "--json").json == []


def test_a_preview_shows_the_selected_packs(dpp: CommandLine) -> None:
    dpp.mint(10_003)
    chosen = ("export", 1, "--columns", "unit=No", "--packs", "2", "--preview", 2)
    shown = dpp(*chosen)
    assert shown.stdout.split() == ["No", "10001", "10002"]
    assert shown.stderr == "3 tokens in the selected packs. Nothing was written.\n"
    assert "no pack 3" in dpp("export", 1, "--packs", "3", "--preview", code=2).stderr


def test_a_preview_has_a_header_only_if_packs_have_one(dpp: CommandLine, tmp_path: Path) -> None:
    brand = tmp_path / "brand.json"
    profile = {"name": "bare", "columns": [{"source": "unit"}, {"source": "gtin"}]}
    brand.write_text(
        json.dumps(
            {
                "format": "dpp-desktop/brand/1",
                "key": "atelier",
                "name": "Atelier",
                "resolver": "https://id.atelier.example",
                "passport_schema": True,
                "export_profile": {**profile, "header": False},
            }
        )
    )
    dpp("brand", "import", brand)
    listed = dpp("product", "list", "--json").json
    sku = next(product["sku"] for product in listed if product["brand"] == "atelier")
    dpp("mint", "--brand", "atelier", "--product", sku, "--batch", "B1", "--quantity", 3)
    shown = dpp("export", 1, "--preview")
    assert shown.stdout.split() == ["1", "2", "3"]
    assert "The packs have no header row.\n" in shown.stderr
    assert "Empty in these rows: gtin." in shown.stderr
    assert dpp("export", 1, "--preview", "--json").json["header"] == []


def test_messages_use_the_singular_for_one(dpp: CommandLine, tmp_path: Path) -> None:
    minted = dpp("mint", *BATCH, "--quantity", 1)
    assert minted.stdout == "Job 1: 1 token minted for batch LOT-7.\n"
    folder, file = tmp_path / "packs", tmp_path / "one.csv"
    made = dpp("export", 1, "--to", folder)
    assert made.stdout == f"Job 1: exported 1 token in 1 pack to {folder}.\n"
    assert "No problems found in 1 pack with 1 row." in dpp("verify", folder).stdout
    assert (
        dpp("pack", 1, 1, "--to", file).stdout == f"Job 1: pack 1 with 1 token saved to {file}.\n"
    )
    assert "1 token in all" in dpp("export", 1, "--preview").stderr
    assert "pack 1 is the only one" in dpp("pack", 1, 2, "--to", file, code=2).stderr
    assert "has only unit 1" in dpp("export", 1, "--units", "2", "--preview", code=2).stderr
    assert "its one token is minted" in dpp("cancel", 1, code=2).stderr


def test_reversed_ranges_are_reported(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(9)
    units = dpp("export", 1, "--units", "5-1", "--to", tmp_path / "packs", code=2)
    assert "the first unit, 5, comes after the last, 1." in units.stderr
    packs = dpp("export", 1, "--packs", "1,5-3", "--to", tmp_path / "packs", code=2)
    assert "Range 5-3 is reversed." in packs.stderr
    assert not (tmp_path / "packs").exists()


def test_a_pack_written_again_is_reported(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(5)
    dpp("export", 1, "--to", tmp_path, "--profile", "nicelabel", "--label", "parka.nlbl")
    (pack,) = tmp_path.glob("*.csv")
    before = pack.read_bytes()
    pack.unlink()
    again = dpp("export", 1, "--to", tmp_path, "--packs", "1")
    assert "Pack 1 was re-created with identical content" in again.stderr
    assert pack.read_bytes() == before
    assert before.startswith(b"\xef\xbb\xbf@Label,@Quantity,gtin")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--to", "packs"),
        ("export", "1"),
        ("export", "1", "--batch", "LOT-7", "--to", "packs"),
        ("export", "--batch", "LOT-7", "--to", "packs"),
        ("export", *BATCH, "--units", "1-2", "--to", "packs"),
        ("export", "1", "--units", "1-", "--to", "packs"),
        ("export", "1", "--columns", "", "--preview"),
        ("export", "1", "--columns", "secret", "--preview"),
        ("export", "1", "--profile", "excel", "--preview"),
        ("export", "1", "--profile", "nicelabel", "--preview"),
        ("export", "1", "--label", "parka.nlbl", "--preview"),
        ("export", "1", "--copies", "0", "--preview"),
        ("handover", "1", "1"),
        ("handover", "1", "1", "--by", "Ada", "--take-back"),
    ],
)
def test_options_that_exclude_each_other_are_rejected(
    dpp: CommandLine, tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dpp.mint(2)
    dpp(*arguments, code=2)
    assert not (tmp_path / "packs").exists()


def test_the_list_shows_the_target_of_each_export(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(10_001)
    dpp("export", 1, "--to", tmp_path / "job", "--packs", "2")
    dpp("export", 1, "--units", "5-9", "--to", tmp_path / "units")
    dpp("export", *BATCH, "--to", tmp_path / "batch")
    dpp("handover", 3, "1", "--by", "Ada")
    _, *rows = (line.split("  ") for line in dpp("exports").stdout.splitlines())
    cells = [[cell.strip() for cell in row if cell][1:] for row in rows]
    assert [(row[0], row[3], row[4]) for row in cells] == [
        ("batch LOT-7 of PARKA-01", "2 of 2", "1 of 2"),
        ("job 1, 5-9", "1 of 1", "0 of 1"),
        ("job 1", "1 of 2", "0 of 2"),
    ]
    assert [each["id"] for each in dpp("exports", "--json").json] == [3, 2, 1]


def test_an_export_is_cancelled(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(10_001)
    made = dpp("export", 1, "--to", tmp_path / "packs", "--packs", "1", "--json").json
    cancelled = dpp("exports", made["id"], "--cancel", "--json").json
    assert (cancelled["status"], len(cancelled["packs"])) == ("cancelled", 1)
    dpp("exports", "--cancel", code=2)
    dpp("export", 1, "--to", tmp_path / "packs")
    assert "is completed" in dpp("exports", made["id"], "--cancel", code=2).stderr


def test_overlaps_with_other_exports_are_reported_and_exported(
    dpp: CommandLine, tmp_path: Path
) -> None:
    dpp.mint(25)
    first = dpp("export", 1, "--units", "1-20", "--to", tmp_path / "some", "--json").json
    assert (first["repeats"], first["revived"], first["warnings"]) == (None, False, [])
    dpp("handover", first["id"], "1", "--by", "Ada")
    shown = dpp("export", 1, "--preview")
    assert "20 of these 25 tokens are already in other exports" in shown.stderr
    assert f"Export {first['id']} in " in shown.stderr
    assert "contains 20 of them; pack 1 was handed over by Ada on " in shown.stderr
    previewed = dpp("export", 1, "--preview", "--json").json
    made = dpp("export", 1, "--to", tmp_path / "all", "--json")
    assert made.stderr == "".join(f"{warning}\n" for warning in made.json["warnings"])
    assert made.json["repeats"] == previewed["repeats"]
    assert made.json["warnings"] == previewed["warnings"]
    (repeat,) = made.json["repeats"]["exports"]
    assert (repeat["id"], repeat["rows"], repeat["directory"]) == (
        first["id"],
        20,
        str(tmp_path / "some"),
    )
    assert (repeat["handed_over"]["packs"], repeat["handed_over"]["last_by"]) == (1, "Ada")
    again = dpp("export", 1, "--to", tmp_path / "all")
    assert again.stderr == ""
    there = dpp("export", 1, "--units", "1-20", "--to", tmp_path / "some", "--preview", "--json")
    assert there.json["repeats"] is None


def test_resuming_a_cancelled_export_is_reported(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(10_001)
    made = dpp("export", 1, "--to", tmp_path, "--packs", "1", "--json").json
    dpp("exports", made["id"], "--cancel")
    notice = f"Export {made['id']} was cancelled earlier and is now resumed.\n"
    assert dpp("export", 1, "--to", tmp_path, "--packs", "1").stderr.startswith(notice)
    dpp("exports", made["id"], "--cancel")
    revived = dpp("export", 1, "--to", tmp_path, "--json")
    assert (revived.stderr, revived.json["revived"]) == (notice, True)
    assert "cancelled" not in dpp("export", 1, "--to", tmp_path).stderr
