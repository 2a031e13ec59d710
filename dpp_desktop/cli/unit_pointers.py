"""The unit fields of a brand on the command line: as an option, and as proposals of an import."""

import json
import shlex
from collections.abc import Sequence
from typing import Any

import click

from dpp_desktop.brands.brand_file import unit_pointers
from dpp_desktop.brands.import_plan import BrandImportPlan
from dpp_desktop.cli.output import note
from dpp_desktop.model.unit_field import UnitValue

OPTION = "--unit-pointer"
_VALUES = ", ".join(value.value for value in UnitValue)
_INDENT = "  "


class UnitPointer(click.ParamType[tuple[str, str]]):
    """The JSON Pointer of a passport field, and what fills it in for each unit."""

    name = "pointer=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return pointer and value. Fail if the text isn't POINTER=VALUE with a known value."""
        pointer, separator, named = str(value).rpartition("=")
        if not separator or named not in list(UnitValue):
            self.fail(
                f"Use a JSON Pointer and one of {_VALUES}, such as /serialNumber=serial.",
                param,
                ctx,
            )
        return pointer, named


def by_pointer(
    ctx: click.Context, param: click.Parameter, values: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return the values by JSON Pointer (RFC 6901). Raise BadParameter if a field has two."""
    found = dict(values)
    for pointer, value in values:
        if found[pointer] != value:
            raise click.BadParameter(f"The field {pointer} has more than one value.", ctx, param)
    return found


def report_proposals(plan: BrandImportPlan) -> None:
    """Print the fields that may be unit fields, as options and as lines of a brand file."""
    proposed = unit_pointers(plan.unit_proposals)
    if not proposed:
        return
    options = (f"{OPTION} {shlex.quote(f'{at}={value}')}" for at, value in proposed.items())
    lines = json.dumps(
        {"unit_pointers": unit_pointers(plan.brand.unit_fields) | proposed}, indent=len(_INDENT)
    )
    note(
        "These fields look as if each unit has its own value, but all units share the value of the "
        "product. To fill them in for each unit, repeat the import with these options:"
    )
    note(_INDENT + " ".join(options))
    note("Or add these lines to the brand file:")
    note("\n".join(lines.splitlines()[1:-1]))
