"""The settings that a profile's columns require, for brand files and user input."""

from collections.abc import Collection, Iterator, Sequence

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message

LABEL_FILE = "label"
"""The source of a column that names the label to print."""
QR_FILE = "qr_file"
"""The source of a column that names the files of QR images."""
MAX_TEXT = 200
"""The maximum length of a heading or label file name, in characters."""


def repeated_headings(headings: Sequence[str]) -> tuple[int, ...]:
    """Return the places of headings that an earlier column has: rows are read by their headings."""
    return tuple(place for place, each in enumerate(headings) if each in headings[:place])


def missing_requirements(
    sources: Collection[str], *, label_file: str, images: bool
) -> Iterator[Problem]:
    """Yield missing settings that columns with these sources require, by brand file field."""
    if LABEL_FILE in sources and not label_file:
        message = Message(
            "the label software requires the name of the label to print: enter the label file."
        )
        yield Problem("label_file", "required", message)
    if QR_FILE in sources and not images:
        message = Message("a column contains the files of QR images, but no images are requested.")
        yield Problem("images", "required", message)
