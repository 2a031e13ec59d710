"""Tests of the states of mint jobs, and the request of a job."""

import pytest

from dpp_desktop.model.mint import JobStatus, MintRequest
from dpp_desktop.model.token import Token
from tests.model.examples import a_job


@pytest.mark.parametrize(
    ("status", "final", "at_rest"),
    [
        (JobStatus.QUEUED, False, False),
        (JobStatus.MINTING, False, False),
        (JobStatus.PAUSED, False, True),
        (JobStatus.FAILED, False, True),
        (JobStatus.COMPLETED, True, True),
        (JobStatus.CANCELLED, True, True),
    ],
)
def test_states_show_whether_a_job_is_final_or_idle(
    status: JobStatus, final: bool, at_rest: bool
) -> None:
    assert (status.is_final, status.is_idle) == (final, at_rest)


def test_the_table_of_states_is_complete() -> None:
    names = {"queued", "minting", "completed", "paused", "failed", "cancelled"}
    assert {status.value for status in JobStatus} == names


def test_a_job_returns_its_request() -> None:
    expected = MintRequest("nordlicht", "PARKA-01", "LOT-7", 25_000, "order 4711", "09506000134352")
    assert a_job().request == expected
    assert a_job(batch="LOT-8").request != expected


def test_a_token_url_is_the_prefix_of_its_job_and_its_serial() -> None:
    token = Token("0123456789AB", 5, 5, a_job(link_prefix="https://id.brand.example/t/"))
    assert token.url == "https://id.brand.example/t/0123456789AB"
