"""The profiles and the columns to choose from for an export."""

from dataclasses import dataclass

from dpp_desktop.common import json_text
from dpp_desktop.exporting.selection import ExportTarget, jobs_of
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.overrides import find_brand_profile
from dpp_desktop.profiles.passport_columns import PassportField, passport_fields
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.store import documents
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileChoices:
    """The profiles, the brand's own first, and the passport fields that columns can show."""

    profiles: tuple[Profile, ...]
    fields: tuple[PassportField, ...]


def profile_choices(workspace: Workspace, target: ExportTarget) -> ProfileChoices:
    """Return the choices for these tokens; for a batch, with the passport of its first job.

    Raises NotFound if there is no such job or batch.
    """
    with workspace.read() as transaction:
        job = jobs_of(transaction, target)[0]
        own = find_brand_profile(transaction, job.brand_key)
        passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    others = (profile for profile in BUILT_IN.values() if not own or profile.name != own.name)
    return ProfileChoices((*([own] if own else []), *others), passport_fields(passport))
