"""A printer that fails at any moment prints each label once, and doubt is shown."""

import random
from collections.abc import Iterator

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.faults.faulty_prints import print_with_faults
from tests.printing.simulated_printer import Behaviour, Plan
from tests.samples import put_job

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

JAMS = ("paper_out", "ribbon_out", "head_open", "paused")
_LABEL_BYTES = len("^XA^FO10,10^FD2345678WXYZ9^FS^XZ\n")
_FIRST_BYTE = 20 * _LABEL_BYTES


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 60,000 tokens."""
    return run_job(workspace, put_job(workspace, parka(60_000)).id)


def _units(number: int, count: int) -> UnitSet:
    return UnitSet.one(number * count, count)


def _plans(chance: random.Random, labels: int) -> Iterator[Plan]:
    """Yield random plans, one after another."""
    while True:
        at = chance.randrange(labels)
        at_byte = chance.randrange(labels * _LABEL_BYTES)
        kind = chance.choice(JAMS)
        yield chance.choice(
            [
                Plan(jam_at=at, jam_kind=kind),
                Plan(lose_power_at=at),
                Plan(close_at_byte=at_byte),
                Plan(reset_at_byte=at_byte),
                Plan(pause_at=at),
            ]
        )


@pytest.mark.parametrize(
    "plan",
    [
        Plan(jam_at=7),
        Plan(lose_power_at=11),
        Plan(close_at_byte=_FIRST_BYTE),
        Plan(reset_at_byte=_FIRST_BYTE + 5),
        Plan(stall_at_byte=_FIRST_BYTE),
        Plan(pause_at=0),
    ],
    ids=["jam", "power", "close", "reset", "stall", "pause"],
)
def test_each_label_is_printed_once(workspace: Workspace, job: MintJob, plan: Plan) -> None:
    assert print_with_faults(workspace, job, _units(0, 30), [plan]).faults >= 1


@pytest.mark.parametrize(
    "plan",
    [
        Plan(jam_at=7),
        Plan(close_at_byte=_FIRST_BYTE),
        Plan(reset_at_byte=_FIRST_BYTE + 5),
        Plan(stall_at_byte=_FIRST_BYTE),
    ],
    ids=["jam", "close", "reset", "stall"],
)
def test_each_label_is_printed_once_on_a_printer_without_status(
    workspace: Workspace, job: MintJob, plan: Plan
) -> None:
    """It may lose what it has received only if its power fails, which nobody can know."""
    print_with_faults(workspace, job, _units(0, 30), [plan], Behaviour(False, False))
