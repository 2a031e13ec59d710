"""Kills exports and print jobs, and damages packs and workspaces, for `make faults`."""

import argparse
import logging
import random
import tempfile
import time
from itertools import islice
from pathlib import Path

import click

from dpp_desktop.exporting.verification.signature import workspace_key
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.faults.damaged_workspaces import DAMAGES as WORKSPACE_DAMAGES
from tests.faults.damaged_workspaces import check_damaged, create_intact_workspace
from tests.faults.damages import DAMAGES, found
from tests.faults.faulty_prints import print_with_faults, random_plans
from tests.faults.killed_exports import OF_BATCH, OF_JOB, WITH_IMAGES, KilledExport
from tests.faults.killed_minting import kill_minting
from tests.faults.killed_prints import kill_prints
from tests.faults.small_exports import export_small
from tests.samples import put_samples

_PACKS = 1_000
_KILLS_PER_JOB = 10
_LABELS = 100
"""Labels of a print job."""
_MOST_TOKENS = 1_000_000


def main() -> None:
    """Run everything and print the results. Exit with 1 if there are failures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--image-kills", type=int, default=6)
    parser.add_argument("--mint-kills", type=int, default=60)
    parser.add_argument("--print-kills", type=int, default=200)
    parser.add_argument("--print-faults", type=int, default=1_000)
    parser.add_argument("--damages", type=int, default=1_600)
    parser.add_argument("--commands", type=int, default=2_100)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        killed = _kill(Path(name) / "kills", chosen.kills)
        _kill_images(Path(name) / "image-kills", chosen.image_kills)
        _kill_minting(Path(name) / "mint-kills", chosen.mint_kills)
        _kill_prints(Path(name) / "print-kills", chosen.print_kills)
        _fail_prints(Path(name) / "print-faults", chosen.print_faults)
        missed = _damage(Path(name) / "damages", chosen.damages)
        failed = _damage_workspaces(Path(name) / "workspaces", chosen.commands)
    if missed or failed or killed < chosen.kills:
        raise SystemExit(1)


def _kill(place: Path, kills: int) -> int:
    """Kill running exports until the number of kills is reached. Each must complete in the end."""
    started, killed, exports = time.monotonic(), 0, 0
    chance = random.Random(0)
    dpp = CommandLine(place / "workspace")
    dpp("sample", "load")
    for quantity in (389_993, 10_007):
        dpp.mint(quantity)
    while killed < kills:
        exports += 1
        export = KilledExport(dpp, place / f"packs-{exports}", OF_BATCH if exports % 2 else OF_JOB)
        killed += export.kill_repeatedly(chance, at_most=min(10, kills - killed))
        export.finish()
    seconds = time.monotonic() - started
    click.echo(
        f"{killed} kills in {exports} exports: all went on, none touched again, {seconds:.0f} s"
    )
    return killed


def _kill_images(place: Path, kills: int) -> None:
    """Kill exports of full packs with images that often, twice each."""
    started, exports, killed = time.monotonic(), 0, 0
    chance = random.Random(0)
    dpp = CommandLine(place / "workspace")
    dpp("sample", "load")
    dpp.mint(21_000)
    for exports in range(1, -(-kills // 2) + 1):
        export = KilledExport(dpp, place / f"packs-{exports}", WITH_IMAGES)
        killed += export.kill_repeatedly(chance, at_most=2, longest=0.6)
        assert export.finish() == 3
    seconds = time.monotonic() - started
    click.echo(f"{killed} kills in {exports} exports of images: all went on, {seconds:.0f} s")


def _kill_minting(place: Path, kills: int) -> None:
    """Kill mint jobs of a million that often, ten times each."""
    started, jobs, at_work = time.monotonic(), 0, 0
    chance = random.Random(0)
    for jobs in range(1, -(-kills // _KILLS_PER_JOB) + 1):
        dpp = CommandLine(place / f"workspace-{jobs}")
        dpp("sample", "load")
        at_work += kill_minting(dpp, chance, _KILLS_PER_JOB, _MOST_TOKENS)
    took = f"{time.monotonic() - started:.0f} s"
    click.echo(f"{jobs} mint jobs, {at_work} kills at work: nothing lost, nothing twice, {took}")


def _kill_prints(place: Path, kills: int) -> None:
    """Kill print jobs that often, ten times each at most."""
    started, killed, prints = time.monotonic(), 0, 0
    chance = random.Random(0)
    dpp = CommandLine(place / "workspace")
    dpp("sample", "load")
    dpp.mint(_LABELS * max(kills, 1))
    while killed < kills:
        first = prints * _LABELS + 1
        at_most = min(_KILLS_PER_JOB, kills - killed)
        killed += kill_prints(dpp, chance, at_most, first, first + _LABELS - 1)
        prints += 1
    took = f"{time.monotonic() - started:.0f} s"
    click.echo(f"{killed} kills in {prints} print jobs: no label missing or twice, {took}")


def _fail_prints(place: Path, faults: int) -> None:
    """Print on a printer that fails that often, four times in each print job."""
    started, failed, prints = time.monotonic(), 0, 0
    logging.getLogger("dpp_desktop").setLevel(logging.ERROR)  # each interruption is logged
    in_doubt: list[int] = []
    plans = random_plans(random.Random(0), _LABELS)
    with Workspace.open(place / "workspace") as workspace:
        put_samples(workspace)
        job = run_job(workspace, submit(workspace, parka(_LABELS * max(faults, 1))).job.id)
        while failed < faults:
            units = UnitSet.one(prints * _LABELS, _LABELS)
            found = print_with_faults(workspace, job, units, list(islice(plans, 4)))
            failed += found.faults
            in_doubt += found.in_doubt
            prints += 1
    took = f"{time.monotonic() - started:.0f} s"
    click.echo(
        f"{failed} faults in {prints} print jobs: no label missing or twice, at most "
        f"{max(in_doubt, default=0)} in doubt, {took}"
    )


def _damage(place: Path, damages: int) -> int:
    """Damage a folder of a thousand packs repeatedly; return how many weren't found."""
    started, missed = time.monotonic(), 0
    with Workspace.open(place / "workspace") as workspace:
        put_samples(workspace)
        job = run_job(workspace, submit(workspace, parka(_PACKS * 10)).job.id)
        export_small(workspace, job.id, place / "packs", pack_rows=10)
        key = workspace_key(workspace)
        for number in range(damages):
            damage = DAMAGES[number % len(DAMAGES)]
            if not found(place / "packs", key, damage, random.Random(number)):
                missed += 1
                click.echo(f"NOT FOUND: {damage.__name__}, seed {number}")
        assert verify(place / "packs", key, workspace).packs == _PACKS
    took = f"{time.monotonic() - started:.0f} s"
    click.echo(f"{damages} damages in a folder of {_PACKS:,} packs, {missed} not found, {took}")
    return missed


def _damage_workspaces(place: Path, commands: int) -> int:
    """Run at least the number of commands on damaged workspaces; return the failures."""
    started, run, failed, number = time.monotonic(), 0, 0, 0
    place.mkdir()
    intact = create_intact_workspace(place)
    while run < commands:
        damage = WORKSPACE_DAMAGES[number % len(WORKSPACE_DAMAGES)]
        more, found = check_damaged(intact, damage, number, place / str(number))
        for problem in found:
            click.echo(f"WRONG: {problem}")
        run, failed, number = run + more, failed + len(found), number + 1
    took = f"{time.monotonic() - started:.0f} s"
    click.echo(f"{run} commands on {number} damaged workspaces, {failed} failures, {took}")
    return failed


if __name__ == "__main__":
    main()
