"""Calculate the penalty of masked symbols (ISO/IEC 18004:2015, section 7.8.3.1).

The mask with the least penalty is used. Where the standard is ambiguous, the penalty is the same
as in segno, which draws the preview: format and version information count as light, and a finder
pattern that shares modules with an earlier one in its line doesn't count.
"""

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.carriers.qr_bitrows import Lines, Modules

Penalties = NDArray[np.int64]
"""The penalty of each symbol."""

_N1, _N2, _N3, _N4 = 3, 3, 40, 10
"""The weights of table 11."""
_FINDER = (1, 0, 1, 1, 1, 0, 1)
"""The modules of a line across a finder pattern: dark and light as 1 : 1 : 3 : 1 : 1."""
_FIRST_WITH_VERSION = 45
"""The side of version 7, the smallest symbol with version information."""


def information_modules(side: int) -> Modules:
    """Return a symbol that is dark at format (7.9.1) and version information (7.10)."""
    information = np.zeros((side, side), dtype=np.uint8)
    information[8, :9] = information[:9, 8] = 1
    information[8, 6] = information[6, 8] = 0  # timing patterns
    information[8, -8:] = information[-8:, 8] = 1
    if side >= _FIRST_WITH_VERSION:
        information[:6, -11:-8] = information[-11:-8, :6] = 1
    return information


def penalties(lines: Lines) -> Penalties:
    """Return the penalty of each symbol; `lines` has the shape (count, 2, side).

    Format and version information must be light.
    """
    same = _same_as_next(lines)
    return _runs(same) + _blocks(lines[:, 0], same[:, 0]) + _finders(lines) + _balance(lines[:, 0])


def _same_as_next(lines: Lines) -> Lines:
    """Return words in which bit `n` is set if modules `n` and `n` + 1 have the same colour."""
    all_but_last = np.uint64((1 << (lines.shape[-1] - 1)) - 1)
    return ~(lines ^ _ahead(lines, 1)) & all_but_last


def _runs(same: Lines) -> Penalties:
    """N1: 3 points for five modules of one colour in a line, and one for each further module."""
    threes = same & _ahead(same, 1)  # bit n: the three modules from n on have the same colour
    fives = threes & _ahead(threes, 2)
    first_fives = fives & ~_before(fives, 1)
    return _count(fives) + (_N1 - 1) * _count(first_fives)


def _blocks(rows: Lines, same: Lines) -> Penalties:
    """N2: 3 points for each 2 × 2 modules of one colour."""
    same_as_below = ~(rows[:, :-1] ^ rows[:, 1:])
    blocks: Lines = same[:, :-1] & same[:, 1:] & same_as_below
    return _N2 * _count(blocks)


def _finders(lines: Lines) -> Penalties:
    """N3: 40 points for each pattern like a finder pattern next to 4 light modules.

    Modules outside the symbol are light. Two such patterns can share modules only if the second
    starts 4 or 6 modules after the first; the first then has its light modules before it, and the
    second after it.
    """
    finders = _finder_patterns(lines)
    dark_before = _before(lines, 1) | _before(lines, 2)
    after_light = finders & ~(dark_before | _before(dark_before, 2))
    dark_from = lines | _ahead(lines, 1)
    dark_after = _ahead(dark_from | _ahead(dark_from, 2), len(_FINDER))
    sharing = _before(after_light, 4) | _before(after_light, 6)
    before_light: Lines = finders & ~(dark_after | sharing)
    return _N3 * _count(after_light | before_light)


def _finder_patterns(lines: Lines) -> Lines:
    """Return words in which bit `n` is set if a finder pattern starts at module `n`."""
    found = lines.copy()
    for offset, dark in enumerate(_FINDER[1:], start=1):
        found &= _ahead(lines, offset) if dark else ~_ahead(lines, offset)
    return found


def _balance(rows: Lines) -> Penalties:
    """N4: 10 points for each full 5 % by which the share of dark modules differs from 50 %."""
    # The order of operations is that of segno, for the same rounding.
    percent = _count(rows) / rows.shape[-1] ** 2 * 100
    points: Penalties = _N4 * (np.abs(percent - 50) / 5).astype(np.int64)
    return points


def _ahead(lines: Lines, by: int) -> Lines:
    """Move bit `n` + `by` to bit `n`."""
    return lines >> np.uint64(by)


def _before(lines: Lines, by: int) -> Lines:
    """Move bit `n` - `by` to bit `n`."""
    return lines << np.uint64(by)


def _count(lines: Lines) -> Penalties:
    """Return the number of set bits of each symbol."""
    counts: Penalties = np.bitwise_count(lines).sum(
        axis=tuple(range(1, lines.ndim)), dtype=np.int64
    )
    return counts
