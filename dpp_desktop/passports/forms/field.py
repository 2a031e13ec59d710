"""The fields of a form, from the schemas that apply to a location of the document."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final

from dpp_desktop.passports.forms.shape import Node


class Kind(StrEnum):
    """The kind of editor for a field."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    URL = "url"
    DATE = "date"
    DATE_TIME = "date_time"
    NUMBER = "number"
    INTEGER = "integer"
    YES_NO = "yes_no"
    CHOICE = "choice"
    LIST = "list"
    GROUP = "group"
    VARIANTS = "variants"
    """One of several variants, which the user chooses first."""
    MAP = "map"
    """An object without properties: a table of names and values."""
    ANY = "any"
    """A value of any type, because the schema says nothing about it."""
    JSON = "json"
    """A value that can't be shown as a form."""


TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.URL, Kind.DATE, Kind.DATE_TIME})
NUMBERS: Final = frozenset({Kind.NUMBER, Kind.INTEGER})


class Absence(Enum):
    """The type of ABSENT, which represents a missing value, as opposed to null."""

    ABSENT = "absent"


ABSENT: Final = Absence.ABSENT


@dataclass(frozen=True, slots=True)
class Choice:
    """An allowed value of a field; `title` is empty if the schema has none."""

    value: object
    title: str = ""


class Trait(StrEnum):
    """A property of a variant that distinguishes it from the others."""

    VALUE = "value"
    """The title of a property, and the value that it must have."""
    KIND = "kind"
    """The Kind, and for a list the kind and the title of its entries."""
    FORMAT = "format"
    """The `format` of text."""
    LIMITS = "limits"
    """The `Limits` of a number or a list."""
    LENGTHS = "lengths"
    """The minimum and maximum length of text, None if there is none."""
    PATTERN = "pattern"
    """The `pattern` of text."""
    CHOICES = "choices"
    """The allowed values."""
    KEYS = "keys"
    """The titles of the fields that only this variant has."""
    NUMBER = "number"
    """The number among variants that are equal, counted from 1."""


@dataclass(frozen=True, slots=True)
class Distinction:
    """What distinguishes a variant from others; see `Trait` for the values."""

    trait: Trait
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a number, or the maximum number of entries of a list (`greatest`)."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None
    step: float | None = None
    greatest: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A form field. `FormSchema` creates its inner fields on request.

    `nullable` fields may be null. `default` is ABSENT and `unit` is empty if the schema has none.
    A `closed` object must not have properties that the form doesn't show. A field that doesn't
    `apply` belongs to another branch of the schema, but has a value. An `is_entry` of a list or a
    map keeps its place when it is emptied. `depth` is the number of enclosing fields. Title and
    description are in `language`, if the schema has translations.
    A variant has `distinctions` from other variants with the same title. Its title is empty if the
    schema has no name for it; the first distinction may then be the value that identifies it.
    """

    name: str
    title: str
    kind: Kind
    description: str = ""
    required: bool = False
    nullable: bool = False
    default: object = ABSENT
    examples: tuple[object, ...] = ()
    choices: tuple[Choice, ...] = ()
    limits: Limits = Limits()
    unit: str = ""
    closed: bool = False
    applies: bool = True
    is_entry: bool = False
    depth: int = 0
    language: str = ""
    distinctions: tuple[Distinction, ...] = ()
    nodes: tuple[Node, ...] = field(default=(), repr=False, compare=False)
    """The schemas that apply here."""
    identity: tuple[int, ...] = field(default=(), repr=False, compare=False)
    """Is the same for fields that always have the same schemas, beside those of conditions."""
