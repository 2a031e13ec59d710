"""The signed manifest of a bundle: its files with their checksums, its units and its choices.

Its format is schemas/publication-manifest.schema.json. SHA256SUMS has the same checksums for
`sha256sum --check`, and the signature is made as for exports.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME
from dpp_desktop.exporting.verification.manifest import checksum_lines
from dpp_desktop.exporting.verification.signature import ALGORITHM, SigningKey, text_of
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.publication import Publication, PublicationStatus
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.publishing.plan import Plan

FORMAT = "dpp-desktop/publication/1"
MAX_MANIFEST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a bundle: its path below the folder, part, size in bytes and SHA-256 in hex."""

    path: str
    part: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What the manifest says about the units of the bundle."""

    active: int
    void: int
    passports: int


def write_manifest(
    publication: Publication,
    plan: Plan,
    key: SigningKey,
    status: PublicationStatus,
    facts: BundleFacts,
    files: Sequence[FileRecord],
) -> None:
    """Write checksums, signature and, last, the manifest. Raises OSError."""
    document = {
        "format": FORMAT,
        "publication": publication.uid,
        "status": status.value,
        "created_at": publication.created_at.isoformat(),
        "signed_by": {"algorithm": ALGORITHM, "public_key": text_of(key.public)},
        "brand": plan.brand_key,
        "resolver": plan.resolver,
        "choices": dict(plan.choices),
        "units": facts.active,
        "void_units": facts.void,
        "passports": facts.passports,
        "files": [
            {"path": each.path, "part": each.part, "size": each.size, "sha256": each.sha256}
            for each in files
        ],
    }
    text = json_text.indented(document).encode("utf-8")
    folder = publication.directory
    checksums = checksum_lines((each.sha256, each.path) for each in files)
    for name, data in (
        (CHECKSUMS_NAME, checksums),
        (SIGNATURE_NAME, key.signature_of(text)),
        (MANIFEST_NAME, text),
    ):
        path = folder / name
        if not (path.is_file() and path.read_bytes() == data):
            write_whole(path, data)


def is_publication(data: bytes, path: Path) -> bool:
    """Return whether the bytes of the file at `path` are the manifest of a publication.

    A file that isn't valid JSON is none.
    """
    try:
        document = json_text.parse_bytes(data, path)
    except InvalidInput:
        return False
    family = FORMAT.rpartition("/")[0]
    return isinstance(document, dict) and str(document.get("format")).startswith(f"{family}/")


def read_publication_manifest(data: bytes, path: Path) -> dict[str, Any]:
    """Return the manifest in these bytes of the file at `path`. Raises InvalidInput."""
    document = json_text.parse_bytes(data, path)
    schema = json_text.read_file(resource_paths.schema("publication-manifest.schema.json"))
    if not isinstance(document, dict) or check_document(schema, document, MANIFEST_NAME):
        message = Message("'{path}' is not the manifest of a publication.", path=path)
        raise InvalidInput(
            [Problem(MANIFEST_NAME, "not_a_manifest", message)],
            Message("Choose a different folder."),
        )
    return document


def records_of(document: Any) -> Iterable[FileRecord]:
    """Return the files that a manifest lists."""
    return [FileRecord(**each) for each in document["files"]]
