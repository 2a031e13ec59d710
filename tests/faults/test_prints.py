"""A printer that fails at any moment prints each label once, and doubt is shown."""

import random
from collections.abc import Sequence
from itertools import islice

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.faults.faulty_prints import LABEL_BYTES, print_with_faults, random_plans
from tests.faults.killed_prints import kill_prints
from tests.printing.simulated_printer import Behaviour, Plan
from tests.samples import put_job

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

_FIRST_BYTE = 20 * LABEL_BYTES


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 60,000 tokens."""
    return run_job(workspace, put_job(workspace, parka(60_000)).id)


def _units(number: int, count: int) -> UnitSet:
    return UnitSet.one(number * count, count)


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


def test_a_killed_print_job_prints_each_label_once(dpp: CommandLine) -> None:
    dpp.mint(60)
    assert kill_prints(dpp, random.Random(1), kills=3, first=1, last=60) >= 1


def _close_at(workspace: Workspace, job: MintJob, at_bytes: Sequence[int], units: int) -> None:
    """Print that many units again and again, each time with a connection that ends at a byte."""
    for number, at_byte in enumerate(at_bytes):
        plan = Plan(close_at_byte=at_byte) if number % 2 else Plan(reset_at_byte=at_byte)
        print_with_faults(workspace, job, _units(number, units), [plan])


def test_a_connection_may_end_at_any_byte(workspace: Workspace, job: MintJob) -> None:
    chance = random.Random(2)
    anywhere = [chance.randrange(20 * LABEL_BYTES) for _ in range(5)]
    _close_at(workspace, job, [*range(_FIRST_BYTE, _FIRST_BYTE + LABEL_BYTES, 7), *anywhere], 25)


@pytest.mark.exhaustive
@pytest.mark.timeout(1_800)
def test_a_connection_may_end_at_every_byte(workspace: Workspace, job: MintJob) -> None:
    """At every byte of one label, every boundary and 300 random offsets of 100 labels."""
    chance = random.Random(3)
    every = range(_FIRST_BYTE, _FIRST_BYTE + LABEL_BYTES + 1)
    boundaries = range(LABEL_BYTES, 100 * LABEL_BYTES, LABEL_BYTES)
    anywhere = [chance.randrange(100 * LABEL_BYTES) for _ in range(300)]
    _close_at(workspace, job, [*every, *boundaries, *anywhere], 100)


def test_several_faults_happen_to_one_print_job(workspace: Workspace, job: MintJob) -> None:
    plans = list(islice(random_plans(random.Random(4), 40), 4))
    found = print_with_faults(workspace, job, _units(0, 40), plans)
    assert found.faults
