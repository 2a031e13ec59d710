"""With the workspace, every row of an export is compared with the stored tokens."""

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
PROFILES = {
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


def _sign_with_workspace_key(workspace: Workspace, folder: Path) -> None:
    """Make the folder consistent and re-sign it, as only the owner of the key can."""
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


@pytest.mark.parametrize("overrides", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize(
    "wanted", [WholeJob(1), UnitRange(1, 500, 12_345), WholeBatch("nordlicht", "PARKA-01", "LOT-7")]
)
def test_exported_rows_match_the_minted_tokens(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    wanted: ExportTarget,
    overrides: ProfileOverrides,
) -> None:
    run_job(workspace, submit(workspace, parka(7_000)).job.id)
    export_tokens(workspace, Request(wanted, tmp_path / "packs", overrides))
    run_job(workspace, submit(workspace, parka(5)).job.id)
    result = _verify(workspace, tmp_path / "packs")
    assert (result.findings, result.against_store) == ((), True)


def test_a_changed_row_in_a_consistent_folder_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    pack = sorted(folder.glob("*.csv"))[1]
    lines = pack.read_bytes().split(b"\r\n")
    lines[4711] = lines[4712]
    pack.write_bytes(b"\r\n".join(lines))
    _sign_with_workspace_key(workspace, folder)
    assert verifying.verify(folder).ok
    of_manifest, of_row = _verify(workspace, folder).findings
    assert (of_manifest.file, of_manifest.code) == ("manifest.json", "packs")
    assert (of_row.file, of_row.code) == (pack.name, "rows")
    assert "4,712" in of_row.message


def test_changed_manifest_facts_in_a_consistent_folder_are_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"LOT-7"', b'"LOT-8"'))
    _sign_with_workspace_key(workspace, folder)
    assert _codes(workspace, folder) == {("manifest.json", "facts")}


def test_an_omitted_pack_in_a_consistent_folder_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    gone = manifest["packs"].pop()
    manifest["rows"] -= gone["rows"]
    path.write_text(json.dumps(manifest))
    (folder / gone["file"]).unlink()
    _sign_with_workspace_key(workspace, folder)
    assert verifying.verify(folder).ok
    assert _codes(workspace, folder) == {("manifest.json", "packs")}


def test_a_changed_image_in_a_consistent_folder_is_found(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    overrides = ProfileOverrides(images=image_options("png", 300, 0.5))
    folder = export_tokens(
        workspace, Request(UnitRange(1, 1, 9), tmp_path / "packs", overrides)
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
    _sign_with_workspace_key(workspace, folder)
    assert verifying.verify(folder).ok
    assert _codes(workspace, folder) == {("manifest.json", "packs")}


def test_a_signature_is_ignored_if_the_workspace_has_no_key(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM signing_keys")
    result = _verify(workspace, folder)
    assert ({each.code for each in result.findings}, result.against_key) == ({"signer"}, False)


def test_damaged_tokens_are_not_reported_as_a_fault_of_the_folder(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        transaction.exec_driver_sql(
            "UPDATE cycles SET serials = CAST(substr(serials, 1, 60) || 'ZZZZZZZZZZZZ' "
            "|| substr(serials, 73) AS BLOB)"
        )
    with pytest.raises(StorageDamaged, match="unit 6 of job 1"):
        _verify(workspace, folder)


def test_an_export_of_another_workspace_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with Workspace.open(tmp_path / "other") as other:
        put_samples(other)
        with pytest.raises(InvalidInput, match="another workspace"):
            _verify(other, folder)


def test_an_export_missing_from_the_workspace_is_reported(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_tokens(workspace, Request(WholeJob(1), tmp_path / "packs")).export.directory
    with workspace.write() as transaction:
        for table in ("packs", "export_segments", "exports"):
            transaction.exec_driver_sql(f"DELETE FROM {table}")
    with pytest.raises(NotFound, match="This export is not in the workspace"):
        _verify(workspace, folder)
