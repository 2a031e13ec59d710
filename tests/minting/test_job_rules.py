"""Actions on jobs follow the rules that the window shows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dpp_desktop.minting import job_rules
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.job_rules import JobRule
from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace
from tests.model.examples import a_job

ALLOWED = {
    JobStatus.QUEUED: {job_rules.PAUSE, job_rules.CANCEL},
    JobStatus.MINTING: {job_rules.PAUSE, job_rules.CANCEL},
    JobStatus.PAUSED: {job_rules.RESUME, job_rules.CANCEL},
    JobStatus.FAILED: {job_rules.RETRY, job_rules.CANCEL},
    JobStatus.COMPLETED: set(),
    JobStatus.CANCELLED: set(),
}


@pytest.mark.parametrize("status", JobStatus)
def test_a_job_allows_what_its_status_allows(status: JobStatus) -> None:
    job = a_job(status=status)
    rules = (job_rules.PAUSE, job_rules.RESUME, job_rules.RETRY, job_rules.CANCEL)
    assert {rule for rule in rules if rule.is_met(job)} == ALLOWED[status]


def test_a_job_without_tokens_has_nothing_to_export() -> None:
    job = a_job()
    assert job_rules.HAS_TOKENS.is_met(replace(job, minted=1))
    assert not job_rules.HAS_TOKENS.is_met(replace(job, minted=0))


@pytest.mark.parametrize(("change", "rule"), [(pause, job_rules.PAUSE), (cancel, job_rules.CANCEL)])
def test_an_error_has_the_text_of_the_rule(
    workspace: Workspace,
    minted_job: MintJob,
    change: Callable[[Workspace, int], MintJob],
    rule: JobRule,
) -> None:
    with pytest.raises(WrongState) as caught:
        change(workspace, minted_job.id)
    assert caught.value.remedy == rule.text
