"""How much a masked symbol may trouble a scanner (ISO/IEC 18004:2015, section 7.8.3.1).

The mask with the least penalty is the one to take. Where the standard leaves room, the penalty is
that of segno, which draws the preview: format and version information count as light, and a finder
pattern that shares modules with one counted before it in its line doesn't count.
"""

import numpy as np
from numpy.typing import NDArray

from dpp_desktop.carriers.qr_bitrows import Lines, Modules

Penalties = NDArray[np.int64]
"""One number for each symbol."""

_N1, _N2, _N3, _N4 = 3, 3, 40, 10
"""Table 11."""
_FINDER = (1, 0, 1, 1, 1, 0, 1)
"""Dark and light as 1 : 1 : 3 : 1 : 1, the modules of a line across a finder pattern."""
_FIRST_WITH_VERSION = 45
"""Side of a symbol of version 7, the smallest that has version information."""


def information_modules(side: int) -> Modules:
    """Returns a symbol, dark where format (7.9.1) and version information (7.10) are put."""
    taken = np.zeros((side, side), dtype=np.uint8)
    taken[8, :9] = taken[:9, 8] = 1
    taken[8, 6] = taken[6, 8] = 0  # there the timing patterns pass
    taken[8, -8:] = taken[-8:, 8] = 1
    if side >= _FIRST_WITH_VERSION:
        taken[:6, -11:-8] = taken[-11:-8, :6] = 1
    return taken


def penalties(lines: Lines) -> Penalties:
    """Returns the penalty of each symbol; `lines` has the shape (count, 2, side).

    Format and version information must be light.
    """
    same = _same_as_next(lines)
    return _runs(same) + _blocks(lines[:, 0], same[:, 0]) + _finders(lines) + _balance(lines[:, 0])


def _same_as_next(lines: Lines) -> Lines:
    """Bit `n` of a line is set where its modules `n` and `n` + 1 are of one colour."""
    all_but_last = np.uint64((1 << (lines.shape[-1] - 1)) - 1)
    return ~(lines ^ _ahead(lines, 1)) & all_but_last


def _runs(same: Lines) -> Penalties:
    """N1: 3 points for five modules of one colour in line, and one for each more."""
    threes = same & _ahead(same, 1)  # bit n: the three modules from n on are of one colour
    fives = threes & _ahead(threes, 2)
    first_fives = fives & ~_before(fives, 1)
    return _count(fives) + (_N1 - 1) * _count(first_fives)


def _blocks(rows: Lines, same: Lines) -> Penalties:
    """N2: 3 points for each 2 × 2 modules of one colour."""
    same_as_below = ~(rows[:, :-1] ^ rows[:, 1:])
    blocks: Lines = same[:, :-1] & same[:, 1:] & same_as_below
    return _N2 * _count(blocks)


def _finders(lines: Lines) -> Penalties:
    """N3: 40 points for what looks like a finder pattern beside 4 light modules.

    What is outside the symbol is light. Two such patterns can share modules only if the second
    begins 4 or 6 modules after the first; then the first has its light before it, the second after.
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
    """Bit `n` of a line is set where the modules from `n` on are those across a finder pattern."""
    found = lines.copy()
    for place, dark in enumerate(_FINDER[1:], start=1):
        found &= _ahead(lines, place) if dark else ~_ahead(lines, place)
    return found


def _balance(rows: Lines) -> Penalties:
    """N4: 10 points for each full 5 % that the dark modules are away from half of all."""
    # In the order in which segno calculates, so that it is rounded the same.
    percent = _count(rows) / rows.shape[-1] ** 2 * 100
    points: Penalties = _N4 * (np.abs(percent - 50) / 5).astype(np.int64)
    return points


def _ahead(lines: Lines, by: int) -> Lines:
    """Bit `n` says what bit `n` + `by` did."""
    return lines >> np.uint64(by)


def _before(lines: Lines, by: int) -> Lines:
    """Bit `n` says what bit `n` - `by` did."""
    return lines << np.uint64(by)


def _count(lines: Lines) -> Penalties:
    """How many bits are set, for each symbol."""
    counts: Penalties = np.bitwise_count(lines).sum(
        axis=tuple(range(1, lines.ndim)), dtype=np.int64
    )
    return counts
