"""Export profiles that users saved under a name, in a file of the workspace."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.durable import write_whole
from dpp_desktop.identity.text import TextError, clean_text
from dpp_desktop.model.errors import DppError, InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.overrides import ProfileOverrides, brand_profile, find_brand_profile
from dpp_desktop.profiles.profile import Profile, check_profile, profile_document, profile_of
from dpp_desktop.store import brands
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

FILE_NAME = "export-profiles.json"
FORMAT = "dpp-desktop/export-profiles/1"
MAX_NAME = 60
"""The maximum length of the name of a saved profile, in characters."""


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """A saved profile; `brand` is the key of the brand that it is for, None for all brands."""

    profile: Profile
    brand: str | None = None

    @property
    def name(self) -> str:
        """The name of the profile."""
        return self.profile.name

    def is_for(self, brand_key: str) -> bool:
        """Return True if exports of the brand can use it."""
        return self.brand in (None, brand_key)


def list_saved(workspace: Workspace) -> tuple[SavedProfile, ...]:
    """Return the saved profiles by name.

    Raises InvalidInput if their file is invalid, and EnvironmentFault.
    """
    path = workspace.path / FILE_NAME
    with os_errors_named(path):
        if not path.exists():
            return ()
    document = json_text.read_file(path)
    try:
        return _sorted(_saved(each) for each in _entries(document))
    except (AttributeError, DppError, LookupError, TypeError, ValueError):
        problem = Problem(
            FILE_NAME, "not_profiles", Message("'{path}' has no valid profiles.", path=path)
        )
        remedy = Message("Correct the file, or move it to a different folder.")
        raise InvalidInput([problem], remedy) from None


def save_profile(
    workspace: Workspace,
    name: str,
    profile: Profile,
    brand: str | None = None,
    *,
    may_replace: bool = False,
) -> SavedProfile:
    """Save the profile under a name, for one brand or for all, and return it.

    Raises InvalidInput if the profile or the name is invalid, or if another profile has that name,
    ignoring case: a built-in one, that of a brand file, or a saved one, unless it `may_replace` it
    and both are for the same brand or both for all. Raises EnvironmentFault.
    """
    saved = SavedProfile(replace(profile, name=_clean_name(name)), brand)
    check_profile(saved.profile)
    with workspace.write() as transaction:
        before = list_saved(workspace)
        replaced = [each for each in before if _same(each.name, saved.name)]
        if replaced and not (may_replace and all(each.brand == brand for each in replaced)):
            raise _name_problem("profile_exists", _taken(saved.name))
        _check_free(transaction, saved.name)
        _write(workspace, [*(each for each in before if each not in replaced), saved])
    return saved


def rename_saved(workspace: Workspace, name: str, new_name: str) -> SavedProfile:
    """Rename the saved profile.

    Raises NotFound if there is none of that name, and what `save_profile` raises.
    """
    cleaned = _clean_name(new_name)
    with workspace.write() as transaction:
        before = list_saved(workspace)
        old = _named(before, name)
        others = [each for each in before if each != old]
        if any(_same(each.name, cleaned) for each in others):
            raise _name_problem("profile_exists", _taken(cleaned))
        _check_free(transaction, cleaned)
        renamed = replace(old, profile=replace(old.profile, name=cleaned))
        _write(workspace, [*others, renamed])
    return renamed


def delete_saved(workspace: Workspace, name: str) -> None:
    """Delete the saved profile; existing exports keep their profile.

    Raises NotFound if there is none of that name, InvalidInput, and EnvironmentFault.
    """
    with workspace.write():
        before = list_saved(workspace)
        old = _named(before, name)
        _write(workspace, [each for each in before if each != old])


def with_saved(
    workspace: Workspace, brand_key: str, overrides: ProfileOverrides
) -> ProfileOverrides:
    """Return the overrides with the saved profile that they name, if they name one.

    Raises InvalidInput if there is no profile of that name, if a profile of the brand file or a
    built-in one has the same name, or if the file of saved profiles is invalid.
    """
    name = overrides.name
    if name is None or overrides.saved:
        return overrides
    with workspace.read() as transaction:
        own = find_brand_profile(transaction, brand_key)
    others = {*BUILT_IN, *([own.name] if own else [])}
    saved = [each for each in list_saved(workspace) if each.is_for(brand_key)]
    found = next((each for each in saved if _same(each.name, name)), None)
    if found is None and name not in others:
        known = [*others.difference(BUILT_IN), *(each.name for each in saved), *BUILT_IN]
        message = Message(
            "there is no profile with this name; the profiles are {profiles}.",
            profiles=", ".join(known),
        )
        raise _name_problem("unknown_profile", message)
    if found and is_shadowed(found.name, others):
        message = Message(
            "the name '{name}' belongs to two profiles; rename the saved one.", name=found.name
        )
        raise _name_problem("two_profiles", message)
    return replace(overrides, saved=found.profile) if found else overrides


def is_shadowed(name: str, others: Iterable[str]) -> bool:
    """Return True if one of these names is the same, ignoring case.

    A brand file or a later version of the program may bring a profile with the name of a saved one.
    """
    return any(_same(name, other) for other in others)


def _clean_name(name: str) -> str:
    try:
        return clean_text(name, max_length=MAX_NAME)
    except TextError as error:
        message = Message("{problem}.", problem=error.message)
        raise _name_problem(error.code, message) from None


def _check_free(transaction: Transaction, name: str) -> None:
    """Raise InvalidInput if a built-in profile or that of a brand file has the name."""
    if is_shadowed(name, BUILT_IN):
        message = Message("a built-in profile has the name '{name}'.", name=name)
        raise _name_problem("built_in", message)
    for brand in brands.list_all(transaction):
        own = brand_profile(brand)
        if own and _same(own.name, name):
            message = Message(
                "the profile of the brand '{brand}' has the name '{name}'.",
                brand=brand.key,
                name=name,
            )
            raise _name_problem("brand_profile", message)


def _taken(name: str) -> Message:
    return Message("a saved profile has the name '{name}'.", name=name)


def _name_problem(code: str, message: Message) -> InvalidInput:
    return InvalidInput(
        [Problem("profile", code, message)],
        Message("Choose a different name; nothing was changed."),
    )


def _named(saved: Iterable[SavedProfile], name: str) -> SavedProfile:
    for each in saved:
        if _same(each.name, name):
            return each
    raise NotFound(
        Message("There is no saved profile '{name}'.", name=name),
        Message(
            "Choose one of the saved profiles; on the command line, 'dpp-desktop profile list' "
            "shows them."
        ),
    )


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _sorted(saved: Iterable[SavedProfile]) -> tuple[SavedProfile, ...]:
    return tuple(sorted(saved, key=lambda each: each.name.casefold()))


def _entries(document: Any) -> list[Any]:
    if document["format"] != FORMAT:
        raise ValueError
    return list(document["profiles"])


def _saved(entry: Any) -> SavedProfile:
    profile = profile_of(json_text.canonical(entry["profile"]))
    check_profile(profile)
    brand = entry.get("brand")
    return SavedProfile(profile, None if brand is None else str(brand))


def _write(workspace: Workspace, saved: Iterable[SavedProfile]) -> None:
    path: Path = workspace.path / FILE_NAME
    entries = [
        {
            **({"brand": each.brand} if each.brand is not None else {}),
            "profile": profile_document(each.profile),
        }
        for each in _sorted(saved)
    ]
    text = json_text.indented({"format": FORMAT, "profiles": entries})
    with os_errors_named(path):
        write_whole(path, text.encode("utf-8"))
