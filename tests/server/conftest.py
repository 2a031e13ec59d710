"""Fixtures for tests of the resolver."""

import pytest

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import mint
from tests.server.asking import AskedResolver


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 30 parkas."""
    return mint(workspace, parka(30))


@pytest.fixture
def ask(workspace: Workspace) -> AskedResolver:
    """Return a resolver for the workspace."""
    return AskedResolver(workspace)
