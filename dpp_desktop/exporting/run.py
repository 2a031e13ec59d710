"""Run an export: make its missing packs one by one, and leave finished ones unchanged."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_values
from pathlib import Path

from dpp_desktop.durable import WholeFiles
from dpp_desktop.exporting.packs.begun_packs import BegunPack, begin_pack
from dpp_desktop.exporting.packs.pack_content import TokensAhead, not_reproduced, pack_content
from dpp_desktop.exporting.packs.pack_units import VoidUnits, planned_packs
from dpp_desktop.exporting.packs.pack_writer import exists, finish_packs, is_whole, write_pack
from dpp_desktop.exporting.progress import (
    NO_EXPORT_CAUTION,
    ExportCaution,
    ExportExtent,
    ExportObserver,
    NullExportObserver,
)
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.start import StartedExport, start_export
from dpp_desktop.exporting.verification.manifest import ManifestContents, write_manifest
from dpp_desktop.exporting.void_texts import void_texts
from dpp_desktop.exporting.warnings import handed_over_before, warnings_of
from dpp_desktop.model.errors import (
    Busy,
    DppError,
    EnvironmentFault,
    PackChanged,
    PathUnusable,
    ServerUnavailable,
    StorageDamaged,
)
from dpp_desktop.model.export import Export, ExportStatus, Pack, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_MAX_GROUP = 8
"""The most packs that are completed together; completing more of them is no quicker."""

_TRIES_WITHOUT_SERVER = 5
"""How often an export is run if the connection to the database server breaks each time."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """An export after a run, with its finished packs, and all packs as they are planned now.

    `stopped` if the observer stopped it before all requested packs were made. `changed` are
    finished packs that weren't requested and were changed: they are kept as they are. `remade` are
    missing packs that were re-created with the same bytes. `warnings` are sentences about problems
    that don't block the export, and `caution` is what was known before a pack was made.
    """

    export: Export
    packs: tuple[Pack, ...]
    planned: tuple[PlannedPack, ...]
    stopped: bool = False
    changed: tuple[PlannedPack, ...] = ()
    remade: tuple[PlannedPack, ...] = ()
    warnings: tuple[Message, ...] = ()
    caution: ExportCaution = NO_EXPORT_CAUTION

    @property
    def rows(self) -> int:
        """The number of rows of all packs, without headers."""
        return sum(plan.rows for plan in self.planned)

    @property
    def left_out(self) -> int:
        """The number of void units that the packs leave out."""
        return sum(plan.left_out_count for plan in self.planned)

    @property
    def void_warnings(self) -> tuple[Message, ...]:
        """Sentences about void units that the packs leave out or contain."""
        return void_texts(self.planned)


def export_tokens(
    workspace: Workspace,
    request: Request,
    observer: ExportObserver | None = None,
    *,
    packs: Collection[int] | None = None,
    replace: Collection[int] = (),
) -> ExportResult:
    """Export tokens into a folder, or continue the export that the folder holds.

    The tokens are fixed when the export is created. Finished packs are checked and kept, missing
    ones are re-created. With `packs`, only the packs of these indices (from 1) are made; if
    others are missing, the export keeps the status exporting, with the time at which the run ended,
    and another call makes more of them. Packs of the indices in `replace` are overwritten if they
    were changed.

    Units may be voided at any time. Each pack leaves out what is void when it is begun; finished
    packs stay as they are, and the result and the manifest report the void units in them.

    A changed pack that was requested, or a system error, ends the export as failed, and another
    call continues it; a changed pack that wasn't requested doesn't stop it. If the observer stops
    the run, the export keeps the status exporting. Raises what `start_export` raises, Busy if the
    claim is lost, EnvironmentFault if the failure can't be recorded either, and StorageDamaged,
    with nothing recorded, once damage to the database is found.
    """
    workspace.refuse_if_damaged()
    observer = observer or NullExportObserver()
    for _ in range(_TRIES_WITHOUT_SERVER - 1):
        try:
            return _export(workspace, request, observer, packs, replace)
        except ServerUnavailable as fault:
            if fault.waited or observer.stop_requested():
                raise
            _log.warning("The export is continued after a lost connection: %s", fault)
    return _export(workspace, request, observer, packs, replace)


def _export(
    workspace: Workspace,
    request: Request,
    observer: ExportObserver,
    packs: Collection[int] | None,
    replace: Collection[int],
) -> ExportResult:
    """Run the export once. Raise ServerUnavailable, with nothing recorded, if it interrupts it."""
    with workspace.patient(observer.stop_requested), workspace.active_runner() as runner:
        started = start_export(workspace, request, runner, packs, replace)
        run = _Run(workspace, started, observer, packs, replace)
        try:
            with os_errors_named(request.directory):
                return run.finish()
        except StorageDamaged as damage:
            workspace.record_damage(damage)
            raise
        except ServerUnavailable:
            raise  # the claim ends with the runner
        except (PackChanged, PathUnusable, EnvironmentFault) as failure:
            return run.failed(failure)
        except BaseException:
            run.release()
            raise


class _Run:
    """One run of an export, from its claim to its release."""

    def __init__(
        self,
        workspace: Workspace,
        started: StartedExport,
        observer: ExportObserver,
        chosen: Collection[int] | None,
        replaced: Collection[int],
    ) -> None:
        self._workspace = workspace
        self._started = started
        self._watcher = observer
        self._chosen = chosen
        self._replaced = replaced
        self._void_units = VoidUnits(started.source.selection)
        self._changed: list[PlannedPack] = []
        self._remade: list[PlannedPack] = []
        self._finished: list[Pack] = []
        self._group: list[tuple[Pack, Pack | None]] = []
        self._ahead = TokensAhead(workspace, started.source)
        self._files = WholeFiles(started.export.directory)

    def finish(self) -> ExportResult:
        """Make every requested pack that is missing, then the manifest."""
        if self._started.caution != NO_EXPORT_CAUTION:
            self._watcher.cautioned(self._started.export, self._started.caution)
        with self._workspace.read() as transaction:
            recorded = exports.packs_of(transaction, self._started.export.id)
        if not self._started.named:
            self._write_manifest(ExportStatus.EXPORTING, recorded)
        known = {pack.index: pack for pack in recorded}
        total = len(self._started.planned)
        due = [plan for plan in self._started.planned if self._is_due(plan, known)]
        self._watcher.export_begun(self._extent(due))
        with self._files:
            for plan in due:
                if self._watcher.stop_requested():
                    self._complete_group()
                    self.release()
                    return self._result(stopped=True)
                self._watcher.pack_begun(plan, total)
                try:
                    self._make(plan, known.get(plan.index))
                except StorageDamaged:
                    raise
                except (PackChanged, PathUnusable, EnvironmentFault, OSError):
                    self._complete_group()
                    raise
                if len(self._group) >= self._group_size:
                    self._complete_group()
            self._complete_group()
        self._conclude(self._finished)
        return self._result()

    def failed(self, failure: DppError) -> ExportResult:
        """Mark the export as failed. Raise `failure` if that can't be recorded either."""
        _log.error("Export %d failed", self._started.export.id, exc_info=failure)
        try:
            with self._workspace.write() as transaction:
                exports.fail(transaction, self._started.held, failure.message)
            return self._result()
        except EnvironmentFault as fault:
            raise failure from fault

    def release(self) -> None:
        """Release the export, so that it can continue.

        If that fails, the claim ends with the process.
        """
        try:
            with self._workspace.write() as transaction:
                exports.release(transaction, self._started.held)
        except EnvironmentFault as fault:
            _log.warning("Export %d could not be released: %s", self._started.export.id, fault)

    @property
    def _directory(self) -> Path:
        return self._started.export.directory

    def _is_due(self, plan: PlannedPack, known: Mapping[int, Pack]) -> bool:
        """Whether to make the pack, or to check it if it exists."""
        if self._chosen is None or plan.index in self._chosen:
            return True
        # A finished pack that was removed is re-created only on request.
        return plan.index in known and exists(self._directory, known[plan.index])

    def _extent(self, due: Sequence[PlannedPack]) -> ExportExtent:
        sizes = self._started.sizes
        rows = sum(plan.rows for plan in due)
        return ExportExtent(len(due), rows, sum(sizes[plan.index] for plan in due))

    def _conclude(self, packs: list[Pack]) -> None:
        """Complete the export if these are all its packs; else release it."""
        if len(packs) < len(self._started.planned):
            self._write_manifest(ExportStatus.EXPORTING, packs)
            with self._workspace.write() as transaction:
                self._check_claim(exports.release_finished(transaction, self._started.held))
            return
        self._write_manifest(ExportStatus.COMPLETED, packs)
        with self._workspace.write() as transaction:
            self._check_claim(exports.complete(transaction, self._started.held))

    @property
    def _group_size(self) -> int:
        """The number of packs that are completed together.

        The first ones are completed one by one, so that the run soon shows progress, and packs with
        images, each of which takes longer than completing it.
        """
        if self._started.source.profile.images:
            return 1
        return max(1, min(len(self._finished), _MAX_GROUP))

    def _make(self, plan: PlannedPack, known: Pack | None) -> None:
        """Make the planned pack, and add it to the group. Skip it if it is changed and may be."""
        try:
            pack = self._pack(plan, known)
        except PackChanged:
            if self._chosen is None or plan.index in self._chosen:
                raise
            self._changed.append(plan)
        else:
            self._group.append((pack, known))

    def _pack(self, plan: PlannedPack, known: Pack | None) -> Pack:
        """The planned pack; if it was missing, its file is part of the group."""
        replaced = plan.index in self._replaced
        if known and is_whole(self._directory, known, may_differ=replaced):
            return known
        if known is None:
            begun = self._begin(plan)
            plan, replaced = begun.plan, replaced or begun.replaces_images
        if not self._ahead.read(plan, self._group_size - len(self._group)):
            self._complete_group()
        content = pack_content(self._workspace, self._started.source, plan, self._ahead)
        pack = write_pack(self._files, self._directory, content, known, replace=replaced)
        if known and with_values(pack, images=known.images) != known:
            raise not_reproduced(plan)
        if known:
            self._remade.append(plan)
        return pack

    def _complete_group(self) -> None:
        """Complete the files of the group, then record its packs and report them.

        The files are synced together, which takes a tenth of the time of syncing each. A process
        that is killed in between leaves whole files without a record, which the next run reuses.
        """
        group, self._group = self._group, []  # if it can't be completed, nothing is recorded
        if len(self._files):
            finish_packs(self._files)
        new = [pack for pack, known in group if known is None]
        if new:
            with self._workspace.write() as transaction:
                self._check_claim(exports.add_packs(transaction, self._started.held, new))
        for pack, known in group:
            if known:
                self._update_images(pack, known)
            self._finished.append(pack)
            self._watcher.pack_done(pack, len(self._started.planned))

    def _begin(self, plan: PlannedPack) -> BegunPack:
        started = self._started
        begun = begin_pack(
            self._workspace,
            started.source,
            self._void_units,
            started.held,
            self._directory,
            plan,
        )
        if begun is None:
            raise self._taken_over()
        return begun

    def _update_images(self, pack: Pack, known: Pack) -> None:
        """Record images that another version of the PNG library encodes differently."""
        if pack.images and pack.images != known.images:
            with self._workspace.write() as transaction:
                held = self._started.held
                self._check_claim(exports.put_images(transaction, held, pack.index, pack.images))

    def _write_manifest(self, status: ExportStatus, packs: list[Pack]) -> None:
        started = self._started
        with self._workspace.read() as transaction:
            planned = self._planned(transaction)
        contents = ManifestContents(started.source, packs, planned)
        write_manifest(started.origin, started.export, status, contents)

    def _planned(self, transaction: Transaction) -> tuple[PlannedPack, ...]:
        """The packs as they are now: units may have been voided since the export was started."""
        export, selection = self._started.export, self._started.source.selection
        return planned_packs(transaction, selection, export.pack_rows, export.id)

    def _result(self, *, stopped: bool = False) -> ExportResult:
        with self._workspace.read() as transaction:
            export = exports.read(transaction, self._started.export.id)
            packs = tuple(exports.packs_of(transaction, export.id))
            planned = self._planned(transaction)
            remade = {plan.index for plan in self._remade}
            warnings = (
                *handed_over_before(transaction, export.id, remade),
                *warnings_of(transaction, self._started.source),
            )
        return ExportResult(
            export,
            packs,
            planned,
            stopped,
            tuple(self._changed),
            tuple(self._remade),
            warnings,
            self._started.caution,
        )

    def _check_claim(self, changed: bool) -> None:  # noqa: FBT001 - the only argument
        if not changed:
            raise self._taken_over()

    def _taken_over(self) -> Busy:
        return Busy(
            Message(
                "Export {export} was taken over by another process.",
                export=self._started.export.id,
            ),
            Message("Wait until that process has finished."),
        )
