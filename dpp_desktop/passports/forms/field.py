"""A field of a form: what a passport schema says about one place of the document."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final

from dpp_desktop.passports.forms.shape import Node


class Kind(StrEnum):
    """How a field is filled in."""

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
    """One of several forms, of which one is chosen first."""
    JSON = "json"
    """What can't be shown as a form."""


TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.URL, Kind.DATE, Kind.DATE_TIME})
NUMBERS: Final = frozenset({Kind.NUMBER, Kind.INTEGER})


class Absence(Enum):
    """The one value that stands for none: JSON's null is one."""

    ABSENT = "absent"


ABSENT: Final = Absence.ABSENT


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may have; `title` is empty if the value says it itself."""

    value: object
    title: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a number, or how many entries there are at the most."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None
    step: float | None = None
    greatest: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field. What is within it is made when `FormSchema` is asked for it.

    `required` says that the document is incomplete without it, `nullable` that null will do.
    `default` is ABSENT if the schema names none, `unit` empty. `closed` says that an object may
    hold nothing but what the form shows. `depth` counts the fields around it.
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
    depth: int = 0
    nodes: tuple[Node, ...] = field(default=(), repr=False, compare=False)
    """The schemas that apply here."""
