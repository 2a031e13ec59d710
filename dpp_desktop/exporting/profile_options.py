"""The profiles and the columns to choose from for an export."""

from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.common import json_text
from dpp_desktop.exporting.selection import ExportTarget, jobs_of
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.unit_data import with_first_unit
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.overrides import ProfileOverrides, find_brand_profile
from dpp_desktop.profiles.passport_columns import PassportField, passport_fields
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.profiles.saved import SavedProfile, is_shadowed, list_saved, with_saved
from dpp_desktop.store import documents
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileChoices:
    """The profiles, and the passport fields that columns can show.

    The brand's own profile is the first, then saved ones, then built-in ones. `saved` are all saved
    profiles for the brand of that key; those with the name of another profile can't be chosen.
    `saved_error` says why saved profiles can't be read, if so.
    """

    profiles: tuple[Profile, ...]
    fields: tuple[PassportField, ...]
    brand_key: str = ""
    saved: tuple[SavedProfile, ...] = ()
    saved_error: InvalidInput | None = None

    @property
    def shadowed(self) -> Iterator[str]:
        """The names of saved profiles that can't be chosen until they are renamed."""
        return (each.name for each in self.saved if each.profile not in self.profiles)

    def is_saved(self, profile: Profile) -> bool:
        """Return True if it is a saved profile that can be chosen."""
        return profile in self.profiles and any(each.profile == profile for each in self.saved)


def profile_choices(workspace: Workspace, target: ExportTarget) -> ProfileChoices:
    """Return the choices for these tokens; for a batch, with the passport of its first job.

    Raises NotFound if there is no such job or batch.
    """
    with workspace.read() as transaction:
        job = jobs_of(transaction, target)[0]
        own = find_brand_profile(transaction, job.brand_key)
        text = documents.body_of(transaction, job.passport_digest)
        passport = with_first_unit(job, json_text.parse(text))
    others = [profile for profile in BUILT_IN.values() if not own or profile.name != own.name]
    first = [own] if own else []
    names = [profile.name for profile in (*first, *others)]
    saved, error = _saved(workspace, job.brand_key)
    named = [each.profile for each in saved if not is_shadowed(each.name, names)]
    profiles = (*first, *named, *others)
    return ProfileChoices(profiles, passport_fields(passport), job.brand_key, saved, error)


def chosen_profile(
    workspace: Workspace, target: ExportTarget, overrides: ProfileOverrides
) -> ProfileOverrides:
    """Return the overrides for these tokens with the saved profile that they name, if any.

    Raises what `with_saved` raises, and NotFound if there is no such job or batch.
    """
    if overrides.name is None:
        return overrides
    with workspace.read() as transaction:
        brand_key = jobs_of(transaction, target)[0].brand_key
    return with_saved(workspace, brand_key, overrides)


def _saved(
    workspace: Workspace, brand_key: str
) -> tuple[tuple[SavedProfile, ...], InvalidInput | None]:
    try:
        return tuple(each for each in list_saved(workspace) if each.is_for(brand_key)), None
    except InvalidInput as error:
        return (), error
