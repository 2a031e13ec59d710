"""Whether two paths lead to the same folder."""

from pathlib import Path


def same_folder(one: Path, other: Path) -> bool:
    """True if they are the same, however they are named."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
