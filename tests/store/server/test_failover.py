"""A replica becomes the primary server: work continues, with new serials."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.identity.numbers import split_number
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import finish_job, run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageReadOnly
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import number_ranges, tokens
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.settings import ServerSettings
from dpp_desktop.store.server.workspace import create_on_server
from tests.conftest import parka
from tests.postgresql_server import (
    NoServer,
    Server,
    throw_away_replica,
    throw_away_server,
)
from tests.samples import put_samples

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def servers() -> Iterator[tuple[Server, Server]]:
    """Return a primary server with the database dpp, and its replica."""
    folder = Path(tempfile.gettempdir())
    try:
        with throw_away_server(folder) as primary:
            primary.create_database("dpp")
            with throw_away_replica(folder, primary) as replica:
                yield primary, replica
    except NoServer as reason:
        pytest.skip(str(reason))


def _both(servers: tuple[Server, Server]) -> ServerSettings:
    primary, replica = servers
    hosts = f"{primary.socket_folder},{replica.socket_folder}"
    return replace(settings.from_url(primary.url("dpp")), host=hosts)


class _FailOver(NullMintObserver):
    """Lets the replica take over after the second cycle."""

    def __init__(self, servers: tuple[Server, Server]) -> None:
        self._servers = servers
        self._is_done = False

    def progressed(self, job: MintJob) -> None:
        primary, replica = self._servers
        if job.minted >= 20 and not self._is_done:
            self._is_done = True
            replayed = "SELECT pg_last_wal_replay_lsn() >= '{}'::pg_lsn"
            written = primary.psql("SELECT pg_current_wal_lsn()").strip()
            while replica.psql(replayed.format(written)).strip() != "t":
                pass
            primary.stop("immediate")
            replica.promote()


def test_work_continues_on_the_replica(servers: tuple[Server, Server], tmp_path: Path) -> None:
    with create_on_server(tmp_path, _both(servers), None) as workspace:
        put_samples(workspace)
        job = submit(workspace, parka(50)).job
        run_job(workspace, job.id, _FailOver(servers), cycle_tokens=10)
        ended = finish_job(workspace, job.id)
        assert (ended.status, ended.minted) == (JobStatus.COMPLETED, 50)
        with workspace.read() as transaction:
            assert len(set(tokens.serials_of(transaction, job.id, 0, 50))) == 50
            first, last = number_ranges.of_job(transaction, job.id)
        assert split_number(first.first_number).epoch != split_number(last.first_number).epoch
        assert find_job(workspace, job.id).minted == 50


def test_a_replica_is_refused(servers: tuple[Server, Server], tmp_path: Path) -> None:
    primary, replica = servers
    create_on_server(tmp_path / "a", settings.from_url(primary.url("dpp")), None).close()
    with pytest.raises(StorageReadOnly, match="Connect to the primary server"):
        create_on_server(tmp_path / "b", settings.from_url(replica.url("dpp")), None)
