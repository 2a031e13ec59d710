"""WCAG contrast, and colour distances for people with colour blindness."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

# Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB.
VISION: dict[str, Vector] = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]],
)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours written as "#rrggbb", 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, vision: str) -> float:
    """Return the CIELAB distance of two colours for that vision; 2.3 is just noticeable."""
    return float(np.linalg.norm(_lab(one, vision) - _lab(other, vision)))


def _linear(colour: str) -> Vector:
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    low, high = parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4
    return np.asarray(np.where(parts <= 0.04045, low, high))


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def _lab(colour: str, vision: str) -> Vector:
    perceived = np.clip(VISION[vision] @ _linear(colour), 0, 1)
    xyz = _XYZ @ perceived / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
