"""Reads units from the command line, and prints states of units."""

from typing import Any

import click

from dpp_desktop.cli.output import print_table
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.units.history import JobUnitStates
from dpp_desktop.units.refusals import named_units


class Units(click.ParamType[UnitSet]):
    """Unit numbers and ranges that count from 1, such as 3-69,80."""

    name = "units"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> UnitSet:
        """Return the units. Fail if the text isn't a list of numbers and ranges."""
        try:
            return UnitSet.parse(str(value))
        except ValueError:
            self.fail("Use units and ranges such as 3-69,80.", param, ctx)


UNITS = click.option(
    "--units",
    required=True,
    type=Units(),
    metavar="RANGES",
    help="Units of the job, for example 3-69,80.",
)
"""The option --units."""
BY = click.option(
    "--by", metavar="NAME", help="Who does it. By default, the user of the operating system."
)
"""The option --by, for the journal."""


def states_document(found: JobUnitStates) -> dict[str, object]:
    """Return the JSON output for the states of a job's units; those of labels at the top level."""
    job, states = found.job, found.states
    return {
        "job": job.id,
        "order": job.idempotency_key,
        "batch": job.batch,
        "quantity": job.quantity,
        "minted": job.minted,
        **_by_state(states.label.by_state()),
        **_by_state(states.by_state()),
        "tag": _by_state(states.tag.by_state()),
    }


def print_states(found: JobUnitStates) -> None:
    """Print the states of a job's units, without those that no unit is in."""
    states = found.states
    rows = [
        (title, state.replace("_", " "), len(units), named_units(units))
        for title, by_state in (
            ("label", states.label.by_state()),
            ("tag", states.tag.by_state()),
            ("unit", states.by_state()),
        )
        for state, units in by_state.items()
        if units
    ]
    minted = ("unit", "minted", found.job.minted, named_units(UnitSet.one(0, found.job.minted)))
    print_table(("OF", "STATE", "COUNT", "UNITS"), [minted, *rows])


def _by_state(by_state: dict[str, UnitSet]) -> dict[str, object]:
    return {
        state: {
            "count": len(units),
            "units": str(units),
            "ranges": [[first + 1, end] for first, end in units.ranges],
        }
        for state, units in by_state.items()
    }
