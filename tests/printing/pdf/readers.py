"""Independent programs and libraries that read PDF documents."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image

Page = NDArray[np.uint8]
"""A rendered page, shape (height, width), 0 is black."""

_PROGRAMS = {"poppler": "pdftoppm", "mupdf": "mutool", "ghostscript": "gs"}


def render(reader: str, document: bytes, dpi: float, folder: Path, page: int = 1) -> Page:
    """Return a page, counted from 1. Skips the test if the program isn't installed."""
    if reader == "pdfium":
        return _by_pdfium(document, dpi, page)
    program = _PROGRAMS[reader]
    if which(program) is None:
        pytest.skip(f"{program} isn't installed")
    source, target = folder / "labels.pdf", folder / f"{reader}.png"
    source.write_bytes(document)
    _COMMANDS[reader](source, target, dpi, page)
    with Image.open(target) as image:
        return np.asarray(image.convert("L"))


def text_of(document: bytes, folder: Path) -> str:
    """Return the text as Poppler extracts it, without marks of direction."""
    if which("pdftotext") is None:
        pytest.skip("pdftotext isn't installed")
    source = folder / "labels.pdf"
    source.write_bytes(document)
    printed = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(source), "-"], check=True, stdout=subprocess.PIPE
    ).stdout.decode("utf-8")
    return "".join(letter for letter in printed if letter not in "\u202a\u202b\u202c\u200e\u200f")


def pages_of(document: bytes) -> pypdfium2.PdfDocument:
    """Return the document, opened by PDFium."""
    return pypdfium2.PdfDocument(document)


def _by_pdfium(document: bytes, dpi: float, page: int) -> Page:
    with pypdfium2.PdfDocument(document) as opened:
        bitmap = opened[page - 1].render(scale=dpi / 72, grayscale=True)
        rendered: Page = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
        return rendered


def _poppler(source: Path, target: Path, dpi: float, page: int) -> None:
    only = ["-f", str(page), "-l", str(page), "-singlefile", "-png", "-gray"]
    _run(["pdftoppm", "-r", str(dpi), *only, str(source), str(target.with_suffix(""))])


def _mupdf(source: Path, target: Path, dpi: float, page: int) -> None:
    options = ["-q", "-r", str(dpi), "-c", "gray", "-o", str(target)]
    _run(["mutool", "draw", *options, str(source), str(page)])


def _ghostscript(source: Path, target: Path, dpi: float, page: int) -> None:
    only = [f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={target}"]
    options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", f"-r{dpi}"]
    _run(["gs", *options, *only, str(source)])


_COMMANDS: dict[str, Callable[[Path, Path, float, int], None]] = {
    "poppler": _poppler,
    "mupdf": _mupdf,
    "ghostscript": _ghostscript,
}


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
