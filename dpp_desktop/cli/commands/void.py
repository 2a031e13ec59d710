"""`dpp-desktop void`: makes units permanently void."""

import click

from dpp_desktop.cli.confirmation import YES, confirm
from dpp_desktop.cli.output import counted, print_json, say
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.cli.unit_values import BY, UNITS, states_document
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.refusals import named_units
from dpp_desktop.units.requests import VoidPlan, plan_void, void_units


@click.command("void")
@click.argument("job", type=JOB_ID, metavar="JOB")
@UNITS
@click.option("--reason", required=True, metavar="TEXT", help="The reason, for the journal.")
@BY
@YES
@common_options
@pass_session
def command(
    session: Session, job: int, units: UnitSet, reason: str, by: str | None, *, yes: bool
) -> None:
    """Make units of JOB void: they are never printed, exported or published again.

    Packs that are already written stay unchanged. The job can still be running.
    """
    actor = this_actor(by)
    with session.open() as workspace:
        plan = plan_void(workspace, job, units, reason)
        confirm(_consequence(plan), "Make them void?", "Nothing was changed.", yes=yes)
        found = void_units(workspace, job, units, reason, actor)
    if session.json:
        print_json(states_document(found))
    else:
        say(f"Job {job}: {counted(len(units), 'unit')} void ({named_units(units)}).")


def _consequence(plan: VoidPlan) -> str:
    text = (
        f"This makes {counted(len(plan.units), 'unit')} of job {plan.job.id} permanently void: "
        f"{named_units(plan.units)}."
    )
    affected = {
        "printed": plan.printed,
        "applied to products": plan.applied,
        "in finished packs": plan.exported,
    }
    known = [f"{len(units):,} {words}" for words, units in affected.items() if units]
    return f"{text} Of these, {', '.join(known)}." if known else text
