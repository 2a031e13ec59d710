"""A server that goes away pauses work; nothing is lost, and nothing is done twice."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.retry import RetryPolicy
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import ServerUnavailable
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import site, tokens
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.workspace import WAIT_VARIABLE, create_on_server
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.postgresql_server import Server
from tests.samples import put_samples
from tests.store.server.cutting_proxy import Cut, CuttingProxy, cutting_proxy

pytestmark = pytest.mark.logs_warnings

_COMMIT = b"COMMIT\0"
"""The statement, but not READ COMMITTED."""
_TERMINATE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = '{}' AND pid <> pg_backend_pid()"
)


@pytest.fixture
def proxy(workspace_path: Path, shared: Server) -> Iterator[CuttingProxy]:
    """Return a proxy through which the workspace is opened."""
    with (
        tempfile.TemporaryDirectory() as folder,
        cutting_proxy(Path(folder), shared.socket_folder) as running,
    ):
        found = settings.require(workspace_path)
        settings.write(workspace_path, replace(found, host=folder))
        yield running


@pytest.fixture
def cut(proxy: CuttingProxy, workspace_path: Path) -> Iterator[Workspace]:
    """Return the workspace, opened through the proxy."""
    with Workspace.open(workspace_path) as opened:
        yield opened


def _database(workspace: Workspace) -> str:
    return settings.require(workspace.path).database


def _all_serials(workspace: Workspace, job: MintJob) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, 0, job.quantity)


class _AtCycles(NullMintObserver):
    """Calls an action after each cycle but the last, and counts the retries."""

    def __init__(self, act: object) -> None:
        self._act = act
        self.retries = 0

    def progressed(self, job: MintJob) -> None:
        if job.minted < job.quantity and callable(self._act):
            self._act()

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        self.retries += 1


def test_connections_that_the_server_ended_are_replaced(
    workspace: Workspace, shared: Server
) -> None:
    job = submit(workspace, parka(50)).job
    terminate = _TERMINATE.format(_database(workspace))
    observer = _AtCycles(lambda: shared.psql(terminate))
    ended = run_job(workspace, job.id, observer, cycle_tokens=10)
    assert (ended.status, ended.minted, observer.retries) == (JobStatus.COMPLETED, 50, 0)
    assert len(set(_all_serials(workspace, ended))) == 50


@pytest.mark.parametrize("when", Cut)
@pytest.mark.parametrize("message", [_COMMIT, b"INSERT INTO cycles", b"UPDATE mint_jobs"])
def test_a_cut_connection_mints_nothing_twice(
    cut: Workspace, proxy: CuttingProxy, when: Cut, message: bytes
) -> None:
    job = submit(cut, parka(30)).job
    observer = _AtCycles(lambda: proxy.cut_at(message, when))
    ended = run_job(cut, job.id, observer, policy=RetryPolicy((0, 0, 0)), cycle_tokens=10)
    assert proxy.cuts == 2
    assert (ended.status, ended.minted) == (JobStatus.COMPLETED, 30)
    assert len(set(_all_serials(cut, ended))) == 30


@pytest.mark.parametrize("when", Cut)
def test_the_outcome_of_a_cut_commit_is_looked_up(
    cut: Workspace, proxy: CuttingProxy, when: Cut
) -> None:
    proxy.cut_at(_COMMIT, when)
    if when is Cut.BEFORE_SERVER:
        with pytest.raises(ServerUnavailable), cut.write() as transaction:
            site.change(transaction, 7)
    else:
        with cut.write() as transaction:
            site.change(transaction, 7)
    with cut.read() as transaction:
        assert site.number(transaction) == (0 if when is Cut.BEFORE_SERVER else 7)


@pytest.mark.parametrize("when", Cut)
def test_a_request_is_accepted_once(cut: Workspace, proxy: CuttingProxy, when: Cut) -> None:
    proxy.cut_at(_COMMIT, when)
    try:
        job = submit(cut, parka(5, key="order 1")).job
    except ServerUnavailable:
        assert when is Cut.BEFORE_SERVER
        job = submit(cut, parka(5, key="order 1")).job
    assert job.id == submit(cut, parka(5, key="order 1")).job.id
    assert find_job(cut, job.id).quantity == 5


def test_a_runner_whose_connection_broke_is_active_again(
    workspace: Workspace, shared: Server
) -> None:
    with workspace.active_runner() as runner:
        assert workspace.is_alive(runner)
        shared.psql(_TERMINATE.format(_database(workspace)))
        while workspace.is_alive(runner):
            pass  # the server ends connections after it has answered
        while not workspace.is_alive(runner):
            # The server releases the lock a moment before it closes the connection.
            with workspace.write():
                pass
    assert not workspace.is_alive(runner)


@pytest.fixture
def on_own_server(own_server: Server, tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace on a server that may be stopped."""
    name = tmp_path.name
    own_server.create_database(name)
    with create_on_server(tmp_path, settings.from_url(own_server.url(name)), None) as made:
        put_samples(made)
        yield made


def test_a_stopped_server_is_reported_and_used_again(
    on_own_server: Workspace, own_server: Server
) -> None:
    own_server.stop()
    try:
        for _ in range(2):
            with pytest.raises(ServerUnavailable, match="isn't available"):
                on_own_server.uid()
        with pytest.raises(ServerUnavailable, match="isn't available"):
            Workspace.open(on_own_server.path)
    finally:
        own_server.start_again()
    assert on_own_server.uid()


def test_minting_continues_after_a_crash_of_the_server(
    on_own_server: Workspace, own_server: Server
) -> None:
    job = submit(on_own_server, parka(30)).job

    def crash() -> None:
        own_server.stop("immediate")
        own_server.start_again()

    ended = run_job(on_own_server, job.id, _AtCycles(crash), cycle_tokens=10)
    assert (ended.status, ended.minted) == (JobStatus.COMPLETED, 30)
    assert len(set(_all_serials(on_own_server, ended))) == 30


def test_a_command_waits_as_long_as_it_was_told(
    on_own_server: Workspace, own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WAIT_VARIABLE, "0.5")
    notices: list[str] = []
    own_server.stop()
    try:
        with pytest.raises(ServerUnavailable, match="isn't available"):
            Workspace.open(on_own_server.path, waiting=notices.append)
    finally:
        own_server.start_again()
    assert len(notices) == 1
    assert notices[0].startswith("Waiting for the database")


def test_work_that_waits_can_be_stopped(on_own_server: Workspace, own_server: Server) -> None:
    job = submit(on_own_server, parka(30)).job

    class Stopping(NullMintObserver):
        asked = 0

        def progressed(self, job: MintJob) -> None:
            own_server.stop()

        def stop_requested(self) -> bool:
            self.asked += 1
            return self.asked > 3

    try:
        with pytest.raises(ServerUnavailable):
            run_job(on_own_server, job.id, Stopping(), cycle_tokens=10)
    finally:
        own_server.start_again()
    ended = run_job(on_own_server, job.id, cycle_tokens=10)
    assert (ended.status, ended.minted) == (JobStatus.COMPLETED, 30)
