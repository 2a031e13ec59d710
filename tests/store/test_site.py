"""The site number is part of every serial, so it is fixed once a serial exists."""

import pytest

from dpp_desktop.identity.numbers import MAX_SITE, split_number
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, WrongState
from dpp_desktop.store import site, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.conftest import parka


def _set(workspace: Workspace, number: int) -> None:
    with workspace.write() as transaction:
        site.change(transaction, number)


def _site(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return site.number(transaction)


@pytest.mark.parametrize("number", [0, 1, 7, MAX_SITE])
def test_the_site_is_part_of_every_number(workspace: Workspace, number: int) -> None:
    _set(workspace, number)
    assert _site(workspace) == number
    job = run_job(workspace, submit(workspace, parka(3)).job.id)
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job.id, 0, 3)
    numbers = [split_number(find_token(workspace, serial).number) for serial in serials]
    assert {(parts.site, parts.epoch) for parts in numbers} == {(number, 0)}
    first = numbers[0].position
    assert [parts.position for parts in numbers] == [first, first + 1, first + 2]


@pytest.mark.parametrize("number", [-1, MAX_SITE + 1, 10**30])
def test_invalid_site_numbers_are_rejected(workspace: Workspace, number: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        _set(workspace, number)
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [
        ("site", "site_range")
    ]
    assert _site(workspace) == 0


def test_the_site_can_change_until_the_first_request(workspace: Workspace) -> None:
    _set(workspace, 7)
    _set(workspace, 8)
    job = submit(workspace, parka(3)).job
    with pytest.raises(WrongState, match="has minted as site 8"):
        _set(workspace, 9)
    cancel(workspace, job.id)  # its numbers stay reserved
    with pytest.raises(WrongState):
        _set(workspace, 0)
    assert _site(workspace) == 8


def test_setting_the_same_site_again_changes_nothing(workspace: Workspace) -> None:
    _set(workspace, 7)
    submit(workspace, parka(3))
    _set(workspace, 7)
    assert _site(workspace) == 7
