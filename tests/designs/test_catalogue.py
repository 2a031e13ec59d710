"""Designs are kept by name in a workspace, and by digest once they are printed."""

from dataclasses import replace

import pytest

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.catalogue import (
    DesignOrigin,
    copy_design,
    find_design,
    keep_design,
    kept_design,
    list_designs,
    put_brand_designs,
    remove_design,
    rename_design,
    save_design,
)
from dpp_desktop.designs.design import LabelDesign, LineItem
from dpp_desktop.designs.design_file import design_text
from dpp_desktop.model.errors import InvalidInput, NotFound, WrongState
from dpp_desktop.store import documents
from dpp_desktop.store.workspace import Workspace
from tests.designs.examples import a_label


def _save(workspace: Workspace, design: LabelDesign, *, may_replace: bool = False) -> None:
    with workspace.write() as transaction:
        save_design(transaction, design, may_replace=may_replace)


def test_an_unknown_design_is_reported_without_a_command(workspace: Workspace) -> None:
    with workspace.read() as transaction, pytest.raises(NotFound) as refused:
        find_design(transaction, "hangtag")
    assert refused.value.remedy == "The list of label designs shows their names."


def _refusal(workspace: Workspace, design: LabelDesign, *, may_replace: bool = False) -> str:
    with pytest.raises(InvalidInput) as refused:
        _save(workspace, design, may_replace=may_replace)
    return refused.value.problems[0].code


def _names(workspace: Workspace) -> list[str]:
    with workspace.read() as transaction:
        return [each.design.name for each in list_designs(transaction)]


def test_saved_designs_are_listed_before_the_built_in_ones(workspace: Workspace) -> None:
    assert _names(workspace) == list(BUILT_IN)
    _save(workspace, a_label(name="b"))
    _save(workspace, a_label(name=" A\u0308 "))
    assert _names(workspace) == ["b", "Ä", *BUILT_IN]


def test_names_are_unique_regardless_of_case(workspace: Workspace) -> None:
    _save(workspace, a_label(name="Größe"))
    assert _refusal(workspace, a_label(name="GRÖSSE")) == "design_exists"
    assert _refusal(workspace, a_label(name="l7160"), may_replace=True) == "built_in"
    assert _refusal(workspace, a_label(name=" ")) == "empty"
    assert _refusal(workspace, a_label(name="x" * 61)) == "too_long"
    _save(workspace, a_label(LineItem(1, 29, 9, 0.5), name="GRÖSSE"), may_replace=True)
    assert _names(workspace) == ["GRÖSSE", *BUILT_IN]
    with workspace.read() as transaction:
        found = find_design(transaction, "größe")
    assert isinstance(found.design, LabelDesign)
    assert len(found.design.items) == 3


def test_an_invalid_design_is_not_saved(workspace: Workspace) -> None:
    assert _refusal(workspace, a_label(LineItem(49, 1, 9, 9))) == "outside"


def test_designs_of_a_brand_are_for_its_labels(workspace: Workspace) -> None:
    with workspace.write() as transaction:
        put_brand_designs(transaction, "velta", [design_text(a_label(name="box"))])
    with workspace.read() as transaction:
        found = find_design(transaction, "BOX", "velta")
        assert (found.origin, found.brand) == (DesignOrigin.BRAND_FILE, "velta")
        with pytest.raises(InvalidInput, match="velta"):
            find_design(transaction, "box", "nordlicht")
        assert find_design(transaction, "a4", "nordlicht").origin is DesignOrigin.BUILT_IN
    assert _refusal(workspace, a_label(name="Box"), may_replace=True) == "brand_design"


def test_only_imported_designs_are_removed(workspace: Workspace) -> None:
    _save(workspace, a_label(name="mine"))
    with workspace.write() as transaction:
        put_brand_designs(transaction, "velta", [design_text(a_label(name="box"))])
        for name, error in (("box", WrongState), ("L7160", WrongState), ("other", NotFound)):
            with pytest.raises(error):
                remove_design(transaction, name)
        assert remove_design(transaction, "MINE").design.name == "mine"
    assert _names(workspace) == ["box", *BUILT_IN]


def test_a_printed_design_stays_readable_by_its_digest(workspace: Workspace) -> None:
    design = a_label(name="mine")
    _save(workspace, design)
    with workspace.write() as transaction:
        digest = keep_design(transaction, design)
        built_in = keep_design(transaction, BUILT_IN["L7160"])
    assert digest == documents.digest_of(design_text(design))
    _save(workspace, replace(design, rotation=180), may_replace=True)
    with workspace.write() as transaction:
        remove_design(transaction, "mine")
    with workspace.read() as transaction:
        assert kept_design(transaction, digest) == design
        assert kept_design(transaction, built_in) == BUILT_IN["L7160"]


def test_designs_are_copied_and_renamed(workspace: Workspace) -> None:
    with workspace.write() as transaction:
        copy_design(transaction, "L7160", "tag")
        assert rename_design(transaction, "TAG", "Tag").design.name == "Tag"
    with pytest.raises(WrongState), workspace.write() as transaction:
        rename_design(transaction, "L7160", "mine")
    with pytest.raises(InvalidInput), workspace.write() as transaction:
        rename_design(transaction, "Tag", "L7651")
    assert _names(workspace) == ["Tag", *BUILT_IN]
