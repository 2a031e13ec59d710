"""Fixtures for all tests, and a check that no test leaves threads or logged warnings."""

import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from tests import worker_copies as workers
from tests.cheap_keys import derive_keys_cheaply
from tests.commandline import CommandLine
from tests.compiled_statements import share_compiled_statements
from tests.display import LOGGING_RULES
from tests.nfc.reader_fixtures import reader, shared_service
from tests.samples import make_workspace
from tests.server_workspaces import SQLITE, STORES, make_server_workspace_or_skip
from tests.unsynced_files import skip_syncing

__all__ = ["reader", "shared_service"]  # fixtures

# Examples run beside killed processes and full disks, so their time isn't limited.
settings.register_profile("suite", deadline=None, max_examples=20)
settings.register_profile("deep", deadline=None, max_examples=1_000)
"""For `make fuzz`."""
settings.load_profile("suite")

share_compiled_statements()
derive_keys_cheaply()
skip_syncing()

# Commands that a shell runs in the background ignore SIGINT, and so do their children. Some
# tests interrupt such children.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Images are drawn without a screen, in a process that may show windows later.
os.environ["QT_LOGGING_RULES"] = LOGGING_RULES


def pytest_collection(session: pytest.Session) -> None:
    """Don't collect garbage while only objects that stay are created: the tests."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Exempt the tests and modules from garbage collections, which would examine them each time."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def no_leftovers(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that leaves a thread or logs a warning without the marker `logs_warnings`."""
    # Not with `threading.enumerate()`: it lists threads of Qt's pools only after they have logged
    # and, on Python 3.11, keeps them after they have ended.
    before = set(sys._current_frames())
    yield
    now = sys._current_frames()
    left = [frame for thread, frame in now.items() if thread not in before]
    assert not left, f"threads left behind: {left}"
    if request.node.get_closest_marker("logs_warnings") is None:
        records = [
            record
            for when in ("setup", "call")
            for record in caplog.get_records(when)
            if record.levelno >= logging.WARNING
        ]
        assert not records, f"logged unexpectedly: {[record.getMessage() for record in records]}"


@pytest.fixture(autouse=True)
def worker_copies(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers as copies, except in tests with the marker `real_workers`."""
    if request.node.get_closest_marker("real_workers") is None:
        for module in workers.STARTERS:
            monkeypatch.setattr(module, "start_process", workers.start_process)
    else:
        monkeypatch.setenv(workers.REAL_WORKERS, "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add an option to run tests of the engine on the other store."""
    parser.addoption("--store", choices=STORES, default=SQLITE, help="the store of workspaces")


@pytest.fixture
def store(request: pytest.FixtureRequest) -> str:
    """Return the store of the workspace: one of STORES."""
    return str(request.config.getoption("--store"))


@pytest.fixture
def workspace_path(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, store: str
) -> Path:
    """Return the folder of a closed workspace with the sample brands.

    If the test uses the minted job, it is copied with the workspace, which is faster than minting.
    """
    path = tmp_path_factory.mktemp("workspace")
    jobs = [_MINTED] * ("minted_job" in request.fixturenames)
    if store == SQLITE:
        make_workspace(path, *jobs)
    else:
        make_server_workspace_or_skip(path, *jobs)
    return path


@pytest.fixture
def workspace(workspace_path: Path) -> Iterator[Workspace]:
    """Return an open workspace with the sample brands."""
    with Workspace.open(workspace_path) as opened:
        yield opened


@pytest.fixture
def dpp(workspace_path: Path) -> CommandLine:
    """Return the command line for a workspace with the sample brands."""
    return CommandLine(workspace_path)


def parka(quantity: int = 25, batch: str = "LOT-7", key: str | None = None) -> MintForm:
    """Return a valid request for the sample parka."""
    return MintForm("nordlicht", "PARKA-01", batch, quantity, key)


_MINTED = parka(25_000)


@pytest.fixture
def minted_job(workspace: Workspace) -> MintJob:
    """Return a completed job of 25,000 tokens, which fill two and a half packs."""
    with workspace.read() as transaction:
        return jobs.require(transaction, 1)
