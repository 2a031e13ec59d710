"""Whatever is voided while an export is killed and continued, its packs stay consistent."""

import csv
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.durable import WholeFiles
from dpp_desktop.exporting.packs import pack_writer
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.store import exports, left_out_units, tokens
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.small_packs import use_small_packs
from tests.exporting.void_units import void

_UNITS, _ROWS, _ROUNDS = 24, 6, 8


class _Killed(BaseException):
    """Stands for a kill: nothing catches it but the release of the claim."""


class _Killer:
    """Ends a run before or after one of the steps that write files or records."""

    def __init__(self, chance: random.Random) -> None:
        self._left = chance.randint(0, 14)

    def around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """Return the step with a place to be killed before and after it."""

        def called(*arguments: Any, **options: Any) -> Any:
            self._pass()
            result = step(*arguments, **options)
            self._pass()
            return result

        return called

    def _pass(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _Killed


def _run_until_killed(workspace: Workspace, request: Request, chance: random.Random) -> None:
    killer = _Killer(chance)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (WholeFiles, "add"),
            (WholeFiles, "finish"),
            (pack_writer, "write_images"),
            (left_out_units, "put"),
            (exports, "add_packs"),
        ):
            patch.setattr(module, name, killer.around(getattr(module, name)))
        try:
            export_tokens(workspace, request)
        except _Killed:
            return


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.csv")}


@pytest.mark.parametrize("seed", range(6))
def test_packs_stay_consistent(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    use_small_packs(monkeypatch, _ROWS)
    job = run_job(workspace, submit(workspace, parka(_UNITS)).job.id)
    images = ProfileOverrides(images=image_options("svg", 300, 0.5)) if seed % 2 else None
    request = Request(WholeJob(job.id), tmp_path, images or ProfileOverrides())
    units = list(range(2, _UNITS + 1))
    written: dict[str, bytes] = {}
    voided_before_file: dict[str, set[int]] = {}
    gone: set[int] = set()
    for _ in range(_ROUNDS):
        _run_until_killed(workspace, request, chance)
        for name, data in _files(tmp_path).items():
            assert written.setdefault(name, data) == data, "a pack never changes"
            voided_before_file.setdefault(name, set(gone))
        for _ in range(chance.randint(0, 3)):
            unit = units.pop(chance.randrange(len(units)))
            void(workspace, job.id, str(unit))
            gone.add(unit)
        if chance.random() < 0.3 and written:
            # Packs on record are created again with the same content; others may change.
            with workspace.read() as transaction:
                known = {pack.file for pack in exports.packs_of(transaction, 1)}
            for name in sorted(known & _files(tmp_path).keys()):
                (tmp_path / name).unlink()
    result = export_tokens(workspace, request)
    assert result.export.status is ExportStatus.COMPLETED
    assert written.items() <= _files(tmp_path).items()
    checked = verify(tmp_path, workspace=workspace)
    assert checked.findings == ()
    _check_rows(workspace, tmp_path, job.id, gone, voided_before_file)
    for name in _files(tmp_path):
        (tmp_path / name).unlink()
        shutil.rmtree(tmp_path / name.replace(".csv", "-qr"), ignore_errors=True)
    export_tokens(workspace, request)
    assert written.items() <= _files(tmp_path).items(), "created again with the same bytes"
    assert verify(tmp_path, workspace=workspace).findings == ()


def _check_rows(
    workspace: Workspace, folder: Path, job_id: int, gone: set[int], before: dict[str, set[int]]
) -> None:
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, 0, _UNITS)
    record = export_record(workspace, 1)
    for plan in record.planned:
        rows = list(csv.DictReader((folder / plan.file).read_text("utf-8").splitlines()))
        found = [serials.index(row["serial"]) + 1 for row in rows]
        covered = set(range(plan.first_unit + 1, plan.first_unit + plan.units + 1))
        left_out = {unit + 1 for each in plan.left_out for unit in each.units}
        assert sorted({*found, *left_out}) == sorted(covered)
        assert left_out <= gone
        assert before.get(plan.file, set()) & covered <= left_out
        contained = [found[row] for row in plan.void_rows]
        assert set(contained) == gone & set(found)
