"""Reads packs, units and columns from the command line."""

import csv
import re
from typing import Any

import click

from dpp_desktop.profiles.profile import Column, parse_columns

_PART = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", re.ASCII)
_UNITS = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?", re.ASCII)


class PackNumbers(click.ParamType[frozenset[int]]):
    """Pack numbers and ranges, such as 1,3-5."""

    name = "numbers"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        """Return the numbers. Fail if the text isn't a list of numbers and ranges."""
        found: set[int] = set()
        for part in str(value).split(","):
            match = _PART.fullmatch(part.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if match and first > last:
                self.fail(
                    f"Range {part.strip()} is reversed. Use numbers and ranges such as 1,3-5.",
                    param,
                    ctx,
                )
            if match is None:
                self.fail("Use pack numbers and ranges such as 1,3-5.", param, ctx)
            found.update(range(first, last + 1))
        return frozenset(found)


class UnitNumbers(click.ParamType[tuple[int, int]]):
    """A range of units, such as 1-500."""

    name = "range"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Return the first and the last unit. Fail if the text isn't a range."""
        match = _UNITS.fullmatch(str(value).strip())
        if match is None:
            self.fail("Use the first and the last unit, such as 1-500.", param, ctx)
        return int(match[1]), int(match[2] or match[1])


class ColumnNames(click.ParamType[tuple[Column, ...]]):
    """Columns of a pack, such as url=Link,serial,passport.category=Kind."""

    name = "columns"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Column, ...]:
        """Return the columns. A heading with a comma needs quotes around 'source=heading'."""
        return parse_columns(next(csv.reader([str(value)]), []))
