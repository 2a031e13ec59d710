"""The data of a token matches the database."""

from datetime import datetime

import pytest

from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tables, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from dpp_desktop.ui.tokens.facts_grid import facts_of_unit
from dpp_desktop.ui.tokens.qr_view import qr_code
from tests.conftest import parka


@pytest.mark.parametrize("unit", [0, 9_999, 10_000, 24_999])
def test_the_data_of_a_unit_is_complete(
    workspace: Workspace, minted_job: MintJob, unit: int
) -> None:
    with workspace.read() as transaction:
        (serial,) = tokens.serials_of(transaction, minted_job.id, unit, 1)
    facts = facts_of_unit(workspace, minted_job, unit)
    assert facts.token == find_token(workspace, serial)
    assert facts.token.unit == unit
    assert facts.code == qr_code(facts.token.url)
    assert facts.details.brand == "Nordlicht Outdoor"
    assert isinstance(facts.passport, dict)
    assert facts.passport["made_in"] == "LT"


def test_the_data_is_the_same_with_reused_parts(workspace: Workspace, minted_job: MintJob) -> None:
    known = facts_of_unit(workspace, minted_job, 0)
    other = facts_of_unit(workspace, minted_job, 1, known)
    assert other == facts_of_unit(workspace, minted_job, 1)
    assert other.passport is known.passport


def test_the_minting_time_of_a_unit_is_the_time_of_its_cycle(workspace: Workspace) -> None:
    moments: list[datetime] = []

    class Clock(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            moments.append(tables.now())

    moments.append(tables.now())
    job = run_job(workspace, submit(workspace, parka(25)).job.id, Clock(), cycle_tokens=10)
    for unit in (0, 9, 10, 19, 20, 24):
        minted_at = facts_of_unit(workspace, job, unit).details.minted_at
        assert minted_at is not None
        assert moments[unit // 10] <= minted_at <= moments[unit // 10 + 1]
    with workspace.read() as transaction:
        assert tokens.committed_at(transaction, job.id, 25) is None
        assert tokens.committed_at(transaction, job.id + 1, 0) is None


def test_a_unit_that_is_not_minted_is_not_found(workspace: Workspace, minted_job: MintJob) -> None:
    with pytest.raises(NotFound, match="25001"):
        facts_of_unit(workspace, minted_job, 25_000)
