"""`dpp-desktop profile`: lists, saves, renames and deletes export profiles."""

import click

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.cli.output import print_json, print_table, say
from dpp_desktop.cli.profile_values import profile_options
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.overrides import ProfileOverrides, brand_profile, resolve_profile
from dpp_desktop.profiles.profile import Profile, profile_document
from dpp_desktop.profiles.saved import (
    delete_saved,
    list_saved,
    rename_saved,
    save_profile,
    with_saved,
)
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace


@click.group("profile")
@common_options
def command() -> None:
    """List, save, rename and delete export profiles.

    A profile says how packs are written. 'export --profile NAME' uses one.
    """


@command.command("list")
@common_options
@pass_session
def list_profiles(session: Session) -> None:
    """List the built-in profiles, those of brand files, and the saved ones."""
    with session.open() as workspace:
        rows = _profiles(workspace)
    if session.json:
        print_json(
            [
                {"origin": origin, "brand": brand, "profile": profile_document(profile)}
                for origin, brand, profile in rows
            ]
        )
        return
    print_table(
        ("PROFILE", "ORIGIN", "BRAND", "COLUMNS"),
        [
            (profile.name, origin, brand, ",".join(each.source for each in profile.columns))
            for origin, brand, profile in rows
        ],
    )


@command.command("save")
@click.argument("name", metavar="NAME")
@click.option(
    "--brand",
    metavar="KEY",
    help="Brand that the profile is for, and whose profile it is based on. By default, the profile "
    "is for all brands.",
)
@click.option(
    "--replace", "may_replace", is_flag=True, help="Replace a saved profile of this name."
)
@profile_options
@common_options
@pass_session
def save(
    session: Session,
    name: str,
    brand: str | None,
    may_replace: bool,  # noqa: FBT001 - passed by name
    overrides: ProfileOverrides,
) -> None:
    """Save an export profile under NAME.

    The options are those of 'export': --profile is the profile to start with, and the others change
    it. The names of built-in profiles and of profiles in brand files can't be used.
    """
    with session.open() as workspace:
        overrides = with_saved(workspace, brand or "", overrides)
        with workspace.read() as transaction:
            if brand is not None:
                require_brand(transaction, brand)
            resolved = resolve_profile(transaction, brand or "", overrides)
        saved = save_profile(workspace, name, resolved, brand, may_replace=may_replace)
    if session.json:
        print_json({"brand": saved.brand, "profile": profile_document(saved.profile)})
    else:
        say(f"Profile '{saved.name}' saved.")


@command.command("rename")
@click.argument("name", metavar="NAME")
@click.argument("new_name", metavar="NEW")
@common_options
@pass_session
def rename(session: Session, name: str, new_name: str) -> None:
    """Rename the saved profile NAME to NEW."""
    with session.open() as workspace:
        saved = rename_saved(workspace, name, new_name)
    if session.json:
        print_json({"brand": saved.brand, "profile": profile_document(saved.profile)})
    else:
        say(f"Profile '{name}' renamed to '{saved.name}'.")


@command.command("delete")
@click.argument("name", metavar="NAME")
@common_options
@pass_session
def delete(session: Session, name: str) -> None:
    """Delete the saved profile NAME. Existing exports don't change."""
    with session.open() as workspace:
        delete_saved(workspace, name)
    if session.json:
        print_json({"deleted": name})
    else:
        say(f"Profile '{name}' deleted.")


def _profiles(workspace: Workspace) -> list[tuple[str, str | None, Profile]]:
    """The origin, the brand if it is for one, and each profile."""
    with workspace.read() as transaction:
        own = [(brand.key, brand_profile(brand)) for brand in brands.list_all(transaction)]
    return [
        *(("brand file", key, profile) for key, profile in own if profile),
        *(("saved", each.brand, each.profile) for each in list_saved(workspace)),
        *(("built-in", None, profile) for profile in BUILT_IN.values()),
    ]
