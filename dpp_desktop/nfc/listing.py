"""List tag jobs with the status that they have, and the tags of one."""

from dataclasses import dataclass

from dpp_desktop.model.readable import Readable
from dpp_desktop.model.tag_job import TagJob, TagJobStatus, TagWrite
from dpp_desktop.store import tag_jobs, tag_writes
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedTagJob:
    """A tag job. `status` is paused for one whose process was killed."""

    tag_job: TagJob
    status: TagJobStatus
    is_running: bool


def list_tag_jobs(workspace: Workspace) -> Readable[ListedTagJob]:
    """Return all tag jobs that can be read, newest first, and those that can't."""
    with workspace.read() as transaction:
        found = tag_jobs.list_readable(transaction)
    return Readable([_listed(workspace, each) for each in found.found], found.damaged)


def find_tag_job(workspace: Workspace, tag_job_id: int) -> ListedTagJob:
    """Return the tag job with the id. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        found = tag_jobs.require(transaction, tag_job_id)
    return _listed(workspace, found)


def unfinished_of_job(workspace: Workspace, job_id: int) -> TagJob | None:
    """Return the oldest tag job with units of the job first that can be continued, None without."""
    with workspace.read() as transaction:
        found = tag_jobs.list_unfinished(transaction)
    waiting = (each for each in found if not workspace.is_alive(each.runner))
    return next((each for each in waiting if each.job_id == job_id), None)


def tags_of(workspace: Workspace, tag_job_id: int) -> list[TagWrite]:
    """Return all tags of a tag job in the order of writing. Raises NotFound, StorageDamaged."""
    with workspace.read() as transaction:
        tag_jobs.require(transaction, tag_job_id)
        return tag_writes.list_of(transaction, tag_job_id)


def _listed(workspace: Workspace, tag_job: TagJob) -> ListedTagJob:
    is_writing = tag_job.status is TagJobStatus.WRITING
    is_running = is_writing and workspace.is_alive(tag_job.runner)
    is_interrupted = is_writing and not is_running
    status = TagJobStatus.PAUSED if is_interrupted else tag_job.status
    return ListedTagJob(tag_job, status, is_running)
