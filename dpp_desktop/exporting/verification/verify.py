"""Verify an export folder against its manifest, and against its workspace if given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.packs.pack_plan import MANIFEST_NAME, OURS, SIGNATURE_NAME
from dpp_desktop.exporting.verification.findings import (
    Finding,
    folder_findings,
    listed_images,
    manifest_findings,
    open_notes,
    pack_findings,
    pack_of,
    void_notes,
)
from dpp_desktop.exporting.verification.manifest import parse_manifest, read_manifest_bytes
from dpp_desktop.exporting.verification.progress import Tracker, VerificationObserver
from dpp_desktop.exporting.verification.row_comparison import (
    Original,
    original_findings,
    original_of,
    recorded_in,
)
from dpp_desktop.exporting.verification.signature import SIGNATURE_BYTES, PublicKey, public_key_of
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store.workspace import Workspace

_CHANGED = frozenset({"size", "changed", "swapped", "rows", "images"})
"""The codes of findings about a pack that is in the folder and was changed."""
_MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a verification, with the findings.

    `signer` is the key that signed the manifest, None if it isn't signed; `against_key` is True if
    a certain key was required, `against_store` if each row was compared with the workspace.
    `pack_of` has the index of the pack for each listed file and folder of images. `notes` aren't
    problems: they name packs with void units, and files that are open in a program.
    """

    packs: int
    rows: int
    findings: tuple[Finding, ...]
    signer: PublicKey | None = None
    against_key: bool = False
    against_store: bool = False
    pack_of: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()

    @property
    def changed_packs(self) -> frozenset[int]:
        """The indices of the packs that are in the folder, and that were changed, or their images.

        A pack counts once, however many findings it has.
        """
        return frozenset(
            self.pack_of[each.file]
            for each in self.findings
            if each.code in _CHANGED and each.file in self.pack_of
        )

    @property
    def missing_packs(self) -> frozenset[int]:
        """The indices of the other packs that are missing, or whose images are."""
        missing = {
            self.pack_of[each.file]
            for each in self.findings
            if each.code == _MISSING and each.file in self.pack_of
        }
        return frozenset(missing - self.changed_packs)

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """The findings that aren't about changed and missing packs."""
        damaged = self.changed_packs | self.missing_packs
        return tuple(each for each in self.findings if self.pack_of.get(each.file) not in damaged)

    @property
    def ok(self) -> bool:
        """True if every pack is complete and unchanged, and there are no other files."""
        return not self.findings


def verify(
    directory: Path,
    key: PublicKey | None = None,
    workspace: Workspace | None = None,
    stop: Callable[[], bool] | None = None,
    observer: VerificationObserver | None = None,
) -> Verification:
    """Return whether the folder contains exactly what its manifest lists.

    With a `key`, the manifest must be signed with it; without, anyone who changes packs can sign a
    new manifest with a different key. With the `workspace` that made the export, every row is also
    compared with its tokens, and an existing signature must be that of the workspace: exports of
    earlier versions of the program aren't signed. `stop` is called at each pack and each image, and
    returns True to stop; `observer` gets the progress as often.

    A lock file that a program keeps beside a file that it has open is a note, not a finding. So is
    a unit that was voided after its pack was written: with the workspace, every such unit, without
    it, those that were void when the manifest was written.

    A damaged manifest is a finding. The packs are then checked against the export that the
    workspace made into the folder; without a workspace, they aren't checked.

    Raises Stopped, NotFound if there is no manifest or the workspace doesn't know the export,
    InvalidInput if it belongs to another workspace or the folder holds no export, and
    EnvironmentFault.
    """
    tracker = Tracker(stop, observer)
    try:
        data = read_manifest_bytes(directory)
        manifest = parse_manifest(data, directory / MANIFEST_NAME)
    except InvalidInput as error:
        return _without_manifest(directory, error, workspace, tracker)
    original = original_of(workspace, manifest) if workspace else None
    with os_errors_named(directory):
        signed = _Signed(manifest, data, _signature(directory))
        findings = tuple(_findings(directory, signed, key, original, tracker))
        notes = tuple(_notes(directory, manifest, original))
    return Verification(
        packs=len(manifest["packs"]),
        rows=sum(pack["rows"] for pack in manifest["packs"]),
        findings=findings,
        signer=signed.signer,
        against_key=signed.signer is not None and _expected(key, original) is not None,
        against_store=original is not None,
        pack_of=pack_of(manifest),
        notes=notes,
    )


def _without_manifest(
    directory: Path, error: InvalidInput, workspace: Workspace | None, tracker: Tracker
) -> Verification:
    """The result for a folder with a damaged manifest. Raises `error` if it never was one."""
    with os_errors_named(directory):
        recorded = recorded_in(workspace, directory) if workspace else None
        if recorded is None:
            if not any((directory / name).exists() for name in OURS - {MANIFEST_NAME}):
                raise error
            message = Message(
                "it is no longer a valid manifest, and the packs can't be checked without "
                "it; export again to this folder to re-create it."
            )
            return Verification(0, 0, (Finding(MANIFEST_NAME, "not_a_manifest", message),))
        manifest, original = recorded
        message = Message(
            "it is no longer a valid manifest; export again to the same folder to re-create it."
        )
        lost = Finding(MANIFEST_NAME, "not_a_manifest", message)
        found = tuple(_pack_findings(directory, manifest, original, tracker))
        notes = tuple(_notes(directory, manifest, original))
    rows = sum(pack.rows for pack in original.packs)
    return Verification(
        len(original.packs),
        rows,
        (lost, *found),
        against_store=True,
        pack_of=pack_of(manifest),
        notes=notes,
    )


def _notes(
    directory: Path, manifest: dict[str, Any], original: Original | None
) -> Iterator[Finding]:
    yield from void_notes(manifest, original.planned if original else ())
    yield from open_notes(directory, manifest)


def _total_bytes(manifest: dict[str, Any], original: Original | None) -> int:
    """The bytes that all steps read; rows are compared after the files."""
    files = sum(pack["size"] for pack in manifest["packs"])
    images = sum(each["size"] for each in listed_images(manifest))
    rows = sum(pack.size for pack in original.packs) if original else 0
    return int(files + images + rows)


@dataclass(frozen=True, slots=True)
class _Signed:
    """A manifest with its bytes, and the content of its signature file, if there is one."""

    manifest: dict[str, Any]
    data: bytes
    signature: bytes | None

    @property
    def named_key(self) -> PublicKey | None:
        """The key that the manifest names; manifests of earlier versions name none."""
        named = self.manifest.get("signed_by")
        return public_key_of(named["public_key"]) if named else None

    @property
    def signer(self) -> PublicKey | None:
        """The key that signed it."""
        key = self.named_key
        signs = key and self.signature and key.has_signed(self.data, self.signature)
        return key if signs else None


def _signature(directory: Path) -> bytes | None:
    path = directory / SIGNATURE_NAME
    if not path.is_file():
        return None
    with open(path, "rb") as file:
        return file.read(SIGNATURE_BYTES + 1)


def _findings(
    directory: Path,
    signed: _Signed,
    key: PublicKey | None,
    original: Original | None,
    tracker: Tracker,
) -> Iterator[Finding]:
    if signed.manifest["status"] == ExportStatus.COMPLETED:
        yield from _signature_findings(signed, key, original)
        yield from manifest_findings(signed.manifest)
    yield from _pack_findings(directory, signed.manifest, original, tracker)


def _pack_findings(
    directory: Path, manifest: dict[str, Any], original: Original | None, tracker: Tracker
) -> Iterator[Finding]:
    is_completed = manifest["status"] == ExportStatus.COMPLETED
    tracker.expect(_total_bytes(manifest, original if is_completed else None))
    if not is_completed:
        message = Message(
            "the export isn't finished; export again to the same folder to finish it."
        )
        yield Finding(MANIFEST_NAME, "unfinished", message)
        # It doesn't list packs that were made after it was written.
        yield from pack_findings(directory, manifest, tracker)
        return
    yield from folder_findings(directory, manifest, tracker)
    if original:
        yield from original_findings(directory, manifest, original, tracker)


def _expected(key: PublicKey | None, original: Original | None) -> PublicKey | None:
    """The key that must have signed it; None if any may have."""
    return key or (original.key if original else None)


def _signature_findings(
    signed: _Signed, asked_for: PublicKey | None, original: Original | None
) -> Iterator[Finding]:
    expected = _expected(asked_for, original)
    if "signed_by" not in signed.manifest:
        if asked_for or signed.signature is not None:
            yield Finding(
                MANIFEST_NAME,
                "unsigned",
                Message("the manifest doesn't name the key that it was signed with."),
            )
    elif signed.signature is None:
        yield Finding(SIGNATURE_NAME, "missing", Message("the signature is missing."))
    elif signed.signer is None:
        message = Message("the manifest or its signature was changed after signing.")
        yield Finding(SIGNATURE_NAME, "signature", message)
    elif signed.signer != expected and (expected or original):
        message = Message(
            "it was signed with a different key: '{fingerprint}'.",
            fingerprint=signed.signer.fingerprint,
        )
        yield Finding(MANIFEST_NAME, "signer", message)
