"""Verify a bundle against its signed manifest, without a workspace."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop import durable
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME
from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.exporting.verification.manifest import checksum_lines
from dpp_desktop.exporting.verification.signature import PublicKey, public_key_of
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.publication import PublicationStatus
from dpp_desktop.publishing.manifest import (
    FileRecord,
    read_publication_manifest,
    records_of,
)


@dataclass(frozen=True, slots=True)
class BundleVerification:
    """What was found in a bundle: its manifest, its signer if there is one, and the problems."""

    manifest: dict[str, Any]
    signer: PublicKey | None
    findings: tuple[Finding, ...]
    against_key: bool

    @property
    def ok(self) -> bool:
        """True if nothing is wrong."""
        return not self.findings


def verify_bundle(directory: Path, data: bytes, key: PublicKey | None = None) -> BundleVerification:
    """Verify the files in the folder against the manifest in `data`, and its signature.

    With `key`, it must be the one that signed. Raises InvalidInput if it is no manifest, and
    EnvironmentFault.
    """
    manifest = read_publication_manifest(data, directory / MANIFEST_NAME)
    records = list(records_of(manifest))
    with os_errors_named(directory):
        signer, findings = _signature(directory, manifest, data, key)
        if manifest["status"] != PublicationStatus.COMPLETED.value:
            message = Message("The publication isn't complete.")
            findings.append(Finding(MANIFEST_NAME, "incomplete", message))
        else:
            findings += _checksums(directory, records)
            findings += [found for each in records for found in _file(directory, each)]
            findings += _foreign(directory, records)
    return BundleVerification(manifest, signer, tuple(findings), key is not None)


def _signature(
    directory: Path, manifest: dict[str, Any], data: bytes, key: PublicKey | None
) -> tuple[PublicKey | None, list[Finding]]:
    signer = public_key_of(manifest["signed_by"]["public_key"])
    path = directory / SIGNATURE_NAME
    signature = path.read_bytes()[:1024] if path.is_file() else b""
    if signer is None or not signer.has_signed(data, signature):
        message = Message("The signature doesn't match the manifest.")
        return None, [Finding(SIGNATURE_NAME, "wrong_signature", message)]
    if key is not None and key != signer:
        message = Message("The manifest was signed with another key.")
        return signer, [Finding(SIGNATURE_NAME, "other_key", message)]
    return signer, []


def _checksums(directory: Path, records: list[FileRecord]) -> list[Finding]:
    path = directory / CHECKSUMS_NAME
    expected = checksum_lines((each.sha256, each.path) for each in records)
    if path.is_file() and path.read_bytes() == expected:
        return []
    message = Message("The checksums aren't those of the manifest.")
    return [Finding(CHECKSUMS_NAME, "wrong_checksums", message)]


def _file(directory: Path, record: FileRecord) -> list[Finding]:
    path = directory / record.path
    if not path.is_file() or path.is_symlink():
        return [Finding(record.path, "missing", Message("The file is missing."))]
    if path.stat().st_size != record.size or durable.sha256_of(path) != record.sha256:
        return [Finding(record.path, "changed", Message("The file was changed."))]
    return []


def _foreign(directory: Path, records: list[FileRecord]) -> list[Finding]:
    known = {each.path for each in records} | {CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME}
    message = Message("The file isn't part of the publication.")
    found = []
    for folder, _, names in os.walk(directory):
        for name in names:
            path = (Path(folder) / name).relative_to(directory).as_posix()
            if path not in known:
                found.append(Finding(path, "added", message))
    return sorted(found, key=lambda each: each.file)
