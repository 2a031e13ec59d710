"""Which jobs can be paused, resumed, retried, cancelled and exported."""

from collections.abc import Callable
from dataclasses import dataclass

from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob


@dataclass(frozen=True, slots=True)
class JobRule:
    """A condition for an action on a job, and the sentence that states it."""

    is_met: Callable[[MintJob], bool]
    text: Message


PAUSE = JobRule(
    lambda job: job.status in WAITING,
    Message("You can pause a job while it is queued or minting."),
)
RESUME = JobRule(
    lambda job: job.status is JobStatus.PAUSED,
    Message("You can resume a job while it is paused."),
)
RETRY = JobRule(
    lambda job: job.status is JobStatus.FAILED,
    Message("You can retry a job only if it failed."),
)
CANCEL = JobRule(
    lambda job: not job.status.is_final,
    Message("You can cancel a job until it is completed."),
)
HAS_TOKENS = JobRule(
    lambda job: job.minted > 0,
    Message("The job has no tokens yet."),
)
"""The rule for everything that needs tokens, such as exporting them."""
