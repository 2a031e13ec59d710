"""The fonts that labels can have, with the scripts that they cover."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.designs.design import TextItem
from dpp_desktop.designs.placeholders import UnitText
from dpp_desktop.printing.design_check import font_warnings
from dpp_desktop.printing.layout import fonts, system_fonts
from dpp_desktop.printing.layout.font_list import FontFamily, font_families, supplied_scripts
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.shaping import foreign_characters
from dpp_desktop.resource_paths import resource
from tests.printing.labels import a_roll, facts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the only font folder of a system without Fontconfig."""
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [tmp_path])
    monkeypatch.setenv("PATH", "")
    fonts.forget_installed_fonts()
    yield tmp_path
    fonts.forget_installed_fonts()


def _put(folder: Path, target: str, family: bytes, permissions: int = 0) -> None:
    """Put the supplied Arabic font into a folder under another name of the same length."""
    data = bytearray(resource("fonts", "NotoSansArabic-Regular.ttf").read_bytes())
    record = data.index(b"OS/2")
    table = int.from_bytes(data[record + 8 : record + 12], "big")
    data[table + 8 : table + 10] = permissions.to_bytes(2, "big")
    before = "Noto Sans Arabic".encode("utf-16-be")
    assert len(family.decode()) == len("Noto Sans Arabic")
    data = bytearray(bytes(data).replace(before, family.decode().encode("utf-16-be")))
    (folder / target).write_bytes(data)


def test_fonts_that_can_be_embedded_are_listed_once(folder: Path) -> None:
    _put(folder, "a.ttf", b"Wanted Font Name")
    _put(folder, "a-bold.ttf", b"Wanted Font Name")
    _put(folder, "b.ttf", b"Forbidden Family", permissions=2)
    (folder / "broken.ttf").write_bytes(b"no font")
    supplied = [each for each in font_families() if each.is_supplied]
    assert [each.name for each in supplied] == ["Noto Sans", "Noto Sans Arabic"]
    assert font_families()[2:] == [FontFamily("Wanted Font Name", ("Arab",))]
    assert supplied_scripts() == ("Latn", "Grek", "Cyrl", "Arab")


def test_listed_fonts_can_be_used(folder: Path) -> None:
    _put(folder, "a.ttf", b"Wanted Font Name")
    _put(folder, "b.ttf", b"Forbidden Family", permissions=2)
    assert all(FontChoice(each.name).is_embeddable for each in font_families())
    forbidden = FontChoice("Forbidden Family")
    assert forbidden.is_installed
    assert not forbidden.is_embeddable


def test_a_font_is_found_after_it_was_installed(folder: Path) -> None:
    assert not FontChoice("Wanted Font Name").is_installed
    _put(folder, "a.ttf", b"Wanted Font Name")
    font_families()
    assert FontChoice("Wanted Font Name").is_installed


def test_supplied_families_need_no_installation(folder: Path) -> None:
    assert not list(folder.iterdir())
    assert FontChoice("noto sans").is_embeddable
    assert not FontChoice("Noto Sans", bold=True).lacks_bold


def test_characters_of_other_fonts_are_found(folder: Path) -> None:
    arabic = FontChoice("Noto Sans Arabic")
    assert foreign_characters(UnitText(("ح B\u00a0A ب A",)), arabic) == "BA"
    assert foreign_characters(UnitText(("B",)), FontChoice()) == ""
    assert not list(folder.iterdir())


def test_warnings_name_what_is_printed_in_another_font(folder: Path) -> None:
    _put(folder, "a.ttf", b"Wanted Font Name")
    text = TextItem(30, 5, 60, 5, "ح No ${unit}", font="Wanted Font Name", bold=True)
    found = list(font_warnings(a_roll(text), facts()))
    assert [(each.field, each.code) for each in found] == [
        ("items[0]", "other_font"),
        ("items[0]", "no_bold"),
    ]
    assert "'No'" in found[0].message
    assert not list(font_warnings(a_roll(replace(text, font="", bold=False)), facts()))
