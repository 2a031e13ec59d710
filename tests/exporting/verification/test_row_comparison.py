"""With its workspace, every row of an export is compared with the tokens that are there."""

import hashlib
import json
from pathlib import Path

import pytest

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.verification import verify as verifying
from dpp_desktop.exporting.verification.manifest import checksum_lines
from dpp_desktop.exporting.verification.signature import SigningKey, text_of
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound, StorageDamaged
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import parse_columns
from dpp_desktop.store import signing_keys
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import put_samples

COLUMNS = parse_columns(["unit=No", "url", "passport.composition[0].fibre"])
WISHES = {
    "label": ProfileOverrides(),
    "spreadsheet": ProfileOverrides("spreadsheet"),
    "nicelabel": ProfileOverrides("nicelabel", label_file="parka.nlbl", copies=2),
    "columns": ProfileOverrides(
        "tab", parse_columns(["unit=No", "url", "passport.composition[0].fibre"])
    ),
}


def _verify(workspace: Workspace, folder: Path) -> Verification:
    return verifying.verify(folder, workspace=workspace)


def _codes(workspace: Workspace, folder: Path) -> set[tuple[str, str]]:
    return {(finding.file, finding.code) for finding in _verify(workspace, folder).findings}


def _sign_as_ours(workspace: Workspace, folder: Path) -> None:
    """Makes the folder agree with itself again, as only one who has the key could."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    for pack in manifest["packs"]:
        data = (folder / pack["file"]).read_bytes()
        pack["size"], pack["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    sums = checksum_lines((pack["sha256"], pack["file"]) for pack in manifest["packs"])
    (folder / "SHA256SUMS").write_bytes(sums)
    with workspace.read() as transaction:
        private = signing_keys.private_key(transaction)
    assert private
    key = SigningKey(private)
    manifest["signed_by"]["public_key"] = text_of(key.public)
    signed = json.dumps(manifest).encode()
    path.write_bytes(signed)
    (folder / "manifest.json.sig").write_bytes(key.signature_of(signed))


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
@pytest.mark.parametrize(
    "wanted", [WholeJob(1), UnitRange(1, 500, 12_345), WholeBatch("nordlicht", "PARKA-01", "LOT-7")]
)
def test_what_was_exported_is_what_was_minted(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    wanted: ExportTarget,
    wish: ProfileOverrides,
) -> None:
    run_job(workspace, submit(workspace, parka(7_000)).job.id)
    export_tokens(workspace, Request(wanted, tmp_path / "packs", wish))
    run_job(workspace, submit(workspace, parka(5)).job.id)
    result = _verify(workspace, tmp_path / "packs")
    assert (result.findings, result.against_store) == ((), True)


def test_a_row_that_all_else_agrees_with_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    pack = sorted(folder.glob("*.csv"))[1]
    lines = pack.read_bytes().split(b"\r\n")
    lines[4711] = lines[4712]
    pack.write_bytes(b"\r\n".join(lines))
    _sign_as_ours(workspace, folder)
    assert verifying.verify(folder).ok
    of_manifest, of_row = _verify(workspace, folder).findings
    assert (of_manifest.file, of_manifest.code) == ("manifest.json", "packs")
    assert (of_row.file, of_row.code) == (pack.name, "rows")
    assert "4,712" in of_row.message


def test_facts_that_all_else_agrees_with_are_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"LOT-7"', b'"LOT-8"'))
    _sign_as_ours(workspace, folder)
    assert _codes(workspace, folder) == {("manifest.json", "facts")}


def test_a_pack_left_out_with_the_rest_agreeing_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    gone = manifest["packs"].pop()
    manifest["rows"] -= gone["rows"]
    path.write_text(json.dumps(manifest))
    (folder / gone["file"]).unlink()
    _sign_as_ours(workspace, folder)
    assert verifying.verify(folder).ok
    assert _codes(workspace, folder) == {("manifest.json", "packs")}


def test_an_image_that_all_else_agrees_with_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    wish = ProfileOverrides(images=image_options("png", 300, 0.5))
    folder = export_tokens(
        workspace, Request(UnitRange(1, 1, 9), tmp_path / "packs", wish)
    ).export.directory
    (images,) = folder.glob("*-qr")
    first, second = sorted(images.glob("*.png"))[:2]
    first.write_bytes(second.read_bytes())
    names = sorted(path.name for path in images.glob("*.png"))
    sums = "".join(
        f"{hashlib.sha256((images / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )
    (images / "SHA256SUMS").write_text(sums)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    manifest["packs"][0]["images"]["sha256"] = hashlib.sha256(sums.encode()).hexdigest()
    path.write_text(json.dumps(manifest))
    _sign_as_ours(workspace, folder)
    assert verifying.verify(folder).ok
    assert _codes(workspace, folder) == {("manifest.json", "packs")}


def test_a_signature_counts_for_nothing_where_the_workspace_never_signed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM signing_keys")
    result = _verify(workspace, folder)
    assert ({each.code for each in result.findings}, result.against_key) == ({"signer"}, False)


def test_damaged_tokens_are_not_called_the_folders_fault(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        transaction.exec_driver_sql("UPDATE tokens SET serial = 'ZZZZZZZZZZZZ' WHERE offset = 5")
    with pytest.raises(StorageDamaged, match="unit 6 of job 1"):
        _verify(workspace, folder)


def test_an_export_of_another_workspace_is_refused(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with Workspace.open(tmp_path / "other") as other:
        put_samples(other)
        with pytest.raises(InvalidInput, match="another workspace"):
            _verify(other, folder)


def test_an_export_that_the_workspace_forgot_is_told_so(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        for table in ("packs", "export_segments", "exports"):
            transaction.exec_driver_sql(f"DELETE FROM {table}")
    with pytest.raises(NotFound, match="doesn't know this export"):
        _verify(workspace, folder)
