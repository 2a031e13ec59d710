"""Fixtures for tests of print jobs."""

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def units(workspace: Workspace) -> UnitJob:
    """Return a completed job of 60 tokens with an order number."""
    job = put_job(workspace, parka(60, key="PO-1"))
    return UnitJob(workspace, run_job(workspace, job.id))


@pytest.fixture
def scripted(units: UnitJob) -> ScriptedPrints:
    """Return print jobs of these tokens on a scripted printer."""
    return ScriptedPrints(units)
