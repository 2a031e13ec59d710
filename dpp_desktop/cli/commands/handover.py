"""`dpp-desktop handover`: marks packs as handed over."""

import click

from dpp_desktop.cli.export_records import print_packs, record_document
from dpp_desktop.cli.export_values import PackNumbers
from dpp_desktop.cli.output import note, print_json
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.void_texts import contained_texts


@click.command("handover")
@click.argument("export", type=JOB_ID, metavar="EXPORT")
@click.argument("packs", type=PackNumbers(), metavar="NUMBERS")
@click.option("--by", metavar="NAME", help="Name of the person who handed them over.")
@click.option("--to", metavar="NAME", help="Name of the person or company that received them.")
@click.option("--take-back", "back", is_flag=True, help="Remove the marks instead.")
@common_options
@pass_session
def command(
    session: Session,
    export: int,
    packs: frozenset[int],
    by: str | None,
    to: str | None,
    *,
    back: bool,
) -> None:
    """Mark packs of EXPORT as handed over now, for example 1,3-5.

    'dpp-desktop exports' lists the ids of exports, and 'dpp-desktop exports EXPORT' the packs that
    weren't handed over.

    The files of the packs are verified first. The exit code is 4 if one is missing or was changed.
    Rows that were voided after their pack was written are listed: inform the receiver.
    """
    if (by is None) != back or (to is not None and back):
        raise click.UsageError("Specify either --by NAME and --to NAME, or --take-back.")
    with session.open() as workspace:
        if by is None:
            record = take_back(workspace, export, packs)
        else:
            record = hand_over(workspace, export, packs, by, to or "")
            if not to:
                note("It isn't recorded who received the packs. To record it, use --to NAME.")
    if session.json:
        for text in contained_texts(record.planned, packs):
            note(text)
        print_json(record_document(record))
    else:
        print_packs(record)
