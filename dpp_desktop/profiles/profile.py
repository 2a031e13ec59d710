"""A profile: which columns a pack has, and how they are written; as a value and as JSON."""

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
from dpp_desktop.profiles.column_sources import COPIES, NDEF, QR_FILE, check_source
from dpp_desktop.profiles.requirements import MAX_TEXT, repeated_headings, unmet_needs

MAX_COLUMNS = 100
MAX_COPIES = 9_999
USUAL_DPI = 300
USUAL_MODULE_MM = 0.5
TAG_NAMES = tuple(tag.name for tag in TAGS)
_LABEL = "label"


class Delimiter(StrEnum):
    """What stands between two cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"

    @property
    def character(self) -> str:
        """The character itself."""
        return {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}[self]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its cells come from (see `profiles/sources.py`), and its heading."""

    source: str
    heading: str


@dataclass(frozen=True, slots=True)
class Profile:
    """How packs are written: always UTF-8, lines that end with CRLF, quotes where RFC 4180 asks.

    `copies` is how many labels of each unit to print, for a column of that source; `label_file`
    the name of the label to print them with. `spreadsheet_safe`: text is written so that a
    spreadsheet keeps it as text, see `profiles/rendering.py`. `images`: QR images are made beside
    the packs. `nfc_tag` is the name of the tags that are to be written to, if it is known.
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

    def shows(self, source: str) -> bool:
        """True if a column has that source."""
        return any(column.source == source for column in self.columns)

    def with_copies(self, copies: int) -> "Profile":
        """The same for so many labels of each unit, in a column of its own if there is none."""
        return replace(self, copies=copies, columns=self._columns_with(COPIES))

    def with_images(self, images: ImageOptions) -> "Profile":
        """The same with QR images, their files in a column of its own if there is none."""
        return replace(self, images=images, columns=self._columns_with(QR_FILE))

    def without_images(self) -> "Profile":
        """The same without QR images and the columns of their files."""
        columns = tuple(column for column in self.columns if column.source != QR_FILE)
        return replace(self, images=None, columns=columns)

    def with_nfc(self, tag: str) -> "Profile":
        """The same for NFC tags of that name, what to write to them in a column of its own.

        Without a name, no tag is known any more, and the columns stay as they are.
        """
        return replace(self, nfc_tag=tag, columns=self._columns_with(NDEF) if tag else self.columns)

    def _columns_with(self, source: str) -> tuple[Column, ...]:
        return self.columns if self.shows(source) else (*self.columns, Column(source, source))


def parse_columns(cells: Sequence[str]) -> tuple[Column, ...]:
    """Returns the columns that are written as 'source=heading', or as the source alone."""
    split = [cell.strip().partition("=") for cell in cells]
    return tuple(
        Column(source.strip(), heading.strip() or source.strip()) for source, _, heading in split
    )


def check_profile(profile: Profile, remedy: str = CORRECT_IT) -> None:
    """Raises InvalidInput with all that is wrong with the profile, and that remedy."""
    problems = [*_column_problems(profile), *_text_problems(profile)]
    if not 1 <= profile.copies <= MAX_COPIES:
        message = f"the number of copies must be 1 to {MAX_COPIES}."
        problems.append(Problem("copies", "copies", message))
    problems += [*_needs(profile), *_tag_problems(profile)]
    if problems:
        raise InvalidInput(problems, remedy)


def profile_document(profile: Profile) -> dict[str, object]:
    """Returns the profile as a JSON value, as brand files and manifests have it."""
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
    """Returns the profile as canonical JSON text, as the store keeps it."""
    return json_text.canonical(profile_document(profile))


def profile_of(text: str) -> Profile:
    """Returns the profile that the JSON text describes; what it leaves out is as in `label`."""
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
        document.get("dpi", USUAL_DPI),
        document.get("module_mm", USUAL_MODULE_MM),
    )


def _column(document: Mapping[str, str]) -> Column:
    return Column(document["source"], document.get("heading", document["source"]))


def _column_problems(profile: Profile) -> list[Problem]:
    if not 1 <= len(profile.columns) <= MAX_COLUMNS:
        message = f"a pack has 1 to {MAX_COLUMNS} columns."
        return [Problem("columns", "columns", message)]
    problems = [check_source(column.source) for column in profile.columns]
    headings = [column.heading for column in profile.columns]
    twice = {headings[place] for place in repeated_headings(headings)}
    if twice:
        message = f"two columns have the same heading: {', '.join(sorted(twice))}."
        problems.append(Problem("columns", "heading_twice", message))
    return [problem for problem in problems if problem]


def _needs(profile: Profile) -> Iterator[Problem]:
    """What is missing, by the names of what the user gives."""
    sources = {column.source for column in profile.columns}
    label_file, images = profile.label_file, profile.images is not None
    for problem in unmet_needs(sources, label_file=label_file, images=images):
        field = _LABEL if problem.field == "label_file" else problem.field
        yield replace(problem, field=field)


def _tag_problems(profile: Profile) -> Iterator[Problem]:
    if profile.nfc_tag and profile.nfc_tag not in TAG_NAMES:
        message = f"there is no NFC tag of that name; there are {', '.join(TAG_NAMES)}."
        yield Problem("nfc_tag", "unknown_tag", message)


def _text_problems(profile: Profile) -> list[Problem]:
    checks = FieldChecks()
    for column in profile.columns:
        checks.clean("columns", column.heading, clean_text, max_length=MAX_TEXT)
    if profile.label_file:
        checks.clean(_LABEL, profile.label_file, clean_text, max_length=MAX_TEXT)
    return checks.problems
