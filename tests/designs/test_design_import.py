"""Designs are read from files, and written to files that can be read again."""

import json
from pathlib import Path

import pytest

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import Design, ZplDesign
from dpp_desktop.designs.design_file import design_document
from dpp_desktop.designs.design_import import read_design_file, write_design_file
from dpp_desktop.model.errors import InvalidInput, NotFound, PathUnusable
from tests.designs.examples import FRAMED, a_template

LABEL = b"^XA^PW400^LL0240^FO9,9^A0N,20^FD%s ${serial}^FS^XZ"


def _problems(path: Path, **options: float) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        read_design_file(path, **options)  # type: ignore[arg-type] # an int is a float
    return [(problem.field, problem.code) for problem in refused.value.problems]


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "Box label.zpl"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("design", [FRAMED, BUILT_IN["L7651"], a_template("^FD${url}é^FS")])
def test_a_design_is_written_and_read_again(design: Design, tmp_path: Path) -> None:
    write_design_file(design, tmp_path / "design.json")
    assert read_design_file(tmp_path / "design.json") == design
    assert read_design_file(tmp_path / "design.json", "other").name == "other"


@pytest.mark.parametrize(
    ("set_before", "word"),
    [
        (b"", "Größe".encode()),
        (b"", "Größe".encode("cp850")),
        (b"^CI0", "Größe".encode("cp850")),
        (b"^CI27", "Größe".encode("cp1252")),
        (b"^CI28", "Größe".encode()),
        (b"\xef\xbb\xbf", "Größe".encode()),
    ],
)
def test_a_zpl_file_is_read_in_the_character_set_that_it_chooses(
    tmp_path: Path, set_before: bytes, word: bytes
) -> None:
    start = set_before if set_before.startswith(b"\xef") else b""
    chosen = b"" if start else set_before
    path = _file(tmp_path, start + LABEL.replace(b"^FO", chosen + b"^FO") % word)
    design = read_design_file(path, dpi=203)
    assert isinstance(design, ZplDesign)
    assert "^FDGröße ${serial}^FS" in design.template
    assert (design.name, design.width, design.height) == ("Box label", 50.0, 30.0)
    write_design_file(design, tmp_path / "again.zpl")
    assert read_design_file(tmp_path / "again.zpl", dpi=203, name="Box label") == design


def test_size_and_resolution_of_a_template_are_required(tmp_path: Path) -> None:
    path = _file(tmp_path, b"^XA^FD${serial}^FS^XZ")
    assert _problems(path) == [("dpi", "required")]
    assert _problems(path, dpi=203) == [("width", "required"), ("height", "required")]
    assert _problems(path, dpi=204, width=50, height=30) == [("dpi", "enum")]
    assert _problems(path, dpi=203, width=0, height=30) == [("width", "minimum")]
    assert read_design_file(path, dpi=203, width=50, height=30).name == "Box label"


def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "design.json"
    path.write_text(json.dumps(design_document(FRAMED)), encoding="utf-8")
    assert _problems(path, dpi=203) == [("dpi", "not_zpl")]
    for data in (b"", b"\xff\xfe", b"hello", b"[" * 5_000, b'{"a": 1, "a": 2}', b"null"):
        path.write_bytes(data)
        with pytest.raises(InvalidInput):
            read_design_file(path, "name")
    with pytest.raises(InvalidInput):
        read_design_file(_file(tmp_path, LABEL.replace(b"^FO", b"^CI27^FO") % b"\x81"), dpi=203)
    with pytest.raises(NotFound):
        read_design_file(tmp_path / "missing.json")


def test_only_templates_are_written_as_zpl(tmp_path: Path) -> None:
    for design, name in ((FRAMED, "x.zpl"), (FRAMED, "x.db"), (a_template(""), "x.txt")):
        with pytest.raises(InvalidInput):
            write_design_file(design, tmp_path / name)
    with pytest.raises(PathUnusable):
        write_design_file(FRAMED, tmp_path / "missing" / "x.json")
    assert list(tmp_path.iterdir()) == []
