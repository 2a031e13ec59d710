"""The manifest of an export folder: its packs, their jobs, and their checksums.

Its format is schemas/export-manifest.schema.json. SHA256SUMS has the same checksums for `sha256sum
--check`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.pack_content import Source
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME
from dpp_desktop.exporting.verification.signature import ALGORITHM, SigningKey, text_of
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.export import (
    Export,
    ExportScope,
    ExportStatus,
    Pack,
    PackImages,
    PlannedPack,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.profiles.profile import Profile, profile_document

FORMAT = "dpp-desktop/export/1"
VOID = "void"
"""The entry of a pack with the units that were voided after it was written.

It is the only entry that changes after the pack was written.
"""
MAX_MANIFEST_BYTES = 32 * 1024 * 1024
"""The maximum size of a manifest.

One with a million tokens has 40,000 bytes, and 5 MB if every other one of them is void.
"""
SPREADSHEET_NOTE = (
    'Cells are not the exact data: text stands as ="text", which spreadsheets '
    "show as the text, except for addresses, and for text of several lines or more "
    "than 255 characters, which has an apostrophe in front if it begins with =, "
    "+, -, @, a tab or a line end"
)
"""The note in the manifest about a profile for spreadsheets."""
# The user can't correct it, because the program writes manifests.
_REMEDY = Message("Choose a different folder, or move that file to a different one.")


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of an export: the uid of its workspace, and the key that signs it."""

    workspace_uid: str
    key: SigningKey


@dataclass(frozen=True, slots=True)
class ManifestContents:
    """The packs that a manifest lists, and all packs of the export as they are planned now."""

    source: Source
    packs: Sequence[Pack]
    planned: Sequence[PlannedPack]


def write_manifest(
    origin: Origin, export: Export, status: ExportStatus, contents: ManifestContents
) -> None:
    """Write the manifest of these packs, their checksums and the signature.

    Files that have the right content aren't touched. Raises OSError.
    """
    text = json_text.indented(_document(origin, export, status, contents)).encode("utf-8")
    checksums = checksum_lines((pack.sha256, pack.file) for pack in contents.packs)
    _write_unless_there(export.directory / CHECKSUMS_NAME, checksums)
    _write_unless_there(export.directory / SIGNATURE_NAME, origin.key.signature_of(text))
    # The manifest last, so that it never says completed before all other files exist.
    _write_unless_there(export.directory / MANIFEST_NAME, text)


def _write_unless_there(path: Path, data: bytes) -> None:
    """Write the file unless it has that content already, so that the disk may be read-only."""
    if not (path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data):
        write_whole(path, data)


def checksum_lines(packs: Iterable[tuple[str, str]]) -> bytes:
    """Return SHA256SUMS for packs given by digest and file name."""
    return "".join(f"{digest}  {file}\n" for digest, file in packs).encode("ascii")


def read_manifest(directory: Path) -> dict[str, Any]:
    """Return the manifest of the folder.

    Raises NotFound if it has none, InvalidInput if the file of that name is no manifest or was
    changed.
    """
    return parse_manifest(read_manifest_bytes(directory), directory / MANIFEST_NAME)


def read_manifest_bytes(directory: Path) -> bytes:
    """Return the bytes of the manifest of the folder. Raises what `read_manifest` raises."""
    path = directory / MANIFEST_NAME
    with os_errors_named(directory):
        there = path.exists()
    if not there:
        raise _no_manifest(directory)
    with _advised():
        return json_text.read_bytes(path, MAX_MANIFEST_BYTES)


def _no_manifest(directory: Path) -> NotFound:
    return NotFound(
        Message(
            "The folder '{folder}' contains no export: it has no {file}.",
            folder=directory,
            file=MANIFEST_NAME,
        ),
        Message("Choose the folder of an export."),
    )


@contextmanager
def _advised() -> Iterator[None]:
    """Add the remedy for a manifest to the error of a file."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(error.problems, _REMEDY) from None


def parse_manifest(data: bytes, path: Path) -> dict[str, Any]:
    """Return the manifest in these bytes of the file at `path`. Raises InvalidInput."""
    with _advised():
        document = json_text.parse_bytes(data, path)
    format_schema = json_text.read_file(resource_paths.schema("export-manifest.schema.json"))
    problems = check_document(format_schema, document, MANIFEST_NAME)
    if problems or not isinstance(document, dict):
        raise _not_a_manifest(path)
    return document


def _not_a_manifest(path: Path) -> InvalidInput:
    message = Message("'{path}' is not the manifest of an export.", path=path)
    return InvalidInput([Problem(MANIFEST_NAME, "not_a_manifest", message)], _REMEDY)


def _document(
    origin: Origin, export: Export, status: ExportStatus, contents: ManifestContents
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "workspace": origin.workspace_uid,
        "signed_by": {"algorithm": ALGORITHM, "public_key": text_of(origin.key.public)},
        "export": export.uid,
        "status": status.value,
        "created_at": export.created_at.isoformat(),
        **source_facts(contents.source),
        **packs_facts(contents.packs, contents.planned),
    }


def packs_facts(packs: Sequence[Pack], planned: Sequence[PlannedPack]) -> dict[str, object]:
    """Return the entries about the packs in a manifest; `planned` are all packs of the export."""
    plan_of = {plan.index: plan for plan in planned}
    return {
        "rows": sum(plan.rows for plan in planned),
        "packs": [
            {**pack_facts(pack), **_void_facts(plan_of[pack.index])}
            if pack.index in plan_of
            else pack_facts(pack)
            for pack in packs
        ],
    }


def _void_facts(plan: PlannedPack) -> dict[str, object]:
    """The entries about void units, none for a pack without any."""
    facts: dict[str, object] = {}
    if plan.left_out:
        facts["left_out"] = _units_facts(plan.left_out)
    if plan.void:
        facts[VOID] = {"rows": str(plan.void_rows), "units": _units_facts(plan.void)}
    return facts


def _units_facts(units: Sequence[JobUnits]) -> list[dict[str, object]]:
    return [{"job": each.job_id, "units": str(each.units)} for each in units]


def pack_facts(pack: Pack) -> dict[str, object]:
    """Return the entry of a pack in a manifest, without void units."""
    facts: dict[str, object] = {
        "index": pack.index,
        "file": pack.file,
        "rows": pack.rows,
        "size": pack.size,
        "sha256": pack.sha256,
        "first_serial": pack.first_serial,
        "last_serial": pack.last_serial,
    }
    if pack.images:
        facts["images"] = _image_facts(pack.images)
    return facts


def _image_facts(images: PackImages) -> dict[str, object]:
    return {
        "folder": images.folder,
        "count": images.count,
        "size": images.size,
        "sha256": images.sha256,
    }


def source_facts(source: Source) -> dict[str, object]:
    """Return the entries about the tokens and the profile in a manifest."""
    selection, profile = source.selection, source.profile
    jobs = [_job_facts(job) for job in selection.jobs]
    segments = [
        {"job": segment.job_id, "first_unit": segment.first_unit + 1, "count": segment.count}
        for segment in selection.segments
    ]
    of_batch = selection.scope is ExportScope.BATCH
    return {
        **({"jobs": jobs} if of_batch else {"job": jobs[0]}),
        "selection": {"scope": selection.scope.value, "segments": segments},
        "csv": _csv_facts(profile),
        "profile": profile_document(profile),
    }


def _job_facts(job: MintJob) -> dict[str, object]:
    return {
        "id": job.id,
        "idempotency_key": job.idempotency_key,
        "brand": job.brand_key,
        "product": job.product_sku,
        "product_name": job.product_name,
        "gtin": job.gtin,
        "batch": job.batch,
        "quantity": job.quantity,
    }


def _csv_facts(profile: Profile) -> dict[str, object]:
    facts: dict[str, object] = {
        "columns": [column.heading for column in profile.columns],
        "header": profile.header,
        "delimiter": profile.delimiter.character,
        "line_end": "CRLF",
        "encoding": "UTF-8",
    }
    if profile.byte_order_mark:
        facts["byte_order_mark"] = True
    if profile.spreadsheet_safe:
        facts["spreadsheet_safe"] = SPREADSHEET_NOTE
    return facts
