"""Valid rows are imported, invalid rows are listed, and imports can be repeated."""

import csv
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.passports.schemas import sandbox
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue, Counts
from dpp_desktop.products.catalogue_import.gtin_cells import normalise_spelling
from dpp_desktop.products.catalogue_import.import_check import CHUNK, CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.rejected_rows import save_rejected
from dpp_desktop.products.drafts import list_products_with_status
from dpp_desktop.products.editing import find_incomplete, open_product
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import documents, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file
from tests.passports.pipes import filled_pipe
from tests.products.catalogue_import.conftest import Check

GOOD = f"sku,name,EAN,colour\nA,Hat,{GTIN},red\nB,Cap,{OTHER_GTIN},blue\n"


_FULL_PASSPORT = (
    '{"colour":"red","weight":0.25,"vegan":true,"care":["wash"],'
    '"materials":[{"kind":"wool","share":100}],"manufacturer":{"name":"Nord"}}'
)


def _stored(workspace: Workspace) -> dict[str, tuple[str, str | None, str]]:
    with workspace.read() as transaction:
        found = [product for _, product in products.list_all(transaction)]
        return {
            product.sku: (
                product.name,
                product.gtin,
                documents.body_of(transaction, product.passport_digest),
            )
            for product in found
        }


def _rejected(checked: CheckedCatalogue) -> dict[int, list[tuple[str, str]]]:
    return {
        row.number: [(problem.field, problem.code) for problem in row.problems]
        for row in checked.rejected()
    }


def test_a_catalogue_with_nested_passports_is_imported(stocked: Workspace, check: Check) -> None:
    checked = check(
        "Artikelnummer;Bezeichnung;EAN;colour;weight;vegan;care;materials[0].kind;"
        "materials[0].share;manufacturer.name\n"
        f"A-1;Mütze;{GTIN[1:]};red;0,25;ja;wash;wool;100;Nord\n"
        f"A-2;Hut;{OTHER_GTIN};blue;;;;;;\n"
    )
    assert checked.counts == Counts(2, 0, 0, 0, 0)
    assert _stored(stocked) == {}
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(added=2)
    assert _stored(stocked) == {
        "A-1": (
            "Mütze",
            GTIN,
            _FULL_PASSPORT,
        ),
        "A-2": ("Hut", OTHER_GTIN, '{"colour":"blue"}'),
    }


def test_importing_again_updates_products_without_duplicates(
    stocked: Workspace, check: Check
) -> None:
    apply_catalogue(stocked, check(GOOD))
    again = check(GOOD.replace("Cap", "New") + "C,Third,,\n")
    assert again.counts == Counts(1, 1, 1, 0, 1)
    assert apply_catalogue(stocked, again) == CatalogueImportResult(1, 1, 1)
    assert {sku: name for sku, (name, _, _) in _stored(stocked).items()} == {
        "A": "Hat",
        "B": "New",
        "C": "Third",
    }


def test_invalid_rows_are_listed_and_valid_rows_imported(stocked: Workspace, check: Check) -> None:
    checked = check(
        "sku,name,EAN,colour,weight\n"
        f"A,Hat,{GTIN},red,1\n"
        f"B,Hat,{GTIN[:-1]}9,red,1\n"
        ",Hat,,red,1\n"
        f"D,,{GTIN},red,1\n"
        f"E,Hat,{GTIN},green,-1\n"
        f"F,Hat,{GTIN},red,heavy\n"
        "G,Hat,9.506E+12,red,1\n"
        f"H,Hat,{GTIN},red,1,more\n"
    )
    assert _rejected(checked) == {
        3: [("gtin", "gtin_check_digit")],
        4: [("sku", "required")],
        5: [("name", "required")],
        6: [("passport.colour", "enum"), ("passport.weight", "minimum")],
        7: [("passport.weight", "type")],
        8: [("gtin", "gtin_digits_lost")],
        9: [("row", "row_length")],
    }
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(added=1)
    assert set(_stored(stocked)) == {"A"}


def test_missing_values_make_a_draft(stocked: Workspace, check: Check) -> None:
    checked = check(f"sku,name,gtin,colour\nA,Hat,,red\nB,Hat,{GTIN},\nC,Hat,{GTIN},red\n")
    assert checked.counts == Counts(3, 0, 0, 0, 2)
    assert {
        row.sku: [(problem.field, problem.code) for problem in row.problems]
        for row in checked.drafts()
    } == {"A": [("gtin", "gtin_required")], "B": [("passport.colour", "required")]}
    apply_catalogue(stocked, checked)
    assert {entry.product.sku: entry.draft for entry in list_products_with_status(stocked)} == {
        "A": True,
        "B": True,
        "C": False,
    }


def test_a_title_above_the_header_is_reported(check: Check) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(f"Our price list 2026\n\n{GOOD}")
    assert caught.value.problems[0].message == (
        "no column is recognized as the SKU; the columns are 'Our price list 2026'. The header "
        "must be the first row that isn't empty, in a workbook on the selected sheet."
    )


def test_unchecked_products_are_not_shown_as_drafts(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value can make a pattern of the schema backtrack endlessly."""
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 0.5)
    schema = {"properties": {"code": {"pattern": "^(?=(a+)+$)"}}}
    import_brand(workspace, parse_brand(a_brand(key="slow", passport_schema=schema)))
    codes = {"A": "aaa", "B": "a" * 40 + "!", "C": "aaa", "D": "aaa"}
    listed = [a_product(sku=sku, passport={"code": code}) for sku, code in codes.items()]
    records = parse_products(a_product_file(*listed), "/gtin")
    import_products(workspace, "slow", records)
    products = [each for each in list_products_with_status(workspace) if each.brand_key == "slow"]
    assert {each.product.sku: each.draft for each in products} == {
        "A": False,
        "B": True,
        "C": None,
        "D": None,
    }
    entries = [each.product for each in products]
    brand_id = open_product(workspace, "slow", "A").brand.id
    assert find_incomplete(workspace, brand_id, entries) == {entries[1].id}


def test_rows_of_the_same_sku_name_each_other(stocked: Workspace, check: Check) -> None:
    apply_catalogue(stocked, check(GOOD))
    lines = [f"X{n},Hat,,red" for n in range(CHUNK)]
    checked = check("\n".join(["sku,name,gtin,colour", "A,One,,", *lines, "A,Two,,", " A,,x,red"]))
    last = CHUNK + 4
    messages = {row.number: str(row.problems[-1]) for row in checked.rejected()}
    assert messages == {
        2: f"sku: the SKU 'A' is also in rows {last - 1}, {last}.",
        last - 1: f"sku: the SKU 'A' is also in rows 2, {last}.",
        last: f"sku: the SKU 'A' is also in rows 2, {last - 1}.",
    }
    assert checked.counts == Counts(CHUNK, 0, 0, 3, CHUNK)
    apply_catalogue(stocked, checked)
    assert _stored(stocked)["A"][0] == "Hat"


def test_a_duplicate_sku_names_the_other_row(check: Check) -> None:
    checked = check(f"{GOOD}A,Third,,red\n")
    messages = [str(row.problems[-1]) for row in checked.rejected()]
    assert messages == [
        "sku: the SKU 'A' is also in row 4.",
        "sku: the SKU 'A' is also in row 2.",
    ]


def test_rejected_rows_are_saved_corrected_and_imported(
    stocked: Workspace, check: Check, tmp_path: Path
) -> None:
    head = "Artikel;Bezeichnung;EAN;colour;Notiz"
    text = f'{head}\nA;"Hut; ""rot""";{GTIN};green;"=1+1\nzwei"\nB;Kappe;{OTHER_GTIN};blue;\n'
    checked = check(text)
    apply_catalogue(stocked, checked)
    file = tmp_path / "rejected.csv"
    assert save_rejected(checked, file) == 1
    with open(file, encoding="utf-8-sig", newline="") as saved:
        rows = list(csv.reader(saved, delimiter=";"))
    assert rows[0] == [*head.split(";"), "rejected_because"]
    assert rows[1][:-1] == ['="A"', '="Hut; ""rot"""', f'="{GTIN}"', '="green"', "'=1+1\nzwei"]
    assert rows[1][-1].startswith("passport.colour: must be one of these")
    file.write_bytes(file.read_bytes().replace(b"green", b"red"))
    with check_catalogue(stocked, "brand", CatalogueFile(file)) as corrected:
        assert corrected.counts == Counts(1, 0, 0, 0, 0)
        apply_catalogue(stocked, corrected)
        assert save_rejected(corrected, file) == 0
    assert _stored(stocked)["A"] == ('Hut; "rot"', GTIN, '{"colour":"red"}')


def test_product_files_and_arrays_are_read_row_by_row(
    stocked: Workspace, check: Check, tmp_path: Path
) -> None:
    good = a_product(sku="A", gtin=GTIN, passport={"colour": "red", "pieces": None})
    bad: list[Any] = [a_product(colour="red"), 7, {"sku": "C"}, a_product(sku="D", gtin=1)]
    checked = check(a_product_file(good, *bad))
    assert _rejected(checked) == {
        2: [("row", "additionalProperties")],
        3: [("row", "type")],
        4: [("row.name", "required")],
        5: [("row.gtin", "type")],
    }
    assert apply_catalogue(stocked, checked).added == 1
    flat = [{"sku": "A", "name": "Hat", "ean": GTIN, "colour": "red", "materials[0].share": 1}]
    checked = check([*flat, {"name": "B"}, None, a_product(sku=[], passport=1)])
    assert _rejected(checked) == {
        2: [("sku", "required")],
        3: [("row", "row_form")],
        4: [("sku", "not_text"), ("passport", "passport_form")],
    }
    assert save_rejected(checked, tmp_path / "r.csv") == 3
    assert apply_catalogue(stocked, checked).updated == 1
    passport = '{"colour":"red","pieces":null,"materials":[{"share":1}]}'
    assert _stored(stocked)["A"] == ("Hat", GTIN, passport)


@pytest.mark.parametrize(
    "document",
    [{}, [], 1, {"format": "other", "products": [{}]}, a_product_file(), [[]], "text"],
)
def test_json_that_is_not_a_catalogue_is_rejected(check: Check, document: Any) -> None:
    with pytest.raises(InvalidInput):
        check(document if document != "text" else '{"a":')


def test_json_is_read_from_a_pipe(stocked: Workspace, tmp_path: Path) -> None:
    with (
        filled_pipe(tmp_path / "pipe", b'[{"sku":"A","name":"Hat"}]') as pipe,
        check_catalogue(stocked, "brand", CatalogueFile(pipe)) as checked,
    ):
        assert checked.counts.added == 1


def test_large_rows_are_checked_in_smaller_chunks(check: Check) -> None:
    rows = [
        {"sku": str(n), "name": "Hat", "colour": "red", "made_on": "x" * 500_000} for n in range(9)
    ]
    observer = _StopAfter(9)
    assert check(rows, observer).counts.added == 9
    assert [done for done, _ in observer.seen] == [5, 9]


def test_insufficient_columns_are_rejected(check: Check) -> None:
    with pytest.raises(InvalidInput) as caught:
        check("a,b\n1,2\n")
    assert [problem.field for problem in caught.value.problems] == ["sku", "name"]
    assert check("a,b\n1,2\n", overrides={"a": "sku", "b": "name"}).counts.added == 1


def test_unknown_brands_and_files_are_not_found(stocked: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with pytest.raises(NotFound, match="no file"):
        check_catalogue(stocked, "brand", CatalogueFile(file))
    file.write_text(GOOD)
    with pytest.raises(NotFound, match="no brand"):
        check_catalogue(stocked, "other", CatalogueFile(file))


class _StopAfter:
    def __init__(self, moves: int) -> None:
        self.left = moves
        self.seen: list[tuple[int, int]] = []

    def progressed(self, done: int, total: int) -> None:
        self.left -= 1
        self.seen.append((done, total))

    def stop_requested(self) -> bool:
        return self.left <= 0


def test_stopping_a_check_changes_nothing(stocked: Workspace, check: Check) -> None:
    lines = "".join(f"{n},Hat\n" for n in range(3 * CHUNK))
    observer = _StopAfter(1)
    checked = check(f"sku,name\n{lines}", observer)
    assert checked.stopped
    assert observer.seen[0][0] == CHUNK
    assert _stored(stocked) == {}


def test_a_stopped_import_can_be_completed(stocked: Workspace, check: Check) -> None:
    lines = "".join(f"{n},Hat\n" for n in range(3 * CHUNK))
    checked = check(f"sku,name\n{lines}")
    observer = _StopAfter(2)
    assert apply_catalogue(stocked, checked, observer) == CatalogueImportResult(
        added=2 * CHUNK, stopped=True
    )
    assert observer.seen == [(CHUNK, 3 * CHUNK), (2 * CHUNK, 3 * CHUNK)]
    assert len(_stored(stocked)) == 2 * CHUNK
    assert apply_catalogue(stocked, checked) == CatalogueImportResult(
        added=CHUNK, unchanged=2 * CHUNK
    )


def test_a_check_leaves_no_files_in_the_workspace(stocked: Workspace, check: Check) -> None:
    before = sorted(stocked.run_folder.iterdir())
    check(GOOD).close()
    assert sorted(stocked.run_folder.iterdir()) == before


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        (GTIN, GTIN),
        ("9 506000-134352", "9506000134352"),
        ("9506000134352.0", "9506000134352"),
        ("9.506000134352E+12", "9506000134352"),
        ("9,506000134352e12", "9506000134352"),
        ("9.506E+12", None),
        ("1234567", "00000001234567"),
        ("12345678901", "00012345678901"),
        ("123456", "123456"),
        ("n/a", "n/a"),
        ("٩٥٠٦٠٠٠", "٩٥٠٦٠٠٠"),
    ],
)
def test_gtins_changed_by_spreadsheets_are_normalised(text: str, gtin: str | None) -> None:
    assert normalise_spelling(text) == gtin
