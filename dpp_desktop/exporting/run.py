"""Carries an export out, from wherever it stands: pack after pack, finished ones untouched."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_values
from pathlib import Path

from dpp_desktop.exporting.packs.pack_content import not_reproduced, pack_content
from dpp_desktop.exporting.packs.pack_writer import is_there, is_whole, put
from dpp_desktop.exporting.progress import (
    NO_EXPORT_CAUTION,
    ExportCaution,
    ExportExtent,
    Unwatched,
    Watcher,
)
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.start import StartedExport, start_export
from dpp_desktop.exporting.verification.manifest import write_manifest
from dpp_desktop.exporting.warnings import handed_over_before, warnings_of
from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    PackChanged,
    PathUnusable,
    StorageDamaged,
)
from dpp_desktop.model.export import Export, ExportStatus, Pack, PlannedPack
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """An export as it stands, with its finished packs.

    `stopped` if the watcher stopped it before all that was asked for was there. `changed` are the
    finished packs that weren't asked for and aren't what was made: they were left as they are.
    `remade` are finished packs that were gone, and were made again with the same bytes. `warnings`
    are sentences on what hinders nothing but should be known, and `caution` what was to be known
    before a pack was made.
    """

    export: Export
    packs: tuple[Pack, ...]
    stopped: bool = False
    changed: tuple[PlannedPack, ...] = ()
    remade: tuple[PlannedPack, ...] = ()
    warnings: tuple[str, ...] = ()
    caution: ExportCaution = NO_EXPORT_CAUTION


def export_tokens(
    workspace: Workspace,
    request: Request,
    watcher: Watcher | None = None,
    *,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Exports tokens into a folder, or goes on with the export that stands there.

    The set is frozen when the export is first asked for. Finished packs are checked and left as
    they are, missing ones made again. With `packs`, only those of these indices (from 1) are made;
    an export that lacks others then stays as exporting, with the moment at which the run ended, and
    calling again makes more of it. Packs of the indices in `replace` are written anew where
    somebody changed them: what is there instead is lost.

    A pack asked for that was changed, or a fault of the machine, ends the export as failed, and
    calling again goes on; a changed pack that wasn't asked for hinders nothing. A stop that the
    watcher requests leaves the export as exporting. Raises what `begin` raises, Busy if the claim
    is lost, EnvironmentFault if not even the failure can be recorded, and StorageDamaged, with
    nothing recorded, as soon as damage to the database is noticed.
    """
    workspace.refuse_if_damaged()
    with workspace.at_work() as runner:
        begun = start_export(workspace, request, runner, packs, replace)
        run = _Run(workspace, begun, watcher or Unwatched(), packs, replace)
        try:
            with os_errors_named(request.directory):
                return run.to_end()
        except StorageDamaged as damage:
            workspace.note_damage(damage)
            raise
        except (PackChanged, PathUnusable, EnvironmentFault) as failure:
            return run.failed(failure)
        except BaseException:
            run.let_go()
            raise


class _Run:
    """One claim on an export, from taking it to letting it go."""

    def __init__(
        self,
        workspace: Workspace,
        begun: StartedExport,
        watcher: Watcher,
        chosen: Collection[int] | None,
        replaced: Collection[int],
    ) -> None:
        self._workspace = workspace
        self._begun = begun
        self._watcher = watcher
        self._chosen = chosen
        self._replaced = replaced
        self._changed: list[PlannedPack] = []
        self._remade: list[PlannedPack] = []

    def to_end(self) -> ExportResult:
        """Makes every pack that is asked for and isn't there, then the manifest."""
        if self._begun.caution != NO_EXPORT_CAUTION:
            self._watcher.cautioned(self._begun.export, self._begun.caution)
        with self._workspace.read() as transaction:
            recorded = exports.packs_of(transaction, self._begun.export.id)
        if not self._begun.named:
            self._write_manifest(ExportStatus.EXPORTING, recorded)
        known = {pack.index: pack for pack in recorded}
        total = len(self._begun.planned)
        due = [plan for plan in self._begun.planned if self._is_due(plan, known)]
        self._watcher.export_begun(self._extent(due))
        packs: list[Pack] = []
        for plan in due:
            if self._watcher.stop_requested():
                self.let_go()
                return self._result(stopped=True)
            self._watcher.pack_begun(plan, total)
            pack = self._pack_or_none(plan, known.get(plan.index))
            if pack:
                packs.append(pack)
                self._watcher.pack_done(pack, total)
        self._conclude(packs)
        return self._result()

    def failed(self, failure: DppError) -> ExportResult:
        """Marks the export as failed. Raises `failure` if that can't be recorded either."""
        _log.error("Export %d failed", self._begun.export.id, exc_info=failure)
        try:
            with self._workspace.write() as transaction:
                exports.fail(transaction, self._begun.held, str(failure))
            return self._result()
        except EnvironmentFault as fault:
            raise failure from fault

    def let_go(self) -> None:
        """Leaves the export to be resumed, if it can be done; else its claim dies with us."""
        try:
            with self._workspace.write() as transaction:
                exports.release(transaction, self._begun.held)
        except EnvironmentFault as fault:
            _log.warning("Export %d could not be let go: %s", self._begun.export.id, fault)

    @property
    def _directory(self) -> Path:
        return self._begun.export.directory

    def _is_due(self, plan: PlannedPack, known: Mapping[int, Pack]) -> bool:
        """Whether the pack is to be made, or checked since it is there."""
        if self._chosen is None or plan.index in self._chosen:
            return True
        # A finished pack that somebody took away isn't put back unasked.
        return plan.index in known and is_there(self._directory, known[plan.index])

    def _extent(self, due: Sequence[PlannedPack]) -> ExportExtent:
        sizes = self._begun.sizes
        rows = sum(plan.rows for plan in due)
        return ExportExtent(len(due), rows, sum(sizes[plan.index] for plan in due))

    def _conclude(self, packs: list[Pack]) -> None:
        """Completes the export if these are all its packs; else leaves it, to be gone on with."""
        if len(packs) < len(self._begun.planned):
            self._write_manifest(ExportStatus.EXPORTING, packs)
            with self._workspace.write() as transaction:
                self._still_ours(exports.leave(transaction, self._begun.held))
            return
        self._write_manifest(ExportStatus.COMPLETED, packs)
        with self._workspace.write() as transaction:
            self._still_ours(exports.complete(transaction, self._begun.held))

    def _pack_or_none(self, plan: PlannedPack, known: Pack | None) -> Pack | None:
        """The planned pack; None if somebody changed it, and it isn't one that was asked for."""
        try:
            return self._pack(plan, known)
        except PackChanged:
            if self._chosen is None or plan.index in self._chosen:
                raise
            self._changed.append(plan)
            return None

    def _pack(self, plan: PlannedPack, known: Pack | None) -> Pack:
        """The planned pack, which stands on disk and is recorded when this returns."""
        replaced = plan.index in self._replaced
        if known and is_whole(self._directory, known, may_differ=replaced):
            return known
        content = pack_content(self._workspace, self._begun.source, plan)
        pack = put(self._directory, content, known, replace=replaced)
        if known and with_values(pack, images=known.images) != known:
            raise not_reproduced(plan)
        if known:
            self._remade.append(plan)
            self._keep_images(pack, known)
        else:
            with self._workspace.write() as transaction:
                self._still_ours(exports.add_pack(transaction, self._begun.held, pack))
        return pack

    def _keep_images(self, pack: Pack, known: Pack) -> None:
        """Another version of the library that packs PNG draws the same in other bytes."""
        if pack.images and pack.images != known.images:
            with self._workspace.write() as transaction:
                held = self._begun.held
                self._still_ours(exports.put_images(transaction, held, pack.index, pack.images))

    def _write_manifest(self, status: ExportStatus, packs: list[Pack]) -> None:
        begun = self._begun
        write_manifest(begun.origin, begun.export, status, begun.source, packs)

    def _result(self, *, stopped: bool = False) -> ExportResult:
        with self._workspace.read() as transaction:
            export = exports.read(transaction, self._begun.export.id)
            packs = tuple(exports.packs_of(transaction, export.id))
            remade = {plan.index for plan in self._remade}
            warnings = (
                *handed_over_before(transaction, export.id, remade),
                *warnings_of(transaction, self._begun.source),
            )
        return ExportResult(
            export,
            packs,
            stopped,
            tuple(self._changed),
            tuple(self._remade),
            warnings,
            self._begun.caution,
        )

    def _still_ours(self, changed: bool) -> None:  # noqa: FBT001 - the only argument
        if not changed:
            raise Busy(
                f"Export {self._begun.export.id} was taken over by another process.",
                "Wait until it is done there.",
            )
