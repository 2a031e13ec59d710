"""`dpp-desktop mark`: records what happened to units."""

import click

from dpp_desktop.cli.output import counted, print_json, say
from dpp_desktop.cli.session import JOB_ID, Session, WholeNumber, common_options, pass_session
from dpp_desktop.cli.unit_values import BY, UNITS, states_document
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Carrier
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.refusals import named_units
from dpp_desktop.units.requests import Mark, MarkRequest, mark_units

MAX_COPIES = 1_000


@click.command("mark")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.option(
    "--state",
    "mark",
    required=True,
    type=click.Choice(Mark, case_sensitive=False),
    help="What happened to them.",
)
@UNITS
@click.option(
    "--reason", default="", metavar="TEXT", help="The reason. Required for sampled and spoiled."
)
@click.option(
    "--carrier",
    type=click.Choice(Carrier, case_sensitive=False),
    default=Carrier.LABEL,
    show_default=True,
    help="The carrier that is spoiled.",
)
@click.option(
    "--copies",
    type=WholeNumber(1, MAX_COPIES),
    metavar="N",
    help="Number of spoiled labels of each unit. Default: all labels of the unit.",
)
@BY
@common_options
@pass_session
def command(
    session: Session,
    job: int,
    mark: Mark,
    units: UnitSet,
    reason: str,
    carrier: Carrier,
    copies: int | None,
    by: str | None,
) -> None:
    """Record that units of JOB are applied or sampled, or that their labels are spoiled.

    A unit without a good label can be printed again; no more labels can be spoiled than were
    printed. Sampled units are never printed again.
    """
    request = MarkRequest(job, mark, units, reason, carrier, copies)
    actor = this_actor(by)
    with session.open() as workspace:
        found = mark_units(workspace, request, actor)
    if session.json:
        print_json(states_document(found))
    else:
        say(f"Job {job}: {counted(len(units), 'unit')} {mark} ({named_units(units)}).")
        good = units & found.states.of(carrier).produced
        if mark is Mark.SPOILED and good:
            say(f"Units with a good {carrier} left: {named_units(good)}.")
