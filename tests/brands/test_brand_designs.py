"""Label designs come with a brand file, and stay with the brand."""

import json
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_deletion import delete_brand, plan_brand_deletion
from dpp_desktop.brands.brand_file import brand_document, parse_brand, read_brand_file
from dpp_desktop.brands.brand_import import import_brand, preview_import
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.catalogue import designs_of_brand, list_designs, save_design
from dpp_desktop.designs.design_file import design_document, design_text
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.store.workspace import Workspace
from tests.designs.examples import FRAMED, a_label
from tests.passports.examples import a_brand

PASSPHRASE = "correct horse battery staple"
DESIGNS = [design_document(a_label(name="hangtag")), design_document(FRAMED)]


def _brand(*designs: Any, **changes: Any) -> dict[str, Any]:
    return a_brand(**({"label_designs": list(designs)} if designs else {}), **changes)


def _own(workspace: Workspace) -> list[tuple[str, str | None]]:
    with workspace.read() as transaction:
        known = list_designs(transaction)
    return [(each.design.name, each.brand) for each in known if each.design.name not in BUILT_IN]


def _problems(document: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        parse_brand(document)
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_the_designs_of_a_brand_are_those_of_its_latest_file(workspace: Workspace) -> None:
    brand = parse_brand(_brand(*DESIGNS))
    assert brand_document(brand)["label_designs"] == DESIGNS
    plan = import_brand(workspace, brand)
    (change,) = [each for each in plan.changes if each.name == "label_designs"]
    assert str(change.after).startswith("framed (")
    assert _own(workspace) == [("framed", "brand"), ("hangtag", "brand")]
    assert not preview_import(workspace, brand).changes
    # Another content under the same name is a change, too.
    changed = parse_brand(_brand(design_document(a_label(name="hangtag")) | {"rotation": 180}))
    (change,) = preview_import(workspace, changed).changes
    assert change.name == "label_designs"
    assert import_brand(workspace, changed).products == 0
    assert _own(workspace) == [("hangtag", "brand")]
    import_brand(workspace, parse_brand(_brand()))
    assert _own(workspace) == []


def test_problems_of_designs_have_their_place_in_the_brand_file() -> None:
    wrong = DESIGNS[0] | {"items": [{"type": "symbol", "x": 40, "y": 1, "size": 20}]}
    named = [DESIGNS[0] | {"name": name} for name in ("l7160", "one", "ONE")]
    assert _problems(_brand(wrong, *named, {"name": "x"})) == [
        ("label_designs[0].items[0]", "outside"),
        ("label_designs[1].name", "built_in"),
        ("label_designs[3].name", "design_twice"),
        *(("label_designs[4]." + name, "required") for name in ("format", "stock", "items")),
    ]
    assert _problems(_brand(5)) == [("label_designs[0]", "type")]


def test_the_designs_of_a_brand_are_limited_in_size() -> None:
    zpl = "^XA" + "^FX" + "x" * 260_000 + "^FD${serial}^FS^XZ"
    one = {"format": DESIGNS[0]["format"], "zpl": zpl, "dpi": 203, "width": 50, "height": 30}
    many = [one | {"name": f"label {number}"} for number in range(5)]
    assert _problems(_brand(*many)) == [("label_designs", "too_large")]


def test_a_name_that_another_design_has_blocks_the_import(workspace: Workspace) -> None:
    with workspace.write() as transaction:
        save_design(transaction, a_label(name="HangTag"))
    brand = parse_brand(_brand(*DESIGNS))
    (problem,) = preview_import(workspace, brand).problems
    assert (problem.field, problem.code) == ("label_designs[0].name", "design_exists")
    with pytest.raises(InvalidInput):
        import_brand(workspace, brand)
    assert _own(workspace) == [("HangTag", None)]
    import_brand(workspace, parse_brand(_brand(DESIGNS[1])))
    other = preview_import(workspace, parse_brand(_brand(DESIGNS[1], key="other")))
    assert [each.code for each in other.problems] == ["brand_design"]


def test_designs_go_to_another_site_with_the_brand(workspace: Workspace, tmp_path: Path) -> None:
    import_brand(workspace, parse_brand(_brand(*DESIGNS)))
    file = tmp_path / "brand.json"
    export_brand(workspace, "brand", file, PASSPHRASE)
    assert read_brand_file(file, PASSPHRASE).label_designs == (
        design_text(FRAMED),
        design_text(a_label(name="hangtag")),
    )


def test_designs_are_deleted_with_their_brand(workspace: Workspace) -> None:
    with workspace.write() as transaction:
        save_design(transaction, a_label(name="mine"))
    import_brand(workspace, parse_brand(_brand(*DESIGNS)))
    plan = plan_brand_deletion(workspace, "brand")
    assert plan.designs == 2
    delete_brand(workspace, plan)
    assert _own(workspace) == [("mine", None)]
    with workspace.read() as transaction:
        assert designs_of_brand(transaction, "brand") == ()


def test_designs_can_be_in_files_next_to_the_brand_file(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "tag.json").write_text(json.dumps(DESIGNS[0]), encoding="utf-8")
    file = tmp_path / "brand.json"
    file.write_text(json.dumps(_brand(DESIGNS[1], "labels/tag.json")), encoding="utf-8")
    assert len(read_brand_file(file).label_designs) == 2
    names = ["../tag.json", "missing.json", "labels", str(tmp_path / "labels" / "tag.json")]
    file.write_text(json.dumps(_brand(*names)), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_brand_file(file)
    assert [each.field for each in refused.value.problems] == [
        f"label_designs[{index}]" for index in range(4)
    ]
