from collections.abc import Iterator
from pathlib import Path

import pytest

from dpp_desktop.printing.layout import fonts, system_fonts
from dpp_desktop.resource_paths import resource


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the only font folder of a system without Fontconfig."""
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [tmp_path])
    monkeypatch.setenv("PATH", "")
    caches = (system_fonts.fontconfig_match, system_fonts.installed_fonts)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def put(folder: Path, name: str, target: str) -> Path:
    path = folder / target
    path.write_bytes(resource("fonts", name).read_bytes())
    return path


def test_fonts_in_the_folders_of_the_system_are_found(folder: Path) -> None:
    regular = put(folder, "NotoSansArabic-Regular.ttf", "arabic.ttf")
    bold = put(folder, "NotoSansArabic-Bold.ttf", "arabic-bold.ttf")
    (folder / "broken.ttf").write_bytes(b"no font")

    assert list(system_fonts.fonts_with("ح", bold=False)) == [(regular, 0)]
    assert next(iter(system_fonts.fonts_with("ح", bold=True))) == (bold, 0)
    assert list(system_fonts.fonts_with("棉", bold=False)) == []


def test_families_are_found_by_their_names(folder: Path) -> None:
    path = put(folder, "NotoSansArabic-Regular.ttf", "arabic.ttf")
    assert system_fonts.font_of_family("noto sans arabic", bold=False) == (path, 0)
    assert system_fonts.font_of_family("Noto Sans Thai", bold=False) is None


def test_files_that_are_no_fonts_have_no_fonts(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    assert not fonts.font_at(broken, 0).is_embeddable


@pytest.mark.parametrize(("permissions", "may_embed"), [(0, True), (2, False), (4, True)])
def test_fonts_whose_license_forbids_it_are_not_embedded(
    permissions: int, may_embed: bool, tmp_path: Path
) -> None:
    data = bytearray(resource("fonts", "NotoSansArabic-Regular.ttf").read_bytes())
    record = data.index(b"OS/2")
    table = int.from_bytes(data[record + 8 : record + 12], "big")
    data[table + 8 : table + 10] = permissions.to_bytes(2, "big")
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    assert fonts.font_at(path, 0).is_embeddable is may_embed


def test_families_that_are_not_installed_are_reported() -> None:
    assert fonts.FontChoice().is_installed
    assert not fonts.FontChoice("No Such Family 4711").is_installed
