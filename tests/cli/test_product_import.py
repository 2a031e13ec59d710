"""Tests of `dpp-desktop product import` with catalogues."""

import json
from pathlib import Path

import openpyxl
import pytest

from dpp_desktop import resource_paths
from dpp_desktop.products.editing import open_product
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.passports.examples import GTIN, a_brand
from tests.passports.garments import GARMENT

NEW_GTIN = "4006381333931"
"""A GTIN that no sample product has."""
VALUES = ",".join(GARMENT.values())
HEAD = ",".join(["SKU", "Name", "EAN", *GARMENT])


def _catalogue(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    file = tmp_path / "catalogue.csv"
    file.write_text("\n".join([head, *rows]), encoding="utf-8")
    return file


def _skus(dpp: CommandLine) -> dict[str, bool]:
    return {row["sku"]: row["draft"] for row in dpp("product", "list", "--json").json}


def test_valid_rows_are_imported_and_others_listed(dpp: CommandLine, tmp_path: Path) -> None:
    rows = (f"A,Hat,{GTIN},{VALUES}", f"B,Hat,{GTIN[:-1]}3,{VALUES}", f"C,Hat,,{VALUES}")
    file, bad = _catalogue(tmp_path, *rows), tmp_path / "bad.csv"
    command = ("product", "import", file, "--brand", "nordlicht")
    done = dpp(*command, "--rejected", bad, code=2)
    assert "Row 3 rejected: gtin: the check digit" in done.stderr
    assert "Product C is a draft: gtin:" in done.stderr
    assert "2 added, 0 updated, 0 unchanged; 1 row rejected" in done.stdout
    listed = _skus(dpp)
    assert (listed["A"], listed["C"], "B" in listed) == (False, True, False)
    assert "draft" in dpp("product", "list").stdout
    bad.write_text(bad.read_text(encoding="utf-8").replace(f"{GTIN[:-1]}3", GTIN))
    again = dpp("product", "import", bad, "--brand", "nordlicht", "--json").json
    assert (again["added"], again["rejected_count"], again["draft_count"]) == (1, 0, 0)


def test_the_catalogue_is_not_overwritten_with_its_rejected_rows(
    dpp: CommandLine, tmp_path: Path
) -> None:
    file = _catalogue(tmp_path, "B,,")
    before = file.read_bytes()
    dpp("product", "import", file, "--brand", "nordlicht", "--rejected", file, code=2)
    assert file.read_bytes() == before


def test_a_check_and_all_or_none_change_nothing(dpp: CommandLine, tmp_path: Path) -> None:
    file = _catalogue(tmp_path, f"A,Hat,{GTIN},{VALUES}", "B,,,")
    before = _skus(dpp)
    command = ("product", "import", file, "--brand", "nordlicht")
    checked = dpp(*command, "--check", code=2)
    assert "Name" in checked.stdout
    assert "Nothing was changed: 1 to add, 0 to update, 0 unchanged, 1 rejected." in checked.stdout
    document = dpp(*command, "--all-or-none", "--json", code=2).json
    assert (document["added"], document["would"]["added"]) == (0, 1)
    assert document["rejected"][0]["row"] == 3
    assert _skus(dpp) == before


def test_columns_are_mapped_by_the_user(dpp: CommandLine, tmp_path: Path) -> None:
    head = HEAD.replace("SKU", "Our=code").replace("Name", "What")
    file = _catalogue(tmp_path, f"A,Hat,{GTIN},{VALUES}", head=head)
    command = ("product", "import", file, "--brand", "nordlicht")
    error = dpp(*command, "--json", code=2).json["error"]
    assert {problem["field"] for problem in error["problems"]} == {"sku", "name"}
    mapping = ("--map", "Our=code=sku", "--map", "What=name", "--map", "EAN=")
    document = dpp(*command, *mapping, "--json").json
    assert document["columns"][0] == {"column": 1, "heading": "Our=code", "becomes": "sku"}
    assert [column["heading"] for column in document["left_out"]] == ["EAN"]
    assert list(document["drafts"]) == ["A"]
    assert "equals sign" not in dpp(*command, "--map", "What", code=2).stdout
    twice = dpp(*command, "--map", "What=name", "--map", "What=", code=2)
    assert "The column 'What' is given twice." in twice.stderr
    signs = ("--decimal", "#5=comma", "--decimal", "#5=point")
    assert "The column '#5' is given twice." in dpp(*command, *signs, code=2).stderr
    signs = ("--decimal", "comma", "--decimal", "point")
    assert "The separator for all columns is given twice." in dpp(*command, *signs, code=2).stderr


def test_a_workbook_and_an_array_are_imported(dpp: CommandLine, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("SKU", "Name", "EAN"), ("A", "Hat", int(GTIN)), ("B", "Cap", None)):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    done = dpp("product", "import", tmp_path / "a.xlsx", "--brand", "nordlicht", "--json").json
    assert (done["added"], done["draft_count"]) == (2, 2)
    (tmp_path / "a.json").write_text(json.dumps([{"sku": "B", "name": "New"}]))
    done = dpp("product", "import", tmp_path / "a.json", "--brand", "nordlicht", "--json").json
    assert (done["added"], done["updated"]) == (0, 1)


def test_products_are_listed_without_checking_them(dpp: CommandLine) -> None:
    checked = dpp("product", "list", "--json").json
    unchecked = dpp("product", "list", "--unchecked", "--json").json
    assert unchecked == [product | {"draft": None} for product in checked]
    output = dpp("product", "list", "--unchecked").stdout
    assert "not checked" in output
    assert "ready" not in output


def _parka(dpp: CommandLine) -> dict[str, object]:
    listed = dpp("product", "list", "--json").json
    return next(row for row in listed if row["sku"] == "PARKA-01")


def test_a_list_with_fewer_columns_loses_nothing(dpp: CommandLine, tmp_path: Path) -> None:
    before = _parka(dpp)
    file = _catalogue(tmp_path, "PARKA-01,New parka", head="sku,name")
    done = dpp("product", "import", file, "--brand", "nordlicht")
    assert "0 added, 1 updated" in done.stdout
    assert done.stderr == ""
    assert _parka(dpp) == before | {"name": "New parka"}
    assert before["draft"] is False


def test_values_that_products_would_lose_are_listed_first(dpp: CommandLine, tmp_path: Path) -> None:
    gtin = _parka(dpp)["gtin"]
    file = _catalogue(tmp_path, "PARKA-01,,", head="sku,gtin,made_in")
    command = ("product", "import", file, "--brand", "nordlicht")
    kept = dpp(*command)
    assert "1 product keeps values that are empty in the list." in kept.stderr
    assert _parka(dpp)["gtin"] == gtin
    checked = dpp(*command, "--clear-empty", "--check")
    assert checked.stderr.splitlines()[1:] == [
        "Product PARKA-01 is a draft: passport.made_in: this is required but missing.",
        "Product PARKA-01 loses its values in 'gtin', 'passport.made_in'.",
        "Product PARKA-01 is complete, and becomes a draft.",
        "1 product loses its GTIN.",
        "1 product loses passport values: 1.",
        "1 complete product becomes a draft.",
    ]
    assert _parka(dpp)["gtin"] == gtin
    document = dpp(*command, "--clear-empty", "--json").json
    assert document["effects"]["gtins_lost"] == 1
    assert document["affected"] == [
        {
            "row": 2,
            "sku": "PARKA-01",
            "loses": ["gtin", "passport.made_in"],
            "gtin_before": gtin,
            "gtin": None,
            "has_jobs": False,
            "becomes_draft": True,
        }
    ]
    assert _parka(dpp)["gtin"] is None


def test_columns_left_out_are_reported_by_every_import(dpp: CommandLine, tmp_path: Path) -> None:
    file = _catalogue(tmp_path, "A,Hat,x,wool,linen", head="sku,name,Notes,made_in,made_in")
    for options in ((), ("--check",), ("--json",)):
        done = dpp("product", "import", file, "--brand", "nordlicht", *options, code=2)
        assert "Column 'Notes' is ignored, although 1 row has a value in it." in done.stderr
        assert "Column 5 'made_in' is ignored because column 4 has the same" in done.stderr
    assert [column["becomes"] for column in done.json["columns"]] == [
        "sku",
        "name",
        "",
        "passport.made_in",
        "",
    ]
    assert [
        (column["column"], column["rows_with_values"], column["same_heading_as"])
        for column in done.json["left_out"]
    ] == [(3, 1, None), (5, 1, 4)]


def test_concurrent_imports_never_undo_each_other(dpp: CommandLine, tmp_path: Path) -> None:
    wanted = {"made_in": "PT", "category": "fleece", "recycled_share": 7, "care.washing": "wash 40"}
    commands = []
    for field, value in wanted.items():
        file = tmp_path / f"{field}.csv"
        file.write_text(f"sku,{field}\nPARKA-01,{value}\n", encoding="utf-8")
        commands.append(("product", "import", file, "--brand", "nordlicht"))
    running = [dpp.start_copy(*command) for command in commands]
    for process, command in zip(running, commands, strict=True):
        _, stderr = process.communicate()
        if process.returncode:
            assert process.returncode == 2, stderr
            assert "the product was changed after the list was checked" in stderr
            dpp(*command)
    with Workspace.open(dpp.workspace) as workspace:
        passport = json.loads(open_product(workspace, "nordlicht", "PARKA-01").passport)
    assert passport["care"].pop("washing") == wanted.pop("care.washing")
    assert passport["care"]
    assert {field: passport[field] for field in wanted} == wanted


def test_the_example_in_the_docs_works_as_printed(dpp: CommandLine, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "catalogues.md").read_text(encoding="utf-8")
    section = page.partition("\n## Example\n")[2].partition("\n## ")[0]
    draft, rest = (block.strip("\n") for block in section.split("```")[1::2])
    for name, block, is_draft in (("draft", draft, True), ("rest", rest, False)):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"{block}\n", encoding="utf-8")
        done = dpp("product", "import", file, "--brand", "nordlicht", "--json").json
        assert (done["rejected_count"], done["left_out"]) == (0, [])
        assert _skus(dpp)["FW-001"] is is_draft


def test_shared_gtins_and_missing_fields_are_reported(dpp: CommandLine, tmp_path: Path) -> None:
    rows = [f"S{number},Hat,{NEW_GTIN}" for number in range(24)]
    file = _catalogue(tmp_path, *rows, head="SKU,Name,EAN")
    command = ("product", "import", file, "--brand", "nordlicht", "--check")
    done = dpp(*command)
    assert f"Warning: 24 SKUs share the GTIN {NEW_GTIN.zfill(14)}." in done.stderr
    assert "Required fields without a column: category, composition[0].fibre, " in done.stderr
    document = dpp(*command, "--json").json
    (shared,) = document["shared_gtins"]
    assert (shared["gtin"], shared["skus"]) == (NEW_GTIN.zfill(14), 24)
    assert document["shared_gtin_count"] == 1
    assert "composition[0].percent" in document["required_without_column"]


def test_a_column_is_mapped_to_sku_and_gtin(dpp: CommandLine, tmp_path: Path) -> None:
    file = _catalogue(tmp_path, f"{NEW_GTIN},Hat", head="EAN,Name")
    command = ("product", "import", file, "--brand", "nordlicht")
    assert "is also the SKU, assign it to both" in dpp(*command, code=2).stderr
    document = dpp(*command, "--map", "EAN=sku+gtin", "--json").json
    assert document["columns"][0]["becomes"] == "sku+gtin"
    listed = {row["sku"]: row["gtin"] for row in dpp("product", "list", "--json").json}
    assert listed[NEW_GTIN] == NEW_GTIN.zfill(14)


def test_german_headings_are_recognized_and_the_report_has_no_titles(
    dpp: CommandLine, tmp_path: Path
) -> None:
    head = "SKU,Name,Art des Kleidungsstücks,Faserzusammensetzung 2 Anteil"
    file = _catalogue(tmp_path, "A,Hut,jacket,50", head=head)
    command = ("product", "import", file, "--brand", "nordlicht", "--check")
    document = dpp(*command, "--json", code=2).json
    assert [column["becomes"] for column in document["columns"]] == [
        "sku",
        "name",
        "passport.category",
        "passport.composition[1].percent",
    ]
    assert "Anteil" not in dpp(*command, code=2).stdout.replace(head, "").replace(
        "Faserzusammensetzung 2 Anteil", ""
    )


def test_an_unclear_encoding_is_reported(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("sku;name\nA;červená\n".encode("windows-1250"))
    command = ("product", "import", file, "--brand", "nordlicht", "--check")
    done = dpp(*command)
    assert "'èervená' if it is read as windows-1252, but 'červená' if it is read" in done.stderr
    assert "èervená" not in dpp(*command, "--encoding", "windows-1250").stderr


def test_all_problems_of_a_brand_file_are_in_the_json(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "bad.brand.json"
    document = json.loads(resource_paths.resource("samples", "velta.brand.json").read_text("utf-8"))
    wrong = dict.fromkeys(("key", "name", "resolver", "serials", "link", "gtin_pointer"), 1)
    file.write_text(json.dumps(document | wrong), encoding="utf-8")
    problems = dpp("brand", "import", file, "--json", code=2).json["error"]["problems"]
    assert len(problems) > 4


@pytest.mark.parametrize(("name", "reason"), [("bad.txt", ".csv"), ("none/bad.csv", "no folder")])
def test_nothing_is_imported_if_rejected_rows_cannot_be_saved(
    dpp: CommandLine, tmp_path: Path, name: str, reason: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("SKU,Name\nZ-1,Good\n,Bad\n")
    command = ("product", "import", file, "--brand", "nordlicht", "--rejected", tmp_path / name)
    assert reason in dpp(*command, code=2).stderr
    listed = dpp("product", "list", "--unchecked", "--json").json
    assert "Z-1" not in [product["sku"] for product in listed]


def test_a_single_passport_is_imported_with_its_names(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "passport.json"
    file.write_text(json.dumps({"made_in": "PT"}), encoding="utf-8")
    command = ("product", "import", file, "--brand", "nordlicht")
    refused = dpp(*command, code=2)
    assert "'passport.json' is a single passport" in refused.stderr
    assert "--sku and --name" in refused.stderr
    done = dpp(*command, "--sku", "HAT-1", "--name", "Hat", "--json").json
    assert (done["added"], list(done["drafts"])) == (1, ["HAT-1"])


def test_an_ambiguous_heading_is_refused_with_the_full_names(
    dpp: CommandLine, tmp_path: Path
) -> None:
    schema = {
        "properties": {name: {"$ref": "#/$defs/quantity"} for name in ("minVoltage", "maxVoltage")},
        "$defs": {"quantity": {"title": "Quantitative Value", "type": "number"}},
    }
    brand = tmp_path / "cells.brand.json"
    brand.write_text(json.dumps(a_brand(key="cells", passport_schema=schema)), encoding="utf-8")
    dpp("brand", "import", brand)
    head = "SKU,Name,Quantitative Value,Quantitative Value"
    file = _catalogue(tmp_path, "A,Cell,3.6,4.2", head=head)
    command = ("product", "import", file, "--brand", "cells", "--json")
    problems = dpp(*command, code=2).json["error"]["problems"]
    assert [each["field"] for each in problems] == ["#3", "#4"]
    assert all("'minVoltage', 'maxVoltage'" in each["message"] for each in problems)
    assert "A" not in _skus(dpp)
    done = dpp(*command, "--map", "#3=minVoltage", "--map", "#4=maxVoltage").json
    assert [each["becomes"] for each in done["columns"]][2:] == [
        "passport.minVoltage",
        "passport.maxVoltage",
    ]
