"""Label designs are listed, imported, exported and removed on the command line."""

import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import LineItem, TextItem
from dpp_desktop.designs.design_file import design_document
from tests.commandline import CommandLine
from tests.designs.examples import a_label
from tests.passports.examples import a_brand


def test_designs_are_imported_listed_exported_and_removed(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "label.json"
    assert "L7160" in dpp("design", "export", "l7160", "--to", file).stdout
    assert "built-in" in dpp("design", "import", file, code=2).stderr
    assert dpp("design", "import", file, "--name", "Mine").stdout == "Design 'Mine' imported.\n"
    assert "another design" in dpp("design", "import", file, "--name", "mine", code=2).stderr
    replaced = dpp("design", "import", file, "--name", "mine", "--replace", "--json").json
    assert (replaced["origin"], replaced["warnings"]) == ("imported", [])
    listed = dpp("design", "list").stdout.splitlines()
    assert listed[1].split() == ["mine", "imported", "-", "63.5", "×", "38.1", "21", "per", "sheet"]
    assert len(dpp("design", "list", "--json").json) == len(BUILT_IN) + 1
    assert dpp("design", "export", "MINE", "--to", file, "--json").json["name"] == "mine"
    assert json.loads(file.read_text("utf-8"))["name"] == "mine"
    assert "confirm" in dpp("design", "remove", "mine", code=2).stderr
    assert dpp("design", "remove", "Mine", "--yes", "--json").json == {"removed": "mine"}
    dpp("design", "remove", "mine", "--yes", code=5)
    dpp("design", "export", "mine", "--to", file, code=5)
    assert "built in" in dpp("design", "remove", "A4", code=2).stderr


def test_all_problems_and_warnings_are_printed(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "label.json"
    document = design_document(a_label(LineItem(49, 1, 9, 9), LineItem(2, 2, 9, 9)))
    file.write_text(json.dumps(document), encoding="utf-8")
    refused = dpp("design", "import", file, code=2).stderr
    assert "items[2]: the item is outside" in refused
    assert "items[3]: the item is in the quiet zone" in refused
    small = {
        "stock": {"type": "roll", "width": 50, "height": 12},
        "items": [{"type": "symbol", "x": 1, "y": 1, "size": 10}],
    }
    file.write_text(json.dumps(document | small), encoding="utf-8")
    assert (
        "Warning: items[0]: the modules are 0.222 mm wide" in dpp("design", "import", file).stderr
    )


def test_a_zpl_template_is_imported_and_exported(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "factory.zpl"
    file.write_bytes(b"^XA^CI27^PW400^LL240^FO9,9^A0N,20^FDGr\xf6\xdfe ${serial}^FS^PQ1^XZ")
    assert "resolution" in dpp("design", "import", file, code=2).stderr
    dpp("design", "import", file, "--dpi", 203)
    assert "ZPL, 203 dpi" in dpp("design", "list").stdout
    dpp("design", "export", "factory", "--to", tmp_path / "again.zpl")
    assert (tmp_path / "again.zpl").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("^FO9,9^A0N,20^FD${serial}^FS", "the label has no code with the URL."),
        ("^FO9,900^BQN,2,3^FDMA,${url}^FS", "the label has no code with the URL."),
        (
            "^FO9,9^BQN,2,3^FDMA,${url}^FS^FO9,9^GB99,99,99^FS^FO9,200^FD${passport.care.bleaching}",
            "something is printed over the code with the URL",
        ),
    ],
)
def test_a_template_without_a_readable_code_is_reported_before_it_is_printed(
    dpp: CommandLine, tmp_path: Path, body: str, problem: str
) -> None:
    file = tmp_path / "factory.zpl"
    file.write_text(f"^XA^PW400^LL240{body}^XZ")
    assert f"Warning: zpl: {problem}" in dpp("design", "import", file, "--dpi", 203).stderr
    dpp.mint(2)
    printed = ("print", 1, "--design", "factory", "--to", tmp_path / "labels.zpl")
    assert f"Warning: {problem}" in dpp(*printed, "--check").stderr
    preview = ("design", "preview", "factory", "--job", 1, "--to", tmp_path / "label.png")
    assert f"Warning: zpl: {problem}" in dpp(*preview).stderr
    assert f"Warning: {problem}" in dpp(*printed).stderr


@pytest.mark.parametrize("kind", ["zpl", "json"])
def test_a_passport_field_without_a_value_is_not_left_blank(
    dpp: CommandLine, tmp_path: Path, kind: str
) -> None:
    def import_with(placeholder: str) -> None:
        file = tmp_path / f"factory.{kind}"
        if kind == "zpl":
            text = f"^FO9,9^BQN,2,3^FDMA,${{url}}^FS^FO9,200^A0N,20^FD{placeholder}^FS"
            file.write_text(f"^XA^PW400^LL240{text}^XZ")
            dpp("design", "import", file, "--dpi", 203, "--replace")
        else:
            label = a_label(TextItem(25, 9, 24, 5, placeholder), name="factory")
            file.write_text(json.dumps(design_document(label)))
            dpp("design", "import", file, "--replace")

    dpp.mint(2)
    import_with("${passport.nope}")
    to = ("--to", tmp_path / "labels.zpl")
    for more in ((), ("--check",)):
        refused = dpp("print", 1, "--design", "factory", *to, *more, code=2).stderr
        assert "product PARKA-01 has no value for ${passport.nope} in its passport" in refused
    assert dpp("prints", "--json").json == []
    import_with("Nope ${passport.nope?}")
    dpp("print", 1, "--design", "factory", *to)
    assert b"Nope" not in (tmp_path / "labels.zpl").read_bytes()


def test_a_brand_is_deleted_with_its_designs(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "brand.json"
    file.write_text(json.dumps(a_brand(label_designs=[design_document(a_label())])), "utf-8")
    dpp("brand", "import", file)
    assert dpp("design", "list").stdout.splitlines()[1].split()[:4] == [
        *("hangtag", "brand", "file", "brand")
    ]
    assert "brand (Brand) with 0 products and 1 label design" in (
        dpp("brand", "delete", "brand", "--yes").stdout
    )
    assert len(dpp("design", "list", "--json").json) == len(BUILT_IN)


def test_preview_draws_the_label_of_a_unit(dpp: CommandLine, tmp_path: Path) -> None:
    dpp("sample", "load")
    dpp.mint(12)
    file = tmp_path / "label.png"
    preview = ("design", "preview", "roll-50x30", "--job", 1, "--to", file)

    found = dpp(*preview, "--unit", 12, "--dpi", 203, "--json").json

    with Image.open(file) as image:
        assert image.size == (found["width"], found["height"]) == (400, 240)
        assert image.info["dpi"] == pytest.approx((203.2, 203.2), abs=0.1)
        read = zxingcpp.read_barcode(image)
    assert read is not None
    token = dpp("token", read.text, "--json").json
    assert (token["job"], token["unit"]) == (1, 12)
    assert "aren't whole dots at 90 dpi" in dpp(*preview, "--dpi", 90).stderr


def test_preview_names_units_and_designs_that_do_not_exist(
    dpp: CommandLine, tmp_path: Path
) -> None:
    dpp("sample", "load")
    dpp.mint(12)
    file = tmp_path / "label.png"
    refused = dpp("design", "preview", "L7160", "--job", 1, "--to", file, "--unit", 13, code=2)
    assert "unit: unit 13 of job 1 isn't minted; 12 units are." in refused.stderr
    dpp("design", "preview", "nothing", "--job", 1, "--to", file, code=5)
    dpp("design", "preview", "L7160", "--job", 2, "--to", file, code=5)
    dpp("design", "preview", "L7160", "--job", 1, "--to", tmp_path / "label.gif", code=2)
    assert not file.exists()
