"""`product template` saves an empty list that `product import` understands."""

from pathlib import Path

from tests.commandline import CommandLine


def test_a_template_is_saved_and_imported(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    saved = dpp("product", "template", "atelier", file, "--json").json
    headings = [column["heading"] for column in saved["columns"]]
    assert headings[0] == "SKU *"
    assert file.read_text("utf-8-sig").count("\n") == 1
    with file.open("a", encoding="utf-8") as lines:
        lines.write("00042,Bowl\n")
    imported = dpp("product", "import", "--brand", "atelier", file, "--json").json
    assert imported["added"] == 1
    listed = dpp("product", "list", "--unchecked", "--json").json
    assert "00042" in [product["sku"] for product in listed]


def test_a_workbook_is_saved(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    text = dpp("product", "template", "velta", file).stdout
    assert text.endswith(f"columns saved to {file}.\n")
    assert file.read_bytes().startswith(b"PK")
    dpp("product", "template", "nobody", file, code=5)
    dpp("product", "template", "velta", tmp_path / "list.txt", code=2)
