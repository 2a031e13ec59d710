"""Export profiles: the columns of a pack and their format, as values and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.carriers.nfc_tags import TAGS
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.errors import CORRECT_IT, InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.column_sources import COPIES, NDEF, QR_FILE, check_source
from dpp_desktop.profiles.requirements import MAX_TEXT, missing_requirements, repeated_headings

MAX_COLUMNS = 100
MAX_COPIES = 9_999
DEFAULT_DPI = 300
DEFAULT_MODULE_MM = 0.5
TAG_NAMES = tuple(tag.name for tag in TAGS)
_LABEL = "label"


class Delimiter(StrEnum):
    """The separator between cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"

    @property
    def character(self) -> str:
        """The separator character."""
        return {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}[self]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the source of its cells (see `column_sources.py`) and its heading."""

    source: str
    heading: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The format of packs. Always UTF-8, CRLF line ends, and quotes as in RFC 4180.

    `copies` is the number of labels per unit and `label_file` the name of the label, for columns
    with these sources. With `spreadsheet_safe`, spreadsheets keep text as text; see
    `rendering.py`. `images` are the options of the QR images, None for no images. `nfc_tag` is the
    name of the NFC tag to check the size of messages against, empty for no check.
    """

    name: str
    columns: tuple[Column, ...]
    delimiter: Delimiter = Delimiter.COMMA
    byte_order_mark: bool = False
    header: bool = True
    spreadsheet_safe: bool = False
    copies: int = 1
    label_file: str = ""
    images: ImageOptions | None = None
    nfc_tag: str = ""

    def has_source(self, source: str) -> bool:
        """Return whether a column has the source."""
        return any(column.source == source for column in self.columns)

    def with_copies(self, copies: int) -> "Profile":
        """Return the profile with this number of copies; add the column if it is missing."""
        return replace(self, copies=copies, columns=self._columns_with(COPIES))

    def with_images(self, images: ImageOptions) -> "Profile":
        """Return the profile with QR images; add the column of their files if it is missing."""
        return replace(self, images=images, columns=self._columns_with(QR_FILE))

    def without_images(self) -> "Profile":
        """Return the profile without QR images and without the columns of their files."""
        columns = tuple(column for column in self.columns if column.source != QR_FILE)
        return replace(self, images=None, columns=columns)

    def with_nfc(self, tag: str) -> "Profile":
        """Return the profile with this NFC tag; add the column of the messages if it is missing.

        An empty name removes the tag and keeps the columns.
        """
        return replace(self, nfc_tag=tag, columns=self._columns_with(NDEF) if tag else self.columns)

    def _columns_with(self, source: str) -> tuple[Column, ...]:
        return self.columns if self.has_source(source) else (*self.columns, Column(source, source))


def parse_columns(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns from texts of the form 'source=heading' or 'source'."""
    split = [cell.strip().partition("=") for cell in cells]
    return tuple(
        Column(source.strip(), heading.strip() or source.strip()) for source, _, heading in split
    )


def check_profile(profile: Profile, remedy: Message = CORRECT_IT) -> None:
    """Raises InvalidInput with all that is wrong with the profile, and that remedy."""
    problems = [*_column_problems(profile), *_text_problems(profile)]
    if not 1 <= profile.copies <= MAX_COPIES:
        message = Message("the number of copies must be 1 to {most}.", most=MAX_COPIES)
        problems.append(Problem("copies", "copies", message))
    problems += [*_requirement_problems(profile), *_tag_problems(profile)]
    if problems:
        raise InvalidInput(problems, remedy)


def profile_document(profile: Profile) -> dict[str, object]:
    """Return the profile as a JSON value, as in brand files and manifests."""
    return {
        "name": profile.name,
        "columns": [
            {"source": column.source, "heading": column.heading} for column in profile.columns
        ],
        "delimiter": profile.delimiter.value,
        "byte_order_mark": profile.byte_order_mark,
        "header": profile.header,
        "spreadsheet_safe": profile.spreadsheet_safe,
        "copies": profile.copies,
        "label_file": profile.label_file,
        **({"images": _images_document(profile.images)} if profile.images else {}),
        **({"nfc_tag": profile.nfc_tag} if profile.nfc_tag else {}),
    }


def profile_text(profile: Profile) -> str:
    """Return the profile as canonical JSON text, as in the store."""
    return json_text.canonical(profile_document(profile))


def profile_of(text: str) -> Profile:
    """Return the profile from JSON text; missing values default to those of `label`."""
    document: Any = json_text.parse(text)
    return Profile(
        name=document["name"],
        columns=tuple(_column(each) for each in document["columns"]),
        delimiter=Delimiter(document.get("delimiter", Delimiter.COMMA)),
        byte_order_mark=document.get("byte_order_mark", False),
        header=document.get("header", True),
        spreadsheet_safe=document.get("spreadsheet_safe", False),
        copies=document.get("copies", 1),
        label_file=document.get("label_file", ""),
        images=_images(document["images"]) if "images" in document else None,
        nfc_tag=document.get("nfc_tag", ""),
    )


def _images_document(images: ImageOptions) -> dict[str, object]:
    return {
        "format": images.format.value,
        "dpi": images.dpi,
        "module_mm": images.module_mm,
    }


def _images(document: Mapping[str, Any]) -> ImageOptions:
    return ImageOptions(
        ImageFormat(document["format"]),
        document.get("dpi", DEFAULT_DPI),
        document.get("module_mm", DEFAULT_MODULE_MM),
    )


def _column(document: Mapping[str, str]) -> Column:
    return Column(document["source"], document.get("heading", document["source"]))


def _column_problems(profile: Profile) -> list[Problem]:
    if not 1 <= len(profile.columns) <= MAX_COLUMNS:
        message = Message("a pack must have 1 to {most} columns.", most=MAX_COLUMNS)
        return [Problem("columns", "columns", message)]
    problems = [check_source(column.source) for column in profile.columns]
    headings = [column.heading for column in profile.columns]
    twice = {headings[place] for place in repeated_headings(headings)}
    if twice:
        message = Message(
            "two columns have the same heading: {headings}.", headings=", ".join(sorted(twice))
        )
        problems.append(Problem("columns", "heading_twice", message))
    return [problem for problem in problems if problem]


def _requirement_problems(profile: Profile) -> Iterator[Problem]:
    """Yield missing requirements, with the names of the user's options as fields."""
    sources = {column.source for column in profile.columns}
    label_file, images = profile.label_file, profile.images is not None
    for problem in missing_requirements(sources, label_file=label_file, images=images):
        field = _LABEL if problem.field == "label_file" else problem.field
        yield replace(problem, field=field)


def _tag_problems(profile: Profile) -> Iterator[Problem]:
    if profile.nfc_tag and profile.nfc_tag not in TAG_NAMES:
        message = Message(
            "there is no NFC tag with this name; the tags are {tags}.",
            tags=", ".join(TAG_NAMES),
        )
        yield Problem("nfc_tag", "unknown_tag", message)


def _text_problems(profile: Profile) -> list[Problem]:
    checks = FieldChecks()
    for column in profile.columns:
        checks.clean("columns", column.heading, clean_text, max_length=MAX_TEXT)
    if profile.label_file:
        checks.clean(_LABEL, profile.label_file, clean_text, max_length=MAX_TEXT)
    return checks.problems
