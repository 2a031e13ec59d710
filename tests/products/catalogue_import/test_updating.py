"""A list updates only the fields it has values for, and shows in advance which values are lost."""

import json
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.editing import ProductEdit, open_product, save_product
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file
from tests.products.catalogue_import.conftest import SCHEMA, Check

FULL = (
    "sku,name,gtin,colour,weight,care,manufacturer.name,manufacturer.founded\n"
    f"A,Hat,{GTIN},red,5,wash;dry,Nord,1990\n"
)
PASSPORT: dict[str, Any] = {
    "colour": "red",
    "weight": 5,
    "care": ["wash", "dry"],
    "manufacturer": {"name": "Nord", "founded": 1990},
}


@pytest.fixture(autouse=True)
def complete(stocked: Workspace, check: Check) -> None:
    """Import the complete product A."""
    assert apply_catalogue(stocked, check(FULL)) == CatalogueImportResult(added=1)


def _product(workspace: Workspace, sku: str = "A") -> tuple[str, str | None, Any]:
    opened = open_product(workspace, "brand", sku)
    return opened.product.name, opened.product.gtin, json.loads(opened.passport)


def _problems(checked: CheckedCatalogue) -> list[tuple[int, str, str]]:
    return [
        (row.number, problem.field, problem.code)
        for row in checked.rejected()
        for problem in row.problems
    ]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("sku,weight\nA,7\n", {"weight": 7}),
        ("sku,name,gtin,colour,weight\nA,Hat,,,7\n", {"weight": 7}),
        ("sku,manufacturer.name\nA,New\n", {"manufacturer": {"name": "New", "founded": 1990}}),
        ("sku,care\nA,iron\n", {"care": ["iron"]}),
        ('sku,passport\nA,"{""weight"": 7}"\n', {"weight": 7}),
        (
            [{"sku": "A", "manufacturer": {"founded": 2000}}],
            {"manufacturer": {"name": "Nord", "founded": 2000}},
        ),
        ([{"sku": "A", "gtin": None, "colour": None, "weight": 7}], {"weight": 7}),
        (a_product_file(a_product(sku="A", name="Hat", passport={"weight": 7})), {"weight": 7}),
        (a_product_file(a_product(sku="A", name="Hat", gtin=None)), {}),
    ],
)
def test_a_list_updates_only_its_own_fields(
    stocked: Workspace, check: Check, text: Any, changes: dict[str, Any]
) -> None:
    checked = check(text)
    assert (checked.counts.drafts, checked.counts.rejected) == (0, 0)
    done = apply_catalogue(stocked, checked)
    assert (done.updated, done.unchanged) == (bool(changes), not changes)
    assert _product(stocked) == ("Hat", GTIN, PASSPORT | changes)
    assert apply_catalogue(stocked, check(text)) == CatalogueImportResult(unchanged=1)


@pytest.mark.parametrize(
    ("cells", "field"), [("7,#N/A,", "gtin"), (f"7,{GTIN},#REF!", "gtin"), ("#DIV/0!,,", "weight")]
)
def test_a_formula_error_is_not_an_empty_cell(
    stocked: Workspace, check: Check, cells: str, field: str
) -> None:
    for options in ({}, {"clear_empty": True}):
        checked = check(f"sku,name,weight,EAN,UPC\nA,Hat,{cells}\n", **options)
        ((row, found, code),) = _problems(checked)
        assert (row, found.removeprefix("passport."), code) == (2, field, "cell_not_read")
        assert apply_catalogue(stocked, checked) == CatalogueImportResult()
    assert _product(stocked) == ("Hat", GTIN, PASSPORT)


def test_a_column_that_the_user_ignores_changes_nothing(stocked: Workspace, check: Check) -> None:
    checked = check(FULL.replace("red", "blue"), overrides={"colour": "", "gtin": "", "care": ""})
    assert checked.counts.unchanged == 1
    assert [each.heading for each in checked.ignored_columns] == ["gtin", "colour", "care"]
    apply_catalogue(stocked, checked)
    assert _product(stocked) == ("Hat", GTIN, PASSPORT)


def test_the_name_or_the_gtin_can_be_updated_alone(stocked: Workspace, check: Check) -> None:
    apply_catalogue(stocked, check("sku,name\nA,Cap\n"))
    assert _product(stocked) == ("Cap", GTIN, PASSPORT)
    checked = check(f"sku,gtin\nA,{OTHER_GTIN}\n")
    assert checked.counts.effects == EffectCounts(gtins_changed=1)
    apply_catalogue(stocked, checked)
    assert _product(stocked) == ("Cap", OTHER_GTIN, PASSPORT)


def test_a_new_product_needs_a_name(check: Check) -> None:
    checked = check("sku,weight\nA,7\nB,7\n")
    assert _problems(checked) == [(3, "name", "required")]
    (row,) = checked.rejected()
    assert row.problems[0].message == (
        "the product is new, and the list has no column for its name."
    )
    assert _problems(check("sku,name,weight\nA,,7\nB,,7\n")) == [(3, "name", "required")]


def test_empty_cells_clear_values_only_on_request_and_this_is_shown_in_advance(
    stocked: Workspace, check: Check
) -> None:
    text = "sku,name,gtin,colour,weight,manufacturer.name\nA,Hat,,red,,\n"
    kept = check(text)
    assert kept.counts.effects == EffectCounts(keeping=1)
    assert kept.counts.effects.messages() == ["1 product keeps values that are empty in the list."]
    checked = check(text, clear_empty=True)
    (row,) = checked.affected()
    assert row.effects.lost == ("gtin", "passport.weight", "passport.manufacturer.name")
    assert checked.counts.effects == EffectCounts(
        gtins_lost=1, losing_fields=1, lost_fields=2, becoming_drafts=1
    )
    assert checked.counts.effects.messages() == [
        "1 product loses its GTIN.",
        "1 product loses passport values: 2.",
        "1 complete product becomes a draft.",
    ]
    assert _product(stocked) == ("Hat", GTIN, PASSPORT)
    apply_catalogue(stocked, checked)
    left = {name: value for name, value in PASSPORT.items() if name != "weight"}
    assert _product(stocked) == ("Hat", None, left | {"manufacturer": {"founded": 1990}})
    assert check(text, clear_empty=True).counts.unchanged == 1


def test_fields_missing_in_json_are_not_cleared(stocked: Workspace, check: Check) -> None:
    rows = [
        {"sku": "A", "weight": None},
        {"sku": "B", "name": "Cap", "colour": "red", "gtin": GTIN},
    ]
    apply_catalogue(stocked, check(rows, clear_empty=True))
    name, gtin, passport = _product(stocked)
    assert (name, gtin) == ("Hat", GTIN)
    assert passport == {key: value for key, value in PASSPORT.items() if key != "weight"}


def test_a_whole_passport_replaces_another_on_request(stocked: Workspace, check: Check) -> None:
    file = a_product_file(a_product(sku="A", name="Hat", passport={"colour": "blue"}))
    assert check(file).counts.effects == EffectCounts(keeping=1)
    checked = check(file, clear_empty=True)
    assert checked.counts.effects == EffectCounts(losing_fields=1, lost_fields=5)
    apply_catalogue(stocked, checked)
    assert _product(stocked) == ("Hat", GTIN, {"colour": "blue"})


def test_a_shorter_list_in_a_cell_is_shown_as_a_loss(check: Check) -> None:
    checked = check("sku,care\nA,iron\n")
    (row,) = checked.affected()
    assert row.effects.lost == ("passport.care[1]",)
    assert not checked.counts.effects.gtins_lost


def test_a_second_list_completes_a_draft(stocked: Workspace, check: Check) -> None:
    assert check("sku,name\nB,Cap\n").counts.drafts == 1
    apply_catalogue(stocked, check("sku,name\nB,Cap\n"))
    apply_catalogue(stocked, check(f"sku,gtin\nB,{OTHER_GTIN}\n"))
    checked = check("sku,colour\nB,red\n")
    assert checked.counts.drafts == 0
    apply_catalogue(stocked, checked)
    assert _product(stocked, "B") == ("Cap", OTHER_GTIN, {"colour": "red"})


def test_rows_with_the_same_sku_change_nothing(check: Check) -> None:
    text = f"sku,gtin,colour\nA,{OTHER_GTIN},\nB,,\nA,{GTIN},\n"
    checked = check(text, clear_empty=True)
    assert checked.counts.rejected == 3
    assert checked.counts.effects == EffectCounts()
    assert list(checked.affected()) == []


@pytest.mark.parametrize(
    ("cells", "gtin"),
    [
        (",012345678905,", "00012345678905"),
        ("0012345678905,012345678905,00012345678905", "00012345678905"),
        (f"{GTIN},,", GTIN),
        (",,", None),
    ],
)
def test_the_gtin_is_read_from_the_first_filled_column(
    stocked: Workspace, check: Check, cells: str, gtin: str | None
) -> None:
    apply_catalogue(stocked, check(f"sku,name,ean,upc,gtin\nB,Cap,{cells}\n"))
    assert _product(stocked, "B")[1] == gtin


def test_two_different_gtins_reject_the_row(check: Check) -> None:
    checked = check(f"sku,name,ean,upc\nA,Hat,{GTIN},{OTHER_GTIN}\nB,Cap,{GTIN},123\n")
    assert _problems(checked) == [
        (2, "gtin", "gtin_columns_differ"),
        (3, "gtin", "gtin_form"),
    ]
    (first, _) = checked.rejected()
    assert first.problems[0].message == (
        f"column 'ean' has the GTIN {GTIN} and column 'upc' has {OTHER_GTIN}; correct one of them, "
        "or ignore one of the columns."
    )


def test_an_empty_gtin_in_one_column_clears_nothing(stocked: Workspace, check: Check) -> None:
    text = f"sku,name,ean,upc\nA,Hat,,{OTHER_GTIN}\n"
    assert check(text, clear_empty=True).counts.effects == EffectCounts(gtins_changed=1)
    apply_catalogue(stocked, check(text, clear_empty=True))
    assert _product(stocked)[1] == OTHER_GTIN


def test_the_gtin_in_a_passport_follows_the_products(stocked: Workspace, check: Check) -> None:
    apply_catalogue(stocked, check([{"sku": "A", "passport": {"gtin": GTIN}}]))
    assert _product(stocked) == ("Hat", GTIN, PASSPORT | {"gtin": GTIN})
    apply_catalogue(stocked, check(f"sku,ean\nA,{OTHER_GTIN}\n"))
    assert _product(stocked) == ("Hat", OTHER_GTIN, PASSPORT | {"gtin": OTHER_GTIN})
    rows = [{"sku": "A", "ean": GTIN, "passport": {"gtin": OTHER_GTIN}}]
    assert _problems(check(rows)) == [(1, "gtin", "gtin_differs")]
    apply_catalogue(stocked, check("sku,ean\nA,\n", clear_empty=True))
    assert _product(stocked) == ("Hat", None, PASSPORT)


def test_a_changed_gtin_of_a_product_with_jobs_is_shown(stocked: Workspace, check: Check) -> None:
    job = submit(stocked, MintForm("brand", "A", "LOT-7", 1)).job
    checked = check(f"sku,gtin\nA,{OTHER_GTIN}\n")
    assert checked.counts.effects == EffectCounts(gtins_changed=1, gtins_minted=1)
    (row,) = checked.affected()
    assert (row.effects.gtin_before, row.gtin, row.effects.minted) == (GTIN, OTHER_GTIN, True)
    apply_catalogue(stocked, checked)
    assert _product(stocked)[1] == OTHER_GTIN
    assert job.gtin == GTIN
    assert check(f"sku,gtin\nA,{OTHER_GTIN}\n").counts.effects == EffectCounts()


def _edit(workspace: Workspace, **changes: Any) -> None:
    opened = open_product(workspace, "brand", "A")
    passport = json.loads(opened.passport) | changes.pop("passport", {})
    edit = {"sku": "A", "name": "Hat", "gtin": GTIN} | changes
    save_product(workspace, opened, ProductEdit(passport=passport, **edit))


def test_a_product_changed_since_the_check_is_left_unchanged(
    stocked: Workspace, check: Check
) -> None:
    checked = check("sku,name,gtin,weight\nA,Hat,,7\nB,Cap,,7\nC,Cap,,7\n", clear_empty=True)
    _edit(stocked, gtin=OTHER_GTIN)
    import_products(stocked, "brand", parse_products(a_product_file(a_product(sku="C")), "/gtin"))
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(added=1, conflicts=2)
    assert _problems(checked) == [(2, "sku", "changed_meanwhile"), (4, "sku", "changed_meanwhile")]
    assert (checked.counts.added, checked.counts.updated, checked.counts.rejected) == (1, 0, 2)
    assert checked.counts.effects == EffectCounts()
    assert _product(stocked) == ("Hat", OTHER_GTIN, PASSPORT)
    assert _product(stocked, "C") == ("Parka", None, {})
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(unchanged=1)


def test_a_product_that_already_has_the_new_values_is_not_a_conflict(
    stocked: Workspace, check: Check
) -> None:
    checked = check("sku,weight\nA,7\n")
    _edit(stocked, passport={"weight": 7})
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(unchanged=1)


def test_existing_problems_do_not_reject_rows_without_these_fields(
    stocked: Workspace, check: Check
) -> None:
    _edit(stocked, passport={"colour": "green"})
    checked = check("sku,weight\nA,7\n")
    assert (checked.counts.updated, checked.counts.drafts) == (1, 1)
    assert checked.counts.effects == EffectCounts()
    apply_catalogue(stocked, checked)
    assert _product(stocked) == ("Hat", GTIN, PASSPORT | {"colour": "green", "weight": 7})
    assert _problems(check("sku,colour\nA,green\n")) == [(2, "passport.colour", "enum")]
    assert _problems(check("sku,weight\nA,-1\n")) == [(2, "passport.weight", "minimum")]
    assert check("sku,colour\nA,blue\n").counts.drafts == 0


def test_an_ambiguous_list_item_rejects_the_row(stocked: Workspace, check: Check) -> None:
    head = "sku,materials[0].kind,materials[1].kind\n"
    apply_catalogue(stocked, check(f"{head}A,,wool\n"))
    assert check(f"{head}A,,wool\n").counts.unchanged == 1
    checked = check(f"{head}A,,silk\n")
    assert _problems(checked) == [(2, "passport.materials[1]", "place_unclear")]
    apply_catalogue(stocked, check(f"{head}A,silk,wool\n"))
    assert _product(stocked)[2]["materials"] == [{"kind": "silk"}, {"kind": "wool"}]


def test_ignored_columns_are_counted(check: Check) -> None:
    checked = check("sku,name,Notes,More,colour,colour\nA,Hat,x,,red,red\nB,Cap,y,,,blue\n")
    assert [(each.place, each.filled, each.duplicate_of) for each in checked.ignored_columns] == [
        (2, 2, None),
        (5, 2, 4),
    ]


def test_large_passports_are_merged_in_smaller_chunks(stocked: Workspace, check: Check) -> None:
    skus = ["A", "B", "C", "D", "E"]
    large = [{"sku": sku, "name": "Hat", "made_on": "x" * 900_000} for sku in skus]
    apply_catalogue(stocked, check(large))
    checked = check("sku,colour\n" + "".join(f"{sku},red\n" for sku in skus))
    assert checked.counts.updated + checked.counts.unchanged == len(skus)
    assert [row.number for row in checked.good()] == [2, 3, 4, 5, 6]
    apply_catalogue(stocked, checked)
    assert len(_product(stocked, "E")[2]["made_on"]) == 900_000


def test_products_of_a_changed_schema_can_still_be_updated(
    stocked: Workspace, check: Check
) -> None:
    properties: Any = SCHEMA["properties"]
    schema = SCHEMA | {"properties": properties | {"colour": {"enum": ["blue"]}}}
    import_brand(stocked, parse_brand(a_brand(passport_schema=schema)))
    checked = check("sku,weight\nA,7\n")
    assert (checked.counts.rejected, checked.counts.drafts) == (0, 1)


def test_sample_product_files_keep_added_values(stocked: Workspace) -> None:
    records = parse_products(a_product_file(a_product(sku="A", passport={"weight": 7})), "/gtin")
    assert import_products(stocked, "brand", records).drafts == {}
    assert _product(stocked) == ("Parka", GTIN, PASSPORT | {"weight": 7})
