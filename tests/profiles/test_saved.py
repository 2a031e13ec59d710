"""Profiles are saved in the workspace under names that never hide another profile."""

import json
from dataclasses import replace

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.profiles.builtin import BUILT_IN, LABEL
from dpp_desktop.profiles.overrides import ProfileOverrides, resolve_profile
from dpp_desktop.profiles.profile import Profile, parse_columns
from dpp_desktop.profiles.saved import (
    FILE_NAME,
    delete_saved,
    list_saved,
    rename_saved,
    save_profile,
    with_saved,
)
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

WIDE = replace(LABEL, columns=parse_columns(["url=Link", "serial"]), header=False)


def _import_brand_with_profile(workspace: Workspace, name: str) -> None:
    profile = {"name": name, "columns": [{"source": "url"}]}
    import_brand(workspace, parse_brand(a_brand(key="codes", export_profile=profile)))


def _resolved(workspace: Workspace, brand: str, name: str) -> Profile:
    overrides = with_saved(workspace, brand, ProfileOverrides(name))
    with workspace.read() as transaction:
        return resolve_profile(transaction, brand, overrides)


def test_a_saved_profile_is_used_by_its_name(workspace: Workspace) -> None:
    save_profile(workspace, " Große Etiketten ", WIDE)
    save_profile(workspace, "nur Link", replace(WIDE, columns=WIDE.columns[:1]), "nordlicht")
    assert [each.name for each in list_saved(workspace)] == ["Große Etiketten", "nur Link"]
    assert _resolved(workspace, "nordlicht", "grosse etiketten").columns == WIDE.columns
    assert _resolved(workspace, "nordlicht", "nur Link").name == "nur Link"
    with pytest.raises(InvalidInput, match="the profiles are Große Etiketten, label"):
        _resolved(workspace, "other", "nur Link")


def test_a_saved_profile_is_a_file_for_the_next_process(workspace: Workspace) -> None:
    save_profile(workspace, "wide", WIDE, "nordlicht")
    document = json.loads((workspace.path / FILE_NAME).read_text("utf-8"))
    (entry,) = document["profiles"]
    assert (entry["brand"], entry["profile"]["name"]) == ("nordlicht", "wide")
    with Workspace.open(workspace.path) as again:
        assert list_saved(again) == list_saved(workspace)


@pytest.mark.parametrize(
    "name", [*BUILT_IN, "Label", "codes", "CODES", "wide", "Wide", "", "x" * 61]
)
def test_a_name_that_is_taken_or_invalid_is_refused(workspace: Workspace, name: str) -> None:
    _import_brand_with_profile(workspace, "codes")
    save_profile(workspace, "wide", WIDE)
    save_profile(workspace, "narrow", LABEL)
    before = list_saved(workspace)
    with pytest.raises(InvalidInput) as refused:
        save_profile(workspace, name, LABEL)
    assert refused.value.problems[0].field == "profile"
    with pytest.raises(InvalidInput):
        rename_saved(workspace, "narrow", name)
    assert list_saved(workspace) == before


def test_a_saved_profile_is_replaced_only_on_request(workspace: Workspace) -> None:
    save_profile(workspace, "wide", LABEL)
    save_profile(workspace, "WIDE", WIDE, may_replace=True)
    (saved,) = list_saved(workspace)
    assert (saved.name, saved.profile.columns) == ("WIDE", WIDE.columns)


def test_a_saved_profile_is_renamed_and_deleted(workspace: Workspace) -> None:
    save_profile(workspace, "wide", WIDE, "nordlicht")
    assert rename_saved(workspace, "Wide", "broad").brand == "nordlicht"
    with pytest.raises(NotFound):
        delete_saved(workspace, "wide")
    delete_saved(workspace, "broad")
    assert list_saved(workspace) == ()


def test_an_invalid_profile_is_not_saved(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput, match="label file"):
        save_profile(workspace, "machine 2", BUILT_IN["nicelabel"])
    assert list_saved(workspace) == ()


def test_a_brand_file_with_the_name_of_a_saved_profile_is_reported(workspace: Workspace) -> None:
    save_profile(workspace, "codes", WIDE)
    _import_brand_with_profile(workspace, "codes")
    with pytest.raises(InvalidInput, match="belongs to two profiles"):
        _resolved(workspace, "codes", "codes")
    with workspace.read() as transaction:
        assert len(resolve_profile(transaction, "codes").columns) == 1
    rename_saved(workspace, "codes", "mine")
    assert _resolved(workspace, "codes", "mine").columns == WIDE.columns


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "x", "profiles": []}'])
def test_a_damaged_file_is_reported_and_kept(workspace: Workspace, text: str) -> None:
    (workspace.path / FILE_NAME).write_text(text)
    with pytest.raises(InvalidInput, match=FILE_NAME):
        list_saved(workspace)
    with pytest.raises(InvalidInput):
        save_profile(workspace, "wide", WIDE)
    assert (workspace.path / FILE_NAME).read_text() == text


def test_a_saved_profile_of_another_scope_is_not_replaced(workspace: Workspace) -> None:
    save_profile(workspace, "line 1", WIDE)
    with pytest.raises(InvalidInput):
        save_profile(workspace, "Line 1", LABEL, "nordlicht", may_replace=True)
    (kept,) = list_saved(workspace)
    assert (kept.brand, kept.name, kept.profile.columns) == (None, "line 1", WIDE.columns)
