"""Fonts that are installed on this computer, for characters that the supplied fonts don't have.

Fontconfig is asked where it is installed: it knows which font the user prefers. Elsewhere, the
font folders of the system are searched.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

Found = tuple[Path, int]
"""The file of a font, and the index of the font in it."""

_TIMEOUT = 20
"""Seconds that Fontconfig may take. It is slow only when it creates its cache."""
_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
_FORMAT = "%{file}\t%{index}\t%{family}\n"
_LISTED = ":slant=0"
"""The upright fonts of Fontconfig."""
_BOLD_MARKS = ("bold", "bd", "black", "heavy")
_STYLE_MARKS = (*_BOLD_MARKS, "italic", "oblique", "light", "thin", "medium", "condensed")


def fonts_with(text: str, *, bold: bool) -> Iterator[Found]:
    """Yield fonts that may have glyphs for these characters, the best first."""
    wanted = " ".join(sorted({f"{ord(letter):x}" for letter in text}))
    weight = "bold" if bold else "regular"
    for path, index, _ in fontconfig_match(f"sans:weight={weight}:charset={wanted}"):
        yield path, index
    codes = {ord(letter) for letter in text}
    for path, index in installed_fonts():
        if _is_bold(path) == bold and codes <= _characters(path, index):
            yield path, index
    if bold:
        yield from fonts_with(text, bold=False)


def font_of_family(family: str, *, bold: bool) -> Found | None:
    """Return the font of a family; None if the family isn't installed."""
    escaped = "".join(f"\\{letter}" if letter in "\\-:," else letter for letter in family)
    weight = "bold" if bold else "regular"
    for path, index, families in fontconfig_match(f"{escaped}:weight={weight}"):
        if family.casefold() in (name.casefold() for name in families.split(",")):
            return path, index
    matching = [
        each for each in installed_fonts() if _family(*each).casefold() == family.casefold()
    ]
    matching.sort(key=lambda found: _is_bold(found[0]) != bold)
    return matching[0] if matching else None


@lru_cache(maxsize=256)
def fontconfig_match(pattern: str) -> tuple[tuple[Path, int, str], ...]:
    """Return the font that Fontconfig finds for a pattern, and its families; nothing without it."""
    return _fonts_of("fc-match", pattern)


def forget() -> None:
    """Forget which fonts are installed."""
    fontconfig_match.cache_clear()
    installed_fonts.cache_clear()


def installed_families() -> dict[str, tuple[Found, ...]]:
    """Return the families with their upright fonts, the regular ones first."""
    listed = [(path, index, names) for path, index, names in _fonts_of("fc-list", _LISTED)]
    if not listed:
        listed = [(*each, _family(*each)) for each in installed_fonts()]
    families: dict[str, list[Found]] = {}
    for path, index, names in sorted(listed, key=lambda each: (_is_styled(each[0]), each)):
        name = names.split(",")[0]
        if name and not name.startswith("."):  # hidden fonts of macOS
            families.setdefault(name, []).append((path, index))
    return {name: tuple(found) for name, found in families.items()}


def _fonts_of(name: str, pattern: str) -> tuple[tuple[Path, int, str], ...]:
    """Return the fonts that a program of Fontconfig finds, and their families."""
    program = shutil.which(name)
    if program is None:
        return ()
    try:
        found = subprocess.run(  # noqa: S603 - the pattern is one argument
            [program, "--format", _FORMAT, pattern],
            check=True,
            capture_output=True,
            timeout=_TIMEOUT,
            encoding="utf-8",
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ()
    rows = [line.split("\t") for line in found.splitlines()]
    # The upper bits of the index are the named instance of a variable font.
    return tuple(
        (Path(path), int(index) & 0xFFFF, families)
        for path, index, families in rows
        if Path(path).suffix.casefold() in _SUFFIXES
    )


def font_folders() -> Iterator[Path]:
    """Yield the folders with fonts on this system."""
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        yield home / "Library" / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield home / ".local" / "share" / "fonts"


@lru_cache(maxsize=1)
def installed_fonts() -> tuple[Found, ...]:
    """Return the fonts in the folders of the system, by their names."""
    found: list[Found] = []
    for folder in font_folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.casefold() in _SUFFIXES:
                found += [(path, index) for index in range(_fonts_in(path))]
    return tuple(found)


def _fonts_in(path: Path) -> int:
    """Return the number of fonts in a file; 0 if it can't be read."""
    try:
        return int(hb.Face(_blob(path)).count)
    except (OSError, hb.HarfBuzzError):
        return 0


def _blob(path: Path) -> hb.Blob:
    return hb.Blob.from_file_path(str(path))


@lru_cache(maxsize=512)
def _characters(path: Path, index: int) -> frozenset[int]:
    try:
        return frozenset(hb.Face(_blob(path), index).unicodes)
    except (OSError, hb.HarfBuzzError):
        return frozenset()


@lru_cache(maxsize=512)
def _family(path: Path, index: int) -> str:
    try:
        name = hb.Face(_blob(path), index).get_name(hb.OTNameIdPredefined.FONT_FAMILY)
    except (OSError, hb.HarfBuzzError):
        return ""
    return name or ""


def _is_styled(path: Path) -> bool:
    name = path.stem.casefold()
    return any(mark in name for mark in _STYLE_MARKS)


def _is_bold(path: Path) -> bool:
    name = path.stem.casefold()
    return any(mark in name for mark in _BOLD_MARKS)
