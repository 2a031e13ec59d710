"""What users chose for an earlier export of a brand, suggested for its next export if possible."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from dpp_desktop.exporting.folder_access import free_bytes
from dpp_desktop.model.errors import DppError, InvalidInput
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides, resolve_profile
from dpp_desktop.profiles.saved import with_saved
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The name of a profile, a label file for it, and the folder to create export folders in.

    Empty or None where nothing is suggested.
    """

    profile: str = ""
    label_file: str = ""
    folder: Path | None = None


NO_SUGGESTION = Suggestion()

Suggestions = Mapping[str, Suggestion]
"""Suggestions by the key of the brand."""

NO_SUGGESTIONS: Suggestions = MappingProxyType({})


def usable_overrides(
    workspace: Workspace, brand_key: str, suggestion: Suggestion
) -> ProfileOverrides:
    """Return the suggested profile, with the label file if it has a column for it.

    If the profile no longer exists or is no longer valid, return NO_OVERRIDES: the suggestion
    doesn't prevent an export. Raises EnvironmentFault.
    """
    if not suggestion.profile:
        return NO_OVERRIDES
    named = ProfileOverrides(suggestion.profile)
    labelled = replace(named, label_file=suggestion.label_file) if suggestion.label_file else named
    for overrides in (labelled, named):
        try:
            found = with_saved(workspace, brand_key, overrides)
            with workspace.read() as transaction:
                resolve_profile(transaction, brand_key, found)
        except InvalidInput:
            continue
        return found
    return NO_OVERRIDES


def can_hold_packs(folder: Path | None) -> bool:
    """Return True if folders with packs can be created in the folder, which must exist."""
    if folder is None:
        return False
    try:
        return folder.is_dir() and free_bytes(folder, ()) > 0
    except (DppError, OSError):
        return False
