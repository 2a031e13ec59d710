"""Kills commands that mint into PostgreSQL, crashes the server, and ends connections."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dpp_desktop.minting.control import find_job, waiting_jobs
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import tokens
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.workspace import create_on_server
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.postgresql_server import NoServer, Server, throw_away_server
from tests.samples import put_samples

pytestmark = [pytest.mark.exhaustive, pytest.mark.logs_warnings, pytest.mark.timeout(3_600)]

_UNITS = 300_000
_TERMINATE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'dpp'"


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server with the empty database dpp."""
    try:
        with throw_away_server(Path(tempfile.gettempdir())) as running:
            running.create_database("dpp")
            yield running
    except NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture
def shared(server: Server, tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace on the server, with the sample brands."""
    with create_on_server(tmp_path, settings.from_url(server.url("dpp")), None) as made:
        put_samples(made)
        yield made


def _check(workspace: Workspace, job_id: int) -> None:
    """Check that the job is complete, and that it has as many different serials as units."""
    job = find_job(workspace, job_id)
    assert (job.status, job.minted) == (JobStatus.COMPLETED, _UNITS)
    with workspace.read() as transaction:
        assert len(set(tokens.serials_of(transaction, job_id, 0, _UNITS))) == _UNITS


def test_killed_commands_lose_nothing(shared: Workspace) -> None:
    draw = random.Random(1)
    dpp = CommandLine(shared.path)
    job_id = submit(shared, parka(_UNITS)).job.id
    for _ in range(200):
        running = dpp.start_copy("resume", job_id)
        time.sleep(draw.uniform(0, 0.4))
        running.kill()
        running.communicate()
        if find_job(shared, job_id).status.is_final:
            _check(shared, job_id)
            job_id = submit(shared, parka(_UNITS)).job.id
    if waiting_jobs(shared):
        run_job(shared, job_id)
    _check(shared, job_id)


@pytest.mark.parametrize("how", ["crash", "terminate"])
def test_a_server_that_fails_while_commands_mint_loses_nothing(
    shared: Workspace, server: Server, how: str
) -> None:
    draw = random.Random(2)
    dpp = CommandLine(shared.path)
    for _ in range(50):
        job_id = submit(shared, parka(_UNITS)).job.id
        running = dpp.start_copy("resume", job_id)
        time.sleep(draw.uniform(0.1, 0.5))
        if how == "crash":
            server.stop("immediate")
            server.start_again()
        else:
            server.psql(_TERMINATE)
        _, errors = running.communicate()
        assert running.returncode in (0, 4), errors
        if running.returncode:  # it was reading, not minting
            assert "isn't available" in errors
            dpp("resume", job_id)
        _check(shared, job_id)
