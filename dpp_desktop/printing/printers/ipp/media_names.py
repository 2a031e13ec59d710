"""Names of media by their size (PWG 5101.1): iso_a4_210x297mm, custom_50x30mm_50x30mm."""

import re
from collections.abc import Iterable

from dpp_desktop.printing.printers.media import Media

_SIZE = re.compile(r"_([0-9.]{1,8})x([0-9.]{1,8})(mm|in)$", re.ASCII)
_MM = {"mm": 1.0, "in": 25.4}
_TOLERANCE_MM = 0.3
"""Manufacturers round sizes to tenths of a mm or to 1/100 inch."""
_LEAST, _MOST = "custom_min_", "custom_max_"


def media_name(media: Media, supported: Iterable[str]) -> str | None:
    """Return the name by which a printer has the media, or None if it doesn't.

    A size that only custom sizes cover gets its own name. Without any list, the printer is
    assumed to have all sizes.
    """
    names = [*supported]
    named = {name: size for name in names if (size := _size(name))}
    for name, (width, height) in named.items():
        is_limit = name.startswith((_LEAST, _MOST))
        if not is_limit and _is_near(width, media.width) and _is_near(height, media.height):
            return name
    least = [size for name, size in named.items() if name.startswith(_LEAST)]
    most = [size for name, size in named.items() if name.startswith(_MOST)]
    if not names or _is_between(media, least, most):
        shown = f"{_shown(media.width)}x{_shown(media.height)}mm"
        return f"custom_{shown}_{shown}"
    return None


def _size(name: str) -> tuple[float, float] | None:
    """Return width and height in mm."""
    match = _SIZE.search(name)
    if match is None:
        return None
    try:
        return float(match[1]) * _MM[match[3]], float(match[2]) * _MM[match[3]]
    except ValueError:  # several points
        return None


def _is_near(some: float, other: float) -> bool:
    return abs(some - other) <= _TOLERANCE_MM


def _is_between(
    media: Media, least: list[tuple[float, float]], most: list[tuple[float, float]]
) -> bool:
    return any(
        low[0] - _TOLERANCE_MM <= media.width <= high[0] + _TOLERANCE_MM
        and low[1] - _TOLERANCE_MM <= media.height <= high[1] + _TOLERANCE_MM
        for low in least
        for high in most
    )


def _shown(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
