"""Finds the files that are installed with the program: resources/ and schemas/."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "shipped"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a file below resources/."""
    return _ROOT.joinpath("resources", *parts)


def schema(name: str) -> Path:
    """Return the path of a JSON Schema in schemas/."""
    return _ROOT / "schemas" / name
