"""Keeps a picture of a window, in fewer colours if it would be too large."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

_MOST_BYTES = 150_000
_COLOURS = 256


def save_small(taken: Path, kept: Path) -> None:
    """Copies the picture, or writes it in its 256 commonest colours if it is too large."""
    if taken.stat().st_size <= _MOST_BYTES:
        shutil.copyfile(taken, kept)
    else:
        _save_with_palette(taken, kept)


def _save_with_palette(taken: Path, kept: Path) -> None:
    picture = QImage(str(taken)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32)
    found, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-counts.astype(np.int64))[:_COLOURS]]
    indices = _nearest(found, palette)[places].reshape(picture.height(), picture.width())
    padded = np.pad(indices, ((0, 0), (0, -picture.width() % 4)))
    small = QImage(
        padded.tobytes(), picture.width(), picture.height(), QImage.Format.Format_Indexed8
    )
    small.setColorTable([int(colour) for colour in palette])
    small.save(str(kept), quality=0)


def _nearest(colours: NDArray[np.uint32], palette: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """For each colour the place of the one in the palette that differs least."""
    differences = np.abs(_channels(colours)[:, None] - _channels(palette)[None]).sum(axis=2)
    nearest: NDArray[np.uint8] = differences.argmin(axis=1).astype(np.uint8)
    return nearest


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int16]:
    shifts = np.array([16, 8, 0], dtype=np.uint32)
    return ((colours[:, None] >> shifts) & 0xFF).astype(np.int16)
