"""Publish: start or resume a publication, write its files, then its manifest.

A bundle counts only once its manifest says completed. Files are a function of the frozen plan, so
an interrupted publication continues with the same command and produces the same bytes. A file with
other content is never overwritten.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dpp_desktop import durable
from dpp_desktop.brands.encryption import check_passphrase
from dpp_desktop.durable import write_whole
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME
from dpp_desktop.exporting.verification.signature import SigningKey, signing_key
from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    InvalidInput,
    PassphraseNeeded,
    PathUnusable,
    Problem,
    StorageDamaged,
    WrongState,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.publication import Publication, PublicationStatus
from dpp_desktop.publishing.bundle import RESTRICTED_FILE, Bundle, BundleFile
from dpp_desktop.publishing.manifest import (
    MAX_MANIFEST_BYTES,
    BundleFacts,
    FileRecord,
    read_publication_manifest,
    write_manifest,
)
from dpp_desktop.publishing.plan import Part, Plan, PublishRequest, plan_from_text, plan_publication
from dpp_desktop.publishing.restricted_fields import decrypted_fields, encrypted_fields
from dpp_desktop.store import documents, publications
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)

_OWN_NAMES = frozenset({CHECKSUMS_NAME, MANIFEST_NAME, SIGNATURE_NAME})


class PublishObserver(Protocol):
    """Follows a publication, from the thread that publishes."""

    def progressed(self, packs: int, total: int) -> None:
        """That many packs of units are written, of a total."""

    def stop_requested(self) -> bool:
        """Return True if the publication should stop after the current file."""


class NullPublishObserver:
    """Ignores progress, and never stops."""

    def progressed(self, packs: int, total: int) -> None:
        """Ignored."""

    def stop_requested(self) -> bool:
        """Never stop."""
        return False


@dataclass(frozen=True, slots=True)
class PublicationResult:
    """A publication after a run; `resumed` if it existed before."""

    publication: Publication
    facts: BundleFacts
    files: tuple[FileRecord, ...]
    resumed: bool
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Started:
    publication: Publication
    plan: Plan
    held: Claim
    key: SigningKey
    resumed: bool


def publish(
    workspace: Workspace,
    request: PublishRequest,
    passphrase: str | None = None,
    observer: PublishObserver | None = None,
) -> PublicationResult:
    """Publish what the request says, or continue the publication in the folder.

    `passphrase` encrypts the restricted fields, if they are requested. Raises NotFound,
    InvalidInput (a choice doesn't fit, or the folder contains something else), WrongState (nothing
    to publish), PassphraseNeeded, Busy, PathUnusable, EnvironmentFault and StorageDamaged.
    """
    workspace.refuse_if_damaged()
    if request.restricted:
        if passphrase is None:
            raise PassphraseNeeded(
                Message("A passphrase is required to encrypt the restricted fields."),
                Message("Enter one, and give it to the recipient by another way than the files."),
            )
        check_passphrase(passphrase)
    with workspace.active_runner() as runner:
        started = _start(workspace, request, runner)
        try:
            with os_errors_named(request.directory):
                return _run(workspace, started, passphrase, observer or NullPublishObserver())
        except StorageDamaged as damage:
            workspace.record_damage(damage)
            raise
        except (WrongState, PathUnusable, EnvironmentFault) as failure:
            _fail(workspace, started, failure)
            raise
        except BaseException:
            _release(workspace, started)
            raise


def preview_publication(workspace: Workspace, request: PublishRequest) -> dict[str, int]:
    """Return how many units and passports would be published, and how many are reported as void.

    Changes nothing. Raises what `publish` raises about the request.
    """
    with workspace.read() as transaction:
        planned = plan_publication(transaction, request)
    active = [each for each in planned.units if each.state.value == "active"]
    return {
        "units": sum(len(each.units) for each in active),
        "void_units": sum(len(each.units) for each in planned.units if each not in active),
        "jobs": len({each.job_id for each in planned.units}),
    }


def list_publications(workspace: Workspace, brand_key: str | None = None) -> list[Publication]:
    """Return all publications, or those of the brand, newest first."""
    with workspace.read() as transaction:
        return publications.list_all(transaction, brand_key)


def _start(workspace: Workspace, request: PublishRequest, runner: str) -> _Started:
    """Claim the publication that the folder contains, or create it."""
    with os_errors_named(request.directory):
        durable.make_folder(request.directory)
        directory = request.directory.resolve(strict=True)
        names = sorted(each.name for each in directory.iterdir())
        uid = _uid_in(directory)
    with workspace.write() as transaction:
        found = publications.find_by_uid(transaction, uid) if uid else None
        unfinished = next(iter(publications.in_directory(transaction, directory)), None)
        if found is None and uid is None and unfinished:
            found = unfinished
        if found is None:
            _check_empty(directory, names, uid)
            planned = plan_publication(transaction, request)
            for text in planned.new_passports:
                documents.keep(transaction, text)
            found = publications.add(
                transaction, request.brand, directory, planned.plan.as_text(), planned.units
            )
            resumed = False
        else:
            resumed = True
        plan = plan_from_text(found.plan)
        if dict(plan.choices) != request.choices():
            raise _other_publication(directory, found)
        if workspace.is_alive(found.runner):
            raise _being_made(found)
        held = publications.claim(transaction, found, runner, directory)
        if held is None:
            raise _being_made(found)
        publication = publications.read(transaction, found.id)
        return _Started(publication, plan, held, signing_key(transaction), resumed)


def _uid_in(directory: Path) -> str | None:
    """The uid of the publication whose manifest is in the folder; None if there is none."""
    path = directory / MANIFEST_NAME
    if not path.exists():
        return None
    with open(path, "rb") as file:
        data = file.read(MAX_MANIFEST_BYTES)
    return str(read_publication_manifest(data, path)["publication"])


def _check_empty(directory: Path, names: list[str], uid: str | None) -> None:
    if uid is not None:
        message = Message(
            "The folder '{folder}' contains a publication of another workspace.", folder=directory
        )
    elif names:
        message = Message("The folder '{folder}' contains other files.", folder=directory)
    else:
        return
    raise InvalidInput(
        [Problem("to", "folder_in_use", message)], Message("Choose a new or empty folder.")
    )


def _other_publication(directory: Path, found: Publication) -> InvalidInput:
    message = Message(
        "The folder '{folder}' contains publication {publication}, which was made with other "
        "choices.",
        folder=directory,
        publication=found.id,
    )
    return InvalidInput(
        [Problem("to", "other_publication", message)],
        Message("Choose a new folder, or the same units, parts and passports."),
    )


def _being_made(publication: Publication) -> Busy:
    return Busy(
        Message(
            "Publication {publication} is being written by another process.",
            publication=publication.id,
        ),
        Message("Wait until that process has finished."),
    )


def _run(
    workspace: Workspace, started: _Started, passphrase: str | None, observer: PublishObserver
) -> PublicationResult:
    publication, plan = started.publication, started.plan
    bundle = Bundle(workspace, publication, plan)
    void = bundle.unit_count - bundle.active_count
    facts = BundleFacts(bundle.active_count, void, bundle.passport_count)
    publishing = PublicationStatus.PUBLISHING
    if not (publication.directory / MANIFEST_NAME).exists():
        write_manifest(publication, plan, started.key, publishing, facts, ())
    records: list[FileRecord] = []
    packs = 0
    for file in _files(publication.directory, bundle, plan, passphrase):
        if observer.stop_requested():
            _release(workspace, started)
            return PublicationResult(publication, facts, (), started.resumed, stopped=True)
        records.append(_written(publication.directory, file))
        packs += file.part is (Part.UNITS if Part.UNITS in plan.parts else Part.EPCIS)
        observer.progressed(packs, bundle.steps)
    completed = PublicationStatus.COMPLETED
    write_manifest(publication, plan, started.key, completed, facts, records)
    with workspace.write() as transaction:
        if not publications.complete(transaction, started.held):
            raise _being_made(publication)
        publication = publications.read(transaction, publication.id)
    return PublicationResult(publication, facts, tuple(records), started.resumed)


def _files(
    directory: Path, bundle: Bundle, plan: Plan, passphrase: str | None
) -> Iterator[BundleFile]:
    yield from bundle.files()
    if plan.restricted and passphrase:
        content = bundle.restricted_content()
        path = directory / RESTRICTED_FILE
        # Each encryption differs, so the file stays if it has the content already.
        if path.is_file():
            data = path.read_bytes()
            if decrypted_fields(data, passphrase) != content:
                raise _changed(path)
        else:
            data = encrypted_fields(content, passphrase)
        yield BundleFile(RESTRICTED_FILE, Part.PASSPORTS, data)


def _written(directory: Path, file: BundleFile) -> FileRecord:
    """Write the file unless it is there with this content. Raises WrongState if it differs."""
    path = directory / file.path
    digest = hashlib.sha256(file.data).hexdigest()
    if not path.is_file():
        durable.make_folder(path.parent)
        write_whole(path, file.data)
    elif path.stat().st_size != len(file.data) or durable.sha256_of(path) != digest:
        raise _changed(path)
    return FileRecord(file.path, file.part.value, len(file.data), digest)


def _changed(path: Path) -> WrongState:
    return WrongState(
        Message("The file '{path}' was changed after it was published.", path=path),
        Message("Restore or remove it, then publish to the same folder again."),
    )


def _fail(workspace: Workspace, started: _Started, failure: DppError) -> None:
    _log.error("Publication %d failed", started.publication.id, exc_info=failure)
    try:
        with workspace.write() as transaction:
            publications.fail(transaction, started.held, failure.message)
    except EnvironmentFault as fault:
        raise failure from fault


def _release(workspace: Workspace, started: _Started) -> None:
    """Release the publication so that it can continue; else the claim ends with the process."""
    try:
        with workspace.write() as transaction:
            publications.release(transaction, started.held)
    except EnvironmentFault as fault:
        number = started.publication.id
        _log.warning("Publication %d could not be released: %s", number, fault)
