"""Every error that the engine can raise is shown in German."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from dpp_desktop.brands.brand_file import parse_brand, read_brand_file
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.encryption import FORMAT
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_new_brand
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.exporting.single_pack import save_pack
from dpp_desktop.exporting.verification.manifest import read_manifest
from dpp_desktop.exporting.verification.signature import SigningKey, read_public_key
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel, find_job, pause
from dpp_desktop.minting.request import MintForm, check_form
from dpp_desktop.minting.run import reason_for, run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialStyle, SharedKey
from dpp_desktop.model.errors import DppError, InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import from_os_error
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_schema
from dpp_desktop.products.catalogue_import import json_stream, xlsx_tables
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import Column
from dpp_desktop.store import brands, serial_spaces, tokens
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import explain
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.products.catalogue_import.test_xlsx_tables import more_than_memory
from tests.ui.language.english import english_words

pytestmark = pytest.mark.usefixtures("german")

SERIAL = "0123456789AB"
PASSPHRASE = "correct horse battery staple"


def error_text(act: Callable[[], object]) -> str:
    """Return the text shown to the user for the error that `act` raises."""
    with pytest.raises(DppError) as raised:
        act()
    explanation = explain(raised.value)
    return f"{explanation.wrong} {explanation.remedy}"


def brand_file(**changed: object) -> dict[str, object]:
    good: dict[str, object] = {
        "format": "dpp-desktop/brand/1",
        "key": "atelier",
        "name": "Atelier",
        "resolver": "https://id.example.com",
        "passport_schema": {"type": "object"},
    }
    return good | changed


def product_file(*products: dict[str, object]) -> dict[str, object]:
    return {"format": "dpp-desktop/products/1", "brand": "atelier", "products": list(products)}


def change_manifest(folder: Path, **changed: object) -> None:
    manifest = folder / "manifest.json"
    document = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(document | changed), encoding="utf-8")


@pytest.mark.parametrize(
    "form",
    [
        MintForm("nordlicht", "PARKA-01", "", 25),
        MintForm("nordlicht", "PARKA-01", "LOT 7", 25),
        MintForm("nordlicht", "PARKA-01", "LÖT", 25),
        MintForm("nordlicht", "PARKA-01", "..", 25),
        MintForm("nordlicht", "PARKA-01", "LOT" * 10, 25),
        MintForm("nordlicht", "PARKA-01", "LOT-7", "many"),
        MintForm("nordlicht", "PARKA-01", "LOT-7", 25, "key\u200b"),
        MintForm("nordlicht", "PARKA-01", "LOT-7", 25, None, "4711"),
        MintForm("nordlicht", "PARKA-01", "LOT-7", 25, None, "4006381333932"),
        MintForm("nordlicht", "PARKA-01", "LOT-7", 25, None, "00000000"),
        MintForm("nordlicht", "PARKA-01", "LOT-7", 25, None, "4006381333931"),
        MintForm("nordlicht", "NO-SUCH", "LOT-7", 25),
        MintForm("no-such", "PARKA-01", "LOT-7", 25),
        MintForm("No such", "PARKA-01", "LOT-7", 25),
    ],
)
def test_invalid_requests_are_explained_in_german(workspace: Workspace, form: MintForm) -> None:
    assert check_form(workspace, form).problems
    assert english_words(error_text(lambda: submit(workspace, form))) == set()


def test_an_order_number_conflict_is_explained_in_german(workspace: Workspace) -> None:
    submit(workspace, parka(key="ORDER 1"))
    other = MintForm("atelier", "SCARF-01", "A,(B)", 26, "ORDER 1")
    text = error_text(lambda: submit(workspace, other))
    assert "Charge (LOT-7, jetzt A,(B)), Menge (25, jetzt 26)" in text
    assert "Marke (nordlicht, jetzt atelier)" in text
    assert english_words(text) == set()


@pytest.mark.parametrize(
    "scanned",
    [
        "nonsense",
        SERIAL,
        "https://id.example.com/x",
        f"https://id.example.com/01/04006381333932/21/{SERIAL}",
        f"https://id.example.com/t/{SERIAL}",
        f"https://127.0.0.1/t/{SERIAL}",
    ],
)
def test_invalid_scans_are_explained_in_german(workspace: Workspace, scanned: str) -> None:
    assert english_words(error_text(lambda: find_token(workspace, scanned))) == set()


def test_a_url_of_another_batch_is_rejected_in_german(
    workspace: Workspace, minted_job: MintJob
) -> None:
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, minted_job.id, 0)
    assert serial
    text = error_text(lambda: find_token(workspace, f"https://id.example.com/t/{serial}"))
    assert serial in text
    # A serial may contain an English word.
    assert english_words(text.replace(serial, "")) == set()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a": 1,}',
        b'{"a" 1}',
        b'{"a": 1 "b": 2}',
        b'["abc]',
        b'["\\q"]',
        b'["\\u12"]',
        b'["\n"]',
        b"{} {}",
        b'{"a": 1, "a": 2}',
        b"[NaN]",
        b"[1e999]",
        b'["\\ud800"]',
        b"[" * 300 + b"]" * 300,
        b"\xff\xfe\xfd",
        b"\xe4",
        b"[]",
        b"{}",
    ],
)
def test_invalid_files_are_explained_in_german(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "marke.json"
    file.write_bytes(data)
    assert english_words(error_text(lambda: read_brand_file(file))) == set()


@pytest.mark.parametrize(
    "data",
    [
        b"sku,name\n" + b"a" * (1 << 21),
        b'["' + b"a" * (1 << 21) + b'"]',
        b"[[" + b"1," * 60_000 + b"1]]",
        b"[" + b"[1,2,3,4,5,6,7,8,9,0]," * 10_000 + b"1]",
    ],
    ids=["long in CSV", "long", "many in a row", "many"],
)
def test_exceeded_catalogue_limits_are_explained_in_german(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "MAX_VALUES", 100_000)
    file = tmp_path / "katalog"
    file.write_bytes(data)

    def read() -> None:
        with open_table(file) as table:
            list(table.rows)

    assert english_words(error_text(read)) == set()


def test_a_workbook_that_needs_too_much_memory_is_rejected_in_german(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_tables, "seconds_for", lambda file_bytes: 600)
    file = tmp_path / "katalog.xlsx"
    file.write_bytes(more_than_memory())

    def read() -> None:
        with open_table(file):
            pass

    text = error_text(read)
    assert "Arbeitsspeicher" in text
    assert english_words(text) == set()


def test_unreadable_paths_are_explained_in_german(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nix.json", tmp_path / "nix\0", tmp_path / ("n" * 300)):
        assert english_words(error_text(partial(read_brand_file, path))) == set()


@pytest.mark.parametrize(
    "changed",
    [
        {"resolver": "http://id.example.com"},
        {"resolver": "https://id.example.com:0"},
        {"resolver": "https://id.example.com/a b"},
        {"resolver": "https://id.example.com/01"},
        {"resolver": "https://münchen.example"},
        {"resolver": "https://nowhere"},
        {"resolver": "https://10.0.0.1"},
        {"resolver": f"https://id.example.com/{'a' * 5000}"},
        {"key": "-"},
        {"name": "\u200b"},
        {"name": "n" * 200},
        {"name": 7},
        {"passport_schema": {"type": 7}},
        {"passport_schema": {"pattern": 7}},
        {"serials": {"style": "random"}},
        {"what": "ever"},
    ],
)
def test_invalid_brands_are_explained_in_german(changed: dict[str, object]) -> None:
    assert english_words(error_text(lambda: parse_brand(brand_file(**changed)))) == set()


def test_invalid_products_are_explained_in_german() -> None:
    product: dict[str, object] = {"sku": "A", "name": "A"}
    differing: dict[str, object] = {
        "sku": "A",
        "name": "A",
        "gtin": "4006381333931",
        "passport": {"gtin": "1"},
    }
    wrong: list[list[dict[str, object]]] = [[product, product], [differing], [{"sku": ""}], [{}]]
    for products in wrong:
        document = product_file(*products)
        text = error_text(partial(parse_products, document, "/gtin"))
        assert english_words(text) == set()


@pytest.mark.parametrize(
    ("schema", "document"),
    [
        ({"type": "string"}, 7),
        ({"type": ["string", "null"]}, 7),
        ({"enum": ["a", "b"]}, "c"),
        ({"const": "a"}, "b"),
        ({"minimum": 3}, 2),
        ({"maximum": 3}, 4),
        ({"exclusiveMinimum": 3}, 3),
        ({"exclusiveMaximum": 3}, 3),
        ({"multipleOf": 3}, 4),
        ({"minLength": 1}, ""),
        ({"minLength": 3}, "a"),
        ({"maxLength": 1}, "ab"),
        ({"maxLength": 0}, "ab"),
        ({"pattern": "^[0-9]+$"}, "ab"),
        ({"minItems": 1}, []),
        ({"minItems": 2}, [1]),
        ({"maxItems": 1}, [1, 2]),
        ({"uniqueItems": True}, [1, 1]),
        ({"contains": {"const": 1}}, [2]),
        ({"contains": {"const": 1}, "maxContains": 1}, [1, 1]),
        ({"contains": {"const": 1}, "minContains": 2}, [1]),
        ({"prefixItems": [{}], "items": False}, [1, 2]),
        ({"prefixItems": [{}, {}], "items": False}, [1, 2, 3]),
        ({"minProperties": 2}, {"a": 1}),
        ({"maxProperties": 1}, {"a": 1, "b": 2}),
        ({"required": ["a"]}, {}),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}),
        ({"additionalProperties": False}, {"a": 1}),
        ({"additionalProperties": False}, {"a": 1, "b": 2}),
        ({"patternProperties": {"^x": {}}, "additionalProperties": False}, {"a": 1}),
        ({"patternProperties": {"^x": {}}, "additionalProperties": False}, {"a": 1, "b": 2}),
        ({"unevaluatedProperties": False}, {"a": 1}),
        ({"unevaluatedProperties": False}, {"a": 1, "b": 2}),
        ({"unevaluatedProperties": {"type": "null"}}, {"a": 1}),
        ({"unevaluatedItems": False}, [1]),
        ({"unevaluatedItems": False}, [1, 2]),
        ({"anyOf": [{"type": "null"}]}, 1),
        ({"oneOf": [{}, {"minimum": 0}]}, 1),
        ({"not": {}}, 1),
        ({"properties": {"a": False}}, {"a": 1}),
        ({"$ref": "#/$defs/nix"}, "a"),
        ({"$ref": "#"}, "a"),
        ({"enum": [f"Wert {number}" for number in range(100)]}, "c"),
    ],
)
def test_passport_problems_are_explained_in_german(schema: object, document: object) -> None:
    problems = check_document(schema, document, "passport")
    assert problems
    for problem in problems:
        assert english_words(explain(InvalidInput([problem])).wrong) == set()


def test_an_invalid_pattern_is_explained_in_german_except_for_the_text_from_python() -> None:
    (problem,) = check_document({"pattern": "("}, "a", "passport")
    wrong = explain(InvalidInput([problem])).wrong
    assert wrong.startswith("Ein Muster im Schema ist ungültig: ")


def test_invalid_schemas_are_explained_in_german() -> None:
    for schema in ({"type": "strong"}, {"required": "a"}, {"minimum": "a"}, {"enum": 7}):
        for problem in check_schema(SchemaSet.of(schema), "passport_schema"):
            assert english_words(explain(InvalidInput([problem])).wrong) == set()


def test_rejected_exports_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    queued = submit(workspace, parka())
    empty = cancel(workspace, submit(workspace, parka()).job.id)
    (tmp_path / "file").touch()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "manifest.json").write_text("{}", encoding="utf-8")
    mine = tmp_path / "mine"
    not_an_export = tmp_path / "strange"
    not_an_export.mkdir()
    (not_an_export / "SHA256SUMS").touch()
    export_job(workspace, minted_job.id, mine)
    another = run_job(workspace, submit(workspace, parka()).job.id)
    for act in (
        lambda: export_job(workspace, 4711, tmp_path),
        lambda: export_job(workspace, queued.job.id, tmp_path),
        lambda: export_job(workspace, empty.id, tmp_path),
        lambda: export_job(workspace, minted_job.id, tmp_path / "file"),
        lambda: export_job(workspace, minted_job.id, workspace.path),
        lambda: export_job(workspace, minted_job.id, mine / "inner"),
        lambda: export_job(workspace, minted_job.id, not_an_export),
        lambda: export_job(workspace, minted_job.id, foreign),
        lambda: export_job(workspace, another.id, mine),
        lambda: export_job(workspace, minted_job.id, tmp_path / "new", packs=[9]),
        lambda: verify(tmp_path),
        lambda: save_pack(workspace, WholeJob(minted_job.id), 1, tmp_path / "pack.txt"),
        lambda: save_pack(workspace, WholeJob(minted_job.id), 1, tmp_path / "nowhere" / "pack.csv"),
    ):
        assert english_words(error_text(act)) == set()


@pytest.mark.logs_warnings
def test_a_failed_export_is_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    created = export_job(workspace, minted_job.id, tmp_path)
    first = tmp_path / created.packs[0].file
    first.write_bytes(first.read_bytes() + b" ")
    second = export_job(workspace, minted_job.id, tmp_path)
    assert second.export.error
    assert english_words(translated(second.export.error)) == set()


def test_verification_findings_are_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    packs = export_job(workspace, minted_job.id, tmp_path).packs
    (tmp_path / packs[0].file).unlink()
    (tmp_path / packs[1].file).write_bytes(b"x" * packs[1].size)
    (tmp_path / packs[2].file).write_bytes(b"")
    (tmp_path / "SHA256SUMS").write_bytes(b"")
    (tmp_path / "other.csv").touch()
    (tmp_path / "folder").mkdir()
    change_manifest(tmp_path, rows=1_000_000)
    change_manifest(tmp_path, profile={}, packs=read_manifest(tmp_path)["packs"][::-1])
    findings = verify(tmp_path, workspace=workspace).findings
    of_folder = {"missing", "changed", "size", "added", "row_count", "signature", "sequence"}
    assert {finding.code for finding in findings} == of_folder | {"rows", "facts", "packs"}
    for finding in findings:
        assert english_words(translated(finding.message)) == set()
    change_manifest(tmp_path, status="exporting")
    assert english_words(translated(verify(tmp_path).findings[0].message)) == set()
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    (tmp_path / "SHA256SUMS").touch()
    for known in (None, workspace):
        finding = verify(tmp_path, workspace=known).findings[0]
        assert finding.code == "not_a_manifest"
        assert english_words(translated(finding.message)) == set()


def test_the_warning_about_recreating_handed_over_packs_is_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    created = export_job(workspace, minted_job.id, tmp_path)
    hand_over(workspace, created.export.id, [1], "Kim")
    hand_over(workspace, created.export.id, [2, 3], "Ada")
    for pack in created.packs:
        (tmp_path / pack.file).unlink()
    warnings = export_job(workspace, minted_job.id, tmp_path).warnings
    assert len(warnings) >= 2
    for warning in warnings:
        assert english_words(translated(warning)) == set()


def test_signature_problems_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path)
    other = SigningKey(b"k" * 32).public
    first, second = sorted(tmp_path.glob("*.csv"))[:2]
    second.write_bytes(first.read_bytes())
    found = [*verify(tmp_path, other).findings]
    (tmp_path / "manifest.json.sig").unlink()
    found += verify(tmp_path).findings
    document = read_manifest(tmp_path)
    del document["signed_by"]
    (tmp_path / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
    found += verify(tmp_path, other).findings
    assert {finding.code for finding in found} == {"signer", "swapped", "missing", "unsigned"}
    for finding in found:
        assert english_words(translated(finding.message)) == set()


def test_verification_errors_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    export_job(workspace, minted_job.id, folder)
    key = tmp_path / "key.pem"
    key.write_text("no key", encoding="utf-8")
    with Workspace.open(tmp_path / "other") as other:
        assert english_words(error_text(lambda: verify(folder, workspace=other))) == set()
    document = read_manifest(folder) | {"export": "unknown"}
    (folder / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
    assert english_words(error_text(lambda: verify(folder, workspace=workspace))) == set()
    assert english_words(error_text(lambda: read_public_key(key))) == set()


def test_rejected_export_cancellations_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    done = export_job(workspace, minted_job.id, tmp_path).export
    for act in (lambda: cancel_export(workspace, done.id), lambda: cancel_export(workspace, 99)):
        assert english_words(error_text(act)) == set()


def test_image_problems_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    overrides = ProfileOverrides(images=image_options("png", 300, 0.5), nfc_tag="MIFARE Ultralight")
    result = export_tokens(workspace, Request(UnitRange(1, 1, 3), tmp_path, overrides))
    (folder,) = tmp_path.glob("*-qr")
    min(folder.glob("*.png")).unlink()
    texts: list[str] = [*result.warnings, *(each.message for each in verify(tmp_path).findings)]
    (folder / "SHA256SUMS").unlink()
    texts += [each.message for each in verify(tmp_path).findings]
    shutil.rmtree(folder)
    texts += [each.message for each in verify(tmp_path).findings]
    assert len(texts) == 4
    columns = (Column("qr_file", "QR"),)
    nothing = ProfileOverrides(columns=(Column("passport.nothing", "N"),))
    texts += preview_export(workspace, WholeJob(1), nothing).warnings
    for number, dpi in enumerate((300, 600)):
        overrides = ProfileOverrides(images=image_options("png", dpi, 0.5))
        file = tmp_path / f"{number}.csv"
        save = partial(save_pack, workspace, UnitRange(1, 1, 3), 1, file, overrides)
        if number:
            texts.append(error_text(save))
        else:
            save()
    for act in (
        lambda: image_options("png", 1, 0.5),
        lambda: preview_export(workspace, WholeJob(1), ProfileOverrides(nfc_tag="X")),
        lambda: preview_export(workspace, WholeJob(1), ProfileOverrides(columns=columns)),
    ):
        texts.append(error_text(act))
    for text in texts:
        assert english_words(translated(text)) == set()


def test_a_full_disk_is_explained_in_german(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(total=10**6, free=999))
    text = error_text(lambda: export_job(workspace, minted_job.id, tmp_path))
    assert english_words(text) == set()


def test_rejected_job_actions_are_explained_in_german(
    workspace: Workspace, minted_job: MintJob
) -> None:
    for act in (
        lambda: pause(workspace, minted_job.id),
        lambda: cancel(workspace, minted_job.id),
        lambda: find_job(workspace, 4711),
    ):
        assert english_words(error_text(act)) == set()


def test_invalid_workspaces_are_explained_in_german(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "workspace.db").write_bytes(b"This is not a database. " * 100)
    for path in (file, foreign, tmp_path / "nowhere", Path("~nobody-of-that-name")):
        text = error_text(partial(Workspace.open, path, create=False))
        assert english_words(text) == set()


@pytest.mark.parametrize(
    "code",
    [
        *(errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST),
        *(errno.EINVAL, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENODEV),
        *(errno.ENXIO, errno.ESTALE, errno.ENOENT),
    ],
)
def test_system_errors_are_explained_in_german(code: int) -> None:
    fault = from_os_error(OSError(code, os.strerror(code)), Path("/media/usb"))
    explanation = explain(fault)
    assert english_words(f"{explanation.wrong} {explanation.remedy}") == set()
    assert english_words(translated(reason_for(fault))) == set()


def test_internal_errors_are_explained_in_german() -> None:
    for fault in (KeyError("x. y"), ValueError(), RuntimeError("a, b")):
        assert english_words(translated(reason_for(fault))) == set()


def blocked_plan(brand: BrandFile, *, site_fixed: bool = False) -> BrandImportPlan:
    """Return the plan for importing a brand from the same site."""
    return plan_new_brand(brand, WorkspaceIdentity(0, site_fixed=site_fixed, workspace="here"))


@pytest.mark.parametrize("site_fixed", [True, False])
def test_a_shared_brand_from_the_same_site_is_rejected_in_german(site_fixed: bool) -> None:
    shared = replace(
        parse_brand(brand_file()), shared_key=SharedKey(b"k" * 32, site=0, workspace="there")
    )
    plan = blocked_plan(shared, site_fixed=site_fixed)
    assert english_words(error_text(plan.raise_if_blocked)) == set()


def test_shared_brand_errors_are_explained_in_german(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "atelier.json"
    export = partial(export_brand, workspace, "atelier")
    for refused in (
        partial(export, file, "too short"),
        partial(export, tmp_path / "x.csv", PASSPHRASE),
        partial(export, tmp_path / "nowhere" / "x.json", PASSPHRASE),
    ):
        assert english_words(error_text(refused)) == set()
    export(file, PASSPHRASE)
    assert english_words(error_text(lambda: read_brand_file(file))) == set()
    assert english_words(error_text(lambda: read_brand_file(file, "another one"))) == set()
    shared = read_brand_file(file, PASSPHRASE)
    file.write_text(file.read_text(encoding="utf-8").replace("brand/1", "brand/2"))
    assert english_words(error_text(lambda: read_brand_file(file))) == set()
    file.write_text(json.dumps({"format": FORMAT}))
    assert english_words(error_text(lambda: read_brand_file(file))) == set()
    other = replace(shared, shared_key=SharedKey(b"k" * 32, site=1, workspace="there"))
    submit(workspace, MintForm("atelier", "SCARF-01", "LOT-7", 1))
    for brand in (other, replace(other, serials=SerialPolicy(SerialStyle.SEQUENTIAL))):
        assert english_words(error_text(partial(import_brand, workspace, brand))) == set()
    for number in (7, 4096):
        assert english_words(error_text(partial(import_brand, workspace, shared, number))) == set()


def test_a_token_of_another_site_is_rejected_in_german(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "atelier.json"
    export_brand(workspace, "atelier", file, PASSPHRASE)
    with Workspace.open(tmp_path / "other") as other:
        import_brand(other, read_brand_file(file, PASSPHRASE), 4095)
        for position, expected in (
            (0, "gehört zum Standort 0"),
            (1 << 40, "gehört es zum Standort 0"),
        ):
            with workspace.read() as transaction:
                brand = brands.find(transaction, "atelier")
                assert brand
                serial = serial_spaces.codec_for(transaction, brand, None).encode(position)
            url = f"{brand.resolver}/t/{serial}"
            message = error_text(partial(find_token, other, url))
            assert expected in message
            # A serial may contain an English word.
            assert english_words(message.replace(serial, "")) == set()
