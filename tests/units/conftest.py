"""Fixtures for tests of units."""

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def units(workspace: Workspace) -> UnitJob:
    """Return a completed job of 60 tokens with an order number."""
    job = put_job(workspace, parka(60, key="PO-1"))
    return UnitJob(workspace, run_job(workspace, job.id))
