"""The manifest of an export folder: what it holds, from which job, and how to check it.

Described by schemas/export-manifest.schema.json; the same checksums stand in SHA256SUMS, for
`sha256sum --check`.
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
from dpp_desktop.model.export import Export, ExportScope, ExportStatus, Pack
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.passports.schemas.validator import check_document
from dpp_desktop.profiles.profile import Profile, profile_document

FORMAT = "dpp-desktop/export/1"
MAX_MANIFEST_BYTES = 4 * 1024 * 1024
"""Of a manifest from outside; that of a million tokens has 40,000."""
SPREADSHEET_NOTE = (
    'Cells are not the exact data: text stands as ="text", which spreadsheets '
    "show as the text, but for addresses, and for text of several lines or more "
    "than 255 characters, which has an apostrophe in front if it begins with =, "
    "+, -, @, a tab or a line end"
)
"""What the manifest says of a profile that is made for spreadsheets."""
# There is nobody to ask for a correct one: if it was a manifest once, the program made it.
_REMEDY = Message("Choose another folder, or move that file to another one.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an export is from: the uid of its workspace, and the key that it is signed with."""

    workspace_uid: str
    key: SigningKey


def write_manifest(
    origin: Origin, export: Export, status: ExportStatus, source: Source, packs: Sequence[Pack]
) -> None:
    """Writes the manifest of these packs, with their checksums and its signature.

    What stands there as it is to be isn't touched. Raises OSError.
    """
    text = json_text.indented(_document(origin, export, status, source, packs)).encode("utf-8")
    checksums = checksum_lines((pack.sha256, pack.file) for pack in packs)
    _write_unless_there(export.directory / CHECKSUMS_NAME, checksums)
    _write_unless_there(export.directory / SIGNATURE_NAME, origin.key.signature_of(text))
    # The manifest last: when it says completed, all the rest is there.
    _write_unless_there(export.directory / MANIFEST_NAME, text)


def _write_unless_there(path: Path, data: bytes) -> None:
    """A disk that can't be written is no hindrance where all is as it is to be."""
    if not (path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data):
        write_whole(path, data)


def checksum_lines(packs: Iterable[tuple[str, str]]) -> bytes:
    """Returns SHA256SUMS for packs given by digest and file name."""
    return "".join(f"{digest}  {file}\n" for digest, file in packs).encode("ascii")


def read_manifest(directory: Path) -> dict[str, Any]:
    """Returns the folder's manifest.

    Raises NotFound if it has none, InvalidInput if the file of that name is something else, be it
    because somebody changed it.
    """
    return parse_manifest(read_manifest_bytes(directory), directory / MANIFEST_NAME)


def read_manifest_bytes(directory: Path) -> bytes:
    """Returns the folder's manifest as it is on the disk. Raises as `read_manifest`."""
    path = directory / MANIFEST_NAME
    with os_errors_named(directory):
        there = path.exists()
    if not there:
        raise NotFound(
            Message(
                "The folder '{folder}' contains no export: it has no {file}.",
                folder=directory,
                file=MANIFEST_NAME,
            ),
            Message("Choose the folder of an export."),
        )
    with _advised():
        return json_text.read_bytes(path, MAX_MANIFEST_BYTES)


@contextmanager
def _advised() -> Iterator[None]:
    """Has what is wrong with a file go with the advice for a manifest."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(error.problems, _REMEDY) from None


def parse_manifest(data: bytes, path: Path) -> dict[str, Any]:
    """Returns the manifest that these bytes of the file at `path` are. Raises InvalidInput."""
    with _advised():
        document = json_text.parse_bytes(data, path)
    format_schema = json_text.read_file(resource_paths.schema("export-manifest.schema.json"))
    problems = check_document(format_schema, document, MANIFEST_NAME)
    if problems or not isinstance(document, dict):
        raise InvalidInput(
            [
                Problem(
                    MANIFEST_NAME,
                    "not_a_manifest",
                    Message("'{path}' is not the manifest of an export.", path=path),
                )
            ],
            _REMEDY,
        )
    return document


def _document(
    origin: Origin, export: Export, status: ExportStatus, source: Source, packs: Sequence[Pack]
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "workspace": origin.workspace_uid,
        "signed_by": {"algorithm": ALGORITHM, "public_key": text_of(origin.key.public)},
        "export": export.uid,
        "status": status.value,
        "created_at": export.created_at.isoformat(),
        **source_facts(source),
        "rows": export.count,
        "packs": [pack_facts(pack) for pack in packs],
    }


def pack_facts(pack: Pack) -> dict[str, object]:
    """Returns what a manifest says of a pack."""
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
        facts["images"] = {
            "folder": pack.images.folder,
            "count": pack.images.count,
            "size": pack.images.size,
            "sha256": pack.images.sha256,
        }
    return facts


def source_facts(source: Source) -> dict[str, object]:
    """Returns what a manifest says of what packs were made from, and how they are written."""
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
