"""A manifest is signed with the key of the workspace and can be verified with OpenSSL."""

import json
import subprocess
from pathlib import Path

import pytest

from dpp_desktop.exporting.verification.signature import (
    PublicKey,
    SigningKey,
    public_key_of,
    read_public_key,
    save_public_key,
    text_of,
    workspace_key,
)
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job

OTHER = SigningKey(b"\x07" * 32)
# RFC 8032, section 7.1, test 2: secret key, public key, message, signature.
RFC_8032 = (
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
)


@pytest.fixture
def folder(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> Path:
    """Return the folder of a complete export of three packs."""
    return export_job(workspace, minted_job.id, tmp_path / "packs").export.directory


def _codes(folder: Path, key: PublicKey | None = None) -> list[str]:
    return [finding.code for finding in verify(folder, key).findings]


def test_signatures_match_rfc_8032() -> None:
    private, public, message, signature = map(bytes.fromhex, RFC_8032)
    key = SigningKey(private)
    assert key.public.raw == public
    assert key.signature_of(message) == signature
    assert key.public.has_signed(message, signature)
    assert not key.public.has_signed(b"s", signature)


def test_an_export_is_signed_with_the_key_of_its_workspace(
    workspace: Workspace, folder: Path
) -> None:
    key = workspace_key(workspace)
    result = verify(folder, key)
    assert (result.ok, result.signer, result.against_key) == (True, key, True)
    assert verify(folder).signer == key
    assert _codes(folder, OTHER.public) == ["signer"]


def test_openssl_verifies_with_the_saved_key(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    save_public_key(workspace_key(workspace), tmp_path / "key.pem")
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"{tmp_path}/key.pem", "-rawin"]
    command += ["-in", f"{folder}/manifest.json", "-sigfile", f"{folder}/manifest.json.sig"]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good
    manifest = folder / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"LOT-7", b"LOT-8"))
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_the_fingerprint_matches_openssl(workspace: Workspace, tmp_path: Path) -> None:
    key = workspace_key(workspace)
    save_public_key(key, tmp_path / "key.pem")
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-in", tmp_path / "key.pem", "-outform", "der"],
        capture_output=True,
        check=True,
    ).stdout
    digest = subprocess.run(["sha256sum"], input=der, capture_output=True, check=True).stdout
    assert digest.decode().split()[0] == key.fingerprint
    assert der == key.der


def test_a_workspace_keeps_its_key(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "here") as here, Workspace.open(tmp_path / "there") as there:
        key = workspace_key(here)
        assert workspace_key(here) == key
        assert workspace_key(there) != key
    with Workspace.open(tmp_path / "here") as again:
        assert workspace_key(again) == key


def test_a_saved_key_is_read_back(tmp_path: Path) -> None:
    save_public_key(OTHER.public, tmp_path / "key.pem")
    assert read_public_key(tmp_path / "key.pem") == OTHER.public
    assert public_key_of(text_of(OTHER.public)) == OTHER.public


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PUBLIC KEY-----\nAAAA\n"])
def test_invalid_keys_are_rejected(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(content)
    with pytest.raises(InvalidInput, match="contains no Ed25519 public key"):
        read_public_key(file)
    with pytest.raises(NotFound):
        read_public_key(tmp_path / "nowhere.pem")


def test_a_key_of_another_type_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    kind = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    private = subprocess.run(["openssl", "genpkey", *kind], capture_output=True, check=True).stdout
    subprocess.run(["openssl", "pkey", "-pubout", "-out", file], input=private, check=True)
    with pytest.raises(InvalidInput, match="Ed25519"):
        read_public_key(file)


@pytest.mark.parametrize("text", ["", "!", "AAAA", "ä", "MCowBQYDK2VwAyEA"])
def test_text_without_a_key_has_no_key(text: str) -> None:
    assert public_key_of(text) is None


def test_a_changed_manifest_or_signature_is_found(folder: Path) -> None:
    manifest, signature = folder / "manifest.json", folder / "manifest.json.sig"
    original, signed = manifest.read_bytes(), signature.read_bytes()
    manifest.write_bytes(original.replace(b"LOT-7", b"LOT-8"))
    assert _codes(folder) == ["signature"]
    assert verify(folder).signer is None
    manifest.write_bytes(original)
    for wrong in (signed[:-1], signed + b"\n", bytes(64), b""):
        signature.write_bytes(wrong)
        assert _codes(folder) == ["signature"]
    signature.unlink()
    assert _codes(folder) == ["missing"]


def test_a_re_signed_manifest_is_found_only_with_the_right_key(
    workspace: Workspace, folder: Path
) -> None:
    path = folder / "manifest.json"
    document = json.loads(path.read_bytes())
    document["signed_by"]["public_key"] = text_of(OTHER.public)
    forged = json.dumps(document).encode()
    path.write_bytes(forged)
    (folder / "manifest.json.sig").write_bytes(OTHER.signature_of(forged))
    assert verify(folder).ok
    assert verify(folder).signer == OTHER.public
    assert _codes(folder, workspace_key(workspace)) == ["signer"]
    assert [each.code for each in verify(folder, workspace=workspace).findings] == ["signer"]


def test_a_manifest_without_its_signature_is_found(workspace: Workspace, folder: Path) -> None:
    path = folder / "manifest.json"
    document = json.loads(path.read_bytes())
    del document["signed_by"]
    path.write_bytes(json.dumps(document).encode())
    assert _codes(folder) == ["unsigned"]
    (folder / "manifest.json.sig").unlink()
    assert _codes(folder, workspace_key(workspace)) == ["unsigned"]
    assert _codes(folder) == []
    unsigned = verify(folder, workspace=workspace)
    assert (unsigned.ok, unsigned.against_key, unsigned.against_store) == (True, False, True)


def test_a_manifest_with_an_invalid_key_is_found(folder: Path) -> None:
    path = folder / "manifest.json"
    document = json.loads(path.read_bytes())
    document["signed_by"]["public_key"] = "AAAA"
    path.write_bytes(json.dumps(document).encode())
    assert _codes(folder) == ["signature"]
