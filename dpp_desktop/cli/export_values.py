"""How packs, units and columns are written on the command line."""

import csv
import re
from typing import Any

import click

from dpp_desktop.profiles.profile import Column, parse_columns

_PART = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", re.ASCII)
_UNITS = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?", re.ASCII)


class PackNumbers(click.ParamType[frozenset[int]]):
    """Numbers of packs and ranges of them, such as 1,3-5."""

    name = "numbers"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        """Returns the numbers. Fails if they are written in another way."""
        found: set[int] = set()
        for part in str(value).split(","):
            match = _PART.fullmatch(part.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if match and first > last:
                wrong = f"In {part.strip()} the first comes after the last"
                self.fail(f"{wrong}: give numbers such as 1,3-5.", param, ctx)
            if match is None:
                self.fail("Give numbers and ranges of packs, such as 1,3-5.", param, ctx)
            found.update(range(first, last + 1))
        return frozenset(found)


class UnitNumbers(click.ParamType[tuple[int, int]]):
    """A range of units, such as 1-500."""

    name = "range"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Returns the first and the last. Fails if they are written in another way."""
        match = _UNITS.fullmatch(str(value).strip())
        if match is None:
            self.fail("Give the first and the last unit, such as 1-500.", param, ctx)
        return int(match[1]), int(match[2] or match[1])


class ColumnNames(click.ParamType[tuple[Column, ...]]):
    """Columns of a pack, such as url=Link,serial,passport.category=Kind."""

    name = "columns"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Column, ...]:
        """Returns the columns. A heading with a comma needs quotes around 'source=heading'."""
        return parse_columns(next(csv.reader([str(value)]), []))
