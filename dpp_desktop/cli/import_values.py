"""Reads column assignments and decimal separators of a product import from the command line."""

from typing import Any, TypeVar

import click

from dpp_desktop.products.catalogue_import.number_texts import DecimalSign

Value = TypeVar("Value")


class ColumnAssignment(click.ParamType[tuple[str, str]]):
    """A column and the field it is imported into, such as Colour=passport.colour."""

    name = "column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return column and field. Fail if there is no equals sign."""
        if isinstance(value, tuple):
            return value
        column, sign, target = str(value).rpartition("=")
        if not sign:
            self.fail("Use a column and a field, such as Colour=passport.colour.", param, ctx)
        return column, target


class DecimalChoice(click.ParamType[tuple[str, DecimalSign]]):
    """A column and the decimal separator of its numbers, such as Weight=comma, or for all."""

    name = "decimal"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, DecimalSign]:
        """Return the column, empty for all columns, and the sign. Fail for any other sign."""
        if isinstance(value, tuple):
            return value
        column, _, sign = str(value).rpartition("=")
        if sign not in tuple(DecimalSign):
            self.fail("Use comma or point, or a column with it: Weight=comma.", param, ctx)
        return column, DecimalSign(sign)


def by_column(values: tuple[tuple[str, Value], ...], option: str) -> dict[str, Value]:
    """Return the values by column. Raise BadParameter if a column has two different values."""
    found = dict(values)
    for column, value in values:
        if found[column] != value:
            subject = f"column '{column}'" if column else "separator for all columns"
            raise click.BadParameter(f"The {subject} is given twice.", param_hint=option)
    return found
