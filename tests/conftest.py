"""Fixtures for all tests, and what every test must leave behind: no threads, no warnings logged."""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.display import LOGGING_RULES
from tests.samples import put_job, put_samples

# Examples share a machine with killed processes and full disks: time says nothing about them.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

# A shell has the commands that it runs in the background ignore SIGINT, and so would their own
# children, which some tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Images are drawn without a screen, and in a process where windows may be shown after that.
os.environ["QT_LOGGING_RULES"] = LOGGING_RULES


@pytest.fixture(autouse=True)
def no_leftovers(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fails a test that leaves a thread, or logs a warning without the marker `logs_warnings`."""
    # By what runs, not by `threading.enumerate()`: there threads of Qt's pools appear only if they
    # have logged, and on Python 3.11 stay when they have ended.
    before = set(sys._current_frames())
    yield
    left = [frame for thread, frame in sys._current_frames().items() if thread not in before]
    assert not left, f"threads left behind: {left}"
    if request.node.get_closest_marker("logs_warnings") is None:
        records = [
            record
            for when in ("setup", "call")
            for record in caplog.get_records(when)
            if record.levelno >= logging.WARNING
        ]
        assert not records, f"logged unexpectedly: {[record.getMessage() for record in records]}"


@pytest.fixture
def workspace_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace folder with the sample brands in it, not open."""
    path = tmp_path_factory.mktemp("workspace")
    with Workspace.open(path) as workspace:
        put_samples(workspace)
    return path


@pytest.fixture
def workspace(workspace_path: Path) -> Iterator[Workspace]:
    """An open workspace with the sample brands in it."""
    with Workspace.open(workspace_path) as opened:
        yield opened


@pytest.fixture
def dpp(workspace_path: Path) -> CommandLine:
    """The command line on a workspace with the sample brands in it."""
    return CommandLine(workspace_path)


def parka(quantity: int = 25, batch: str = "LOT-7", key: str | None = None) -> MintForm:
    """A good request for the sample parka."""
    return MintForm("nordlicht", "PARKA-01", batch, quantity, key)


@pytest.fixture
def minted_job(workspace: Workspace) -> MintJob:
    """A completed job of 25,000 tokens: two full packs and half of one."""
    return run_job(workspace, put_job(workspace, parka(25_000)).id)
