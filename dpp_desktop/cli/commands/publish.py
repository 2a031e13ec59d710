"""`dpp-desktop publish`: writes a bundle for whoever answers the URLs."""

from pathlib import Path
from typing import Any

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, print_json, say
from dpp_desktop.cli.passphrase import new_passphrase
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.session import JOB_ID, Session, SomePath, common_options, pass_session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.publishing.plan import (
    DEFAULT_PARTS,
    Part,
    PassportVersion,
    PublishRequest,
    UnitChoice,
)
from dpp_desktop.publishing.run import PublicationResult, publish


class Parts(click.ParamType[frozenset[Part]]):
    """Names of parts, separated by commas."""

    name = "parts"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[Part]:
        """Return the parts. Fail if a name isn't one."""
        if isinstance(value, frozenset):
            return value
        try:
            return frozenset(Part(name.strip()) for name in str(value).split(","))
        except ValueError:
            self.fail(f"The parts are {', '.join(Part)}.", param, ctx)


class PublishBar(ProgressBar):
    """Shows the progress of a publication in packs."""

    def __init__(self, stop: StopRequest) -> None:
        super().__init__("Publishing", "packs", stop)

    def progressed(self, packs: int, total: int) -> None:
        """Update the bar."""
        self.show(packs, total)


@click.command("publish")
@click.option("--brand", required=True, metavar="KEY", help="Brand to publish for.")
@click.option("--job", type=JOB_ID, metavar="JOB", help="Publish only the units of this job.")
@click.option("--product", metavar="SKU", help="With --batch: publish only this product.")
@click.option("--batch", metavar="CODE", help="With --product: publish only this batch.")
@click.option(
    "--since-last",
    is_flag=True,
    help="Publish all units of the brand that no completed publication contains. This is the "
    "default.",
)
@click.option("--all", "everything", is_flag=True, help="Publish units again as well.")
@click.option(
    "--to",
    "directory",
    required=True,
    metavar="DIR",
    type=SomePath(),
    help="Folder for the bundle. Created if it doesn't exist.",
)
@click.option(
    "--parts",
    type=Parts(),
    default=DEFAULT_PARTS,
    metavar="LIST",
    help=f"Parts to write, separated by commas: {', '.join(Part)}. By default, "
    f"{', '.join(each for each in Part if each in DEFAULT_PARTS)}.",
)
@click.option(
    "--passport",
    type=click.Choice([each.value for each in PassportVersion]),
    default=PassportVersion.MINTED.value,
    help="Publish the passports as minted, or for corrections with the current product data.",
)
@click.option(
    "--units",
    type=click.Choice([each.value for each in UnitChoice]),
    default=UnitChoice.MINTED.value,
    help="Publish all minted units, or only printed or verified ones.",
)
@click.option(
    "--encrypt-restricted",
    is_flag=True,
    help="Add the restricted fields, encrypted with a passphrase for one recipient.",
)
@common_options
@pass_session
def command(
    session: Session,
    brand: str,
    job: int | None,
    product: str | None,
    batch: str | None,
    since_last: bool,  # noqa: FBT001 - passed by name
    everything: bool,  # noqa: FBT001 - passed by name
    directory: Path,
    parts: frozenset[Part],
    passport: str,
    units: str,
    encrypt_restricted: bool,  # noqa: FBT001 - passed by name
) -> int:
    """Write passports, units and links for whoever answers the URLs.

    The bundle has only public fields, see docs/publishing.md, and only units that aren't void. It
    contains what is new since the last completed publication of the brand: units, and published
    units that were voided since. Nothing is sent.

    Run the command again with the same folder to resume: files that are complete stay unchanged.
    'dpp-desktop verify DIR' checks the bundle.
    """
    if (product is None) != (batch is None) or (job is not None and product is not None):
        raise click.UsageError("Specify --job, or --product and --batch together, or neither.")
    if since_last and (everything or job is not None or product is not None):
        raise click.UsageError("--since-last is for all units of the brand, without --all.")
    passphrase = new_passphrase() if encrypt_restricted else None
    request = PublishRequest(
        brand,
        directory,
        job,
        product,
        batch,
        parts,
        PassportVersion(passport),
        UnitChoice(units),
        everything,
        encrypt_restricted,
    )
    with session.open() as workspace, stop_on_signals() as stop, PublishBar(stop) as bar:
        result = publish(workspace, request, passphrase, bar)
    if session.json:
        print_json(_document(result))
    else:
        _report(result)
    return ExitCode.INTERRUPTED if result.stopped else ExitCode.DONE


def _report(result: PublicationResult) -> None:
    publication, facts = result.publication, result.facts
    if result.stopped:
        note(
            f"Publication {publication.id} was stopped. To continue, run the command again with "
            "the same folder."
        )
        return
    say(
        f"Publication {publication.id}: {counted(facts.active, 'unit')} with "
        f"{counted(facts.passports, 'passport')} in {publication.directory}."
    )
    if facts.void:
        say(f"{counted(facts.void, 'unit')} reported as void.")


def _document(result: PublicationResult) -> dict[str, object]:
    return {
        "publication": result.publication.id,
        "uid": result.publication.uid,
        "status": result.publication.status.value,
        "directory": str(result.publication.directory),
        "units": result.facts.active,
        "void_units": result.facts.void,
        "passports": result.facts.passports,
        "files": [each.path for each in result.files],
        "resumed": result.resumed,
        "stopped": result.stopped,
    }
