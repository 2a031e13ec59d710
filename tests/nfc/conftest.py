"""Fixtures for tests of tags."""

import pytest

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.nfc.stations import Stations


@pytest.fixture
def stations(workspace: Workspace, minted_job: MintJob) -> Stations:
    """Return tag jobs for a completed job of 25,000 tokens."""
    return Stations(workspace, minted_job)
