"""Rules for the columns of a profile, from a brand file or from the user."""

from collections.abc import Collection, Iterator, Sequence

from dpp_desktop.model.errors import Problem

LABEL_FILE = "label"
"""The source of a column that names the label to print."""
QR_FILE = "qr_file"
"""The source of a column that names the files of QR images."""
MAX_TEXT = 200
"""Characters of a heading, or of a label file's name, at the most."""


def repeated_headings(headings: Sequence[str]) -> tuple[int, ...]:
    """Return the places of headings that an earlier column has: rows are read by their headings."""
    return tuple(place for place, each in enumerate(headings) if each in headings[:place])


def unmet_needs(sources: Collection[str], *, label_file: str, images: bool) -> Iterator[Problem]:
    """Yield what columns of these sources need and is missing, by its name in a brand file."""
    if LABEL_FILE in sources and not label_file:
        message = "the label software wants to know which label to print: name the label file."
        yield Problem("label_file", "required", message)
    if QR_FILE in sources and not images:
        message = "a column has the files of QR images in it, but no images are asked for."
        yield Problem("images", "required", message)
