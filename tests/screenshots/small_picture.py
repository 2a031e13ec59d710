"""Saves a screenshot with fewer colours if its file is too large."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

_MAX_BYTES = 150_000
_COLOURS = 256


def save_small(source: Path, target: Path) -> None:
    """Copy the image, or save it with its 256 most common colours if it is too large."""
    if source.stat().st_size <= _MAX_BYTES:
        shutil.copyfile(source, target)
    else:
        _save_with_palette(source, target)


def _save_with_palette(source: Path, target: Path) -> None:
    picture = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32)
    found, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-counts.astype(np.int64))[:_COLOURS]]
    indices = _nearest(found, palette)[places].reshape(picture.height(), picture.width())
    padded = np.pad(indices, ((0, 0), (0, -picture.width() % 4)))
    small = QImage(
        padded.tobytes(), picture.width(), picture.height(), QImage.Format.Format_Indexed8
    )
    small.setColorTable([int(colour) for colour in palette])
    small.save(str(target), quality=0)


def _nearest(colours: NDArray[np.uint32], palette: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the index of the nearest palette colour for each colour."""
    differences = np.abs(_channels(colours)[:, None] - _channels(palette)[None]).sum(axis=2)
    nearest: NDArray[np.uint8] = differences.argmin(axis=1).astype(np.uint8)
    return nearest


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int16]:
    shifts = np.array([16, 8, 0], dtype=np.uint32)
    return ((colours[:, None] >> shifts) & 0xFF).astype(np.int16)
