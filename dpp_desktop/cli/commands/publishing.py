"""`dpp-desktop publishing`: the settings for publications of a brand, and their list."""

import click

from dpp_desktop.cli.output import print_json, print_table, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.publishing.run import list_publications
from dpp_desktop.publishing.settings import (
    PublishingSettings,
    change_settings,
    release_fields,
    settings_of,
    withdraw_fields,
)
from dpp_desktop.units.actor import this_actor

_BRAND = click.option("--brand", required=True, metavar="KEY", help="Brand with the settings.")
_FIELDS = click.argument("pointers", metavar="POINTER...", nargs=-1, required=True)


@click.group("publishing")
def command() -> None:
    """Set up publications of a brand, and list them."""


@command.command("show")
@_BRAND
@common_options
@pass_session
def show(session: Session, brand: str) -> None:
    """Print the settings of a brand."""
    with session.open() as workspace:
        _print(session, settings_of(workspace, brand))


@command.command("set")
@_BRAND
@click.option("--operator", metavar="ID", help="Identifier of the economic operator.")
@click.option("--facility", metavar="ID", help="Identifier of the facility.")
@click.option("--commodity-code", metavar="CODE", help="Code of the Combined Nomenclature.")
@click.option("--read-point", metavar="URI", help="Where units are minted, for EPCIS events.")
@click.option(
    "--business-location", metavar="URI", help="Where units are afterwards, for EPCIS events."
)
@click.option(
    "--passports-at",
    metavar="URL",
    help="Address below which passports are served. By default, the resolver of the brand.",
)
@click.option("--back-up", metavar="URL", help="Address of the provider of back-up copies.")
@common_options
@pass_session
def set_values(session: Session, /, brand: str, **given: str | None) -> None:
    """Change settings of a brand. An empty text removes one."""
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise click.UsageError("Specify at least one setting.")
    with session.open() as workspace:
        _print(session, change_settings(workspace, brand, changes))


@command.command("release")
@_BRAND
@click.option(
    "--by", metavar="NAME", help="Who releases them. By default, the user of the operating system."
)
@_FIELDS
@common_options
@pass_session
def release(session: Session, brand: str, by: str | None, pointers: tuple[str, ...]) -> None:
    """Release fields for publication, such as /documents/kind.

    This makes fields public whose access level isn't decided or missing in the schema. Other
    restricted fields stay restricted.
    """
    with session.open() as workspace:
        _print(session, release_fields(workspace, brand, pointers, by or this_actor().by))


@command.command("withdraw")
@_BRAND
@_FIELDS
@common_options
@pass_session
def withdraw(session: Session, brand: str, pointers: tuple[str, ...]) -> None:
    """Restrict released fields again, in later publications."""
    with session.open() as workspace:
        _print(session, withdraw_fields(workspace, brand, pointers))


@command.command("list")
@click.option("--brand", metavar="KEY", help="Only publications of this brand.")
@common_options
@pass_session
def list_all(session: Session, brand: str | None) -> None:
    """List publications, newest first."""
    with session.open() as workspace:
        found = list_publications(workspace, brand)
    if session.json:
        print_json(
            [
                {
                    "publication": each.id,
                    "uid": each.uid,
                    "brand": each.brand_key,
                    "status": each.status.value,
                    "created_at": each.created_at.isoformat(),
                    "directory": str(each.directory),
                    "error": each.error,
                }
                for each in found
            ]
        )
    elif not found:
        say("There are no publications.")
    else:
        print_table(
            ("Publication", "Brand", "Status", "Created", "Folder"),
            [
                (
                    str(each.id),
                    each.brand_key,
                    each.status.value,
                    f"{each.created_at.astimezone():%Y-%m-%d %H:%M}",
                    str(each.directory),
                )
                for each in found
            ],
        )


def _print(session: Session, settings: PublishingSettings) -> None:
    document = settings.as_json()
    if session.json:
        print_json({**document, "released": list(document["released"])})
        return
    for name, value in document.items():
        if name != "released":
            say(f"{name.replace('_', ' ').capitalize()}: {value or '-'}")
    for each in settings.released:
        say(f"Released: {each.pointer} by {each.by}, {each.at}")
