"""`dpp-desktop nfc`: writes and reads NFC tags."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import local_time, note, print_json, print_table, say
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.cli.tag_runs import run_station
from dpp_desktop.cli.unit_values import BY, Units
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.tag_job import TagOptions
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.nfc.listing import ListedTagJob, find_tag_job, list_tag_jobs, tags_of
from dpp_desktop.nfc.readers import PcscReader, TagRemoved, list_readers, open_reader
from dpp_desktop.nfc.reading import ReadTag, TagVerdict, read_tag
from dpp_desktop.nfc.runs import resume_writing, write_tags
from dpp_desktop.nfc.station import StationRequest
from dpp_desktop.nfc.tag_plan import TagPlan, TagRequest, cancel_tags, preview_tags
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.actor import this_actor

_HEADER = ("TAG JOB", "OF", "TAGS", "WRITTEN", "STATUS", "CREATED")
_TAGS_HEADER = ("UNIT", "UID", "TYPE", "STATE", "LOCK", "READER", "BY", "WHEN")
_EXIT_CODES = {
    TagVerdict.CLONED: ExitCode.FAILED,
    TagVerdict.DAMAGED: ExitCode.FAILED,
    TagVerdict.UNREADABLE: ExitCode.FAILED,
    TagVerdict.FOREIGN: ExitCode.NOT_FOUND,
    TagVerdict.BLANK: ExitCode.NOT_FOUND,
}
_READER = click.option(
    "--reader",
    default="",
    metavar="NAME",
    help="Name of the reader, or a part of it. By default, the first one.",
)


@click.group("nfc")
def command() -> None:
    """Write the URLs of tokens to NFC tags, and read tags.

    A tag is an addition to the printed QR code. Where the law requires a QR code, as for batteries,
    a tag doesn't replace it.
    """


@command.command("readers")
@common_options
@pass_session
def readers(session: Session) -> int:
    """List the connected readers.

    The exit code is 5 if there is none.
    """
    found = list_readers()
    if session.json:
        print_json(found)
    elif found:
        say("\n".join(found))
    else:
        note("No NFC reader is connected. Connect a PC/SC reader, such as an ACR1252U.")
    return ExitCode.DONE if found else ExitCode.NOT_FOUND


@command.command("read")
@_READER
@common_options
@pass_session
def read(session: Session, reader: str) -> int:
    """Wait for a tag, and show what it contains.

    The exit code is 4 for a copied, damaged or unreadable tag, and 5 for an empty or foreign one.
    """
    with session.open() as workspace, stop_on_signals() as stop:
        opened = open_reader(reader)
        try:
            note(f"Put a tag on the reader {opened.name}.")
            found = _read(workspace, opened, stop)
        finally:
            opened.close()
    if found is None:
        return ExitCode.INTERRUPTED
    if session.json:
        print_json(_read_document(found))
    else:
        facts = found.facts
        say(f"{found.verdict.value}: {found.message} {found.remedy or ''}".rstrip())
        rows = [("type", facts.kind), ("uid", facts.uid), ("url", found.url)]
        print_table((), [(name, value) for name, value in rows if value])
    return _EXIT_CODES.get(found.verdict, ExitCode.DONE)


@command.command("write")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.option(
    "--units",
    type=Units(),
    metavar="RANGES",
    help="Only these units of the job, counted from 1, such as 1-24,30.",
)
@_READER
@click.option(
    "--lock", is_flag=True, help="Make the tags permanently read-only. This can't be undone."
)
@click.option("--overwrite", is_flag=True, help="Also use tags that contain something.")
@click.option("--text", default="", metavar="TEXT", help="Add a record with this text.")
@click.option(
    "--android-app",
    default="",
    metavar="PACKAGE",
    help="Add a record that opens this Android application.",
)
@click.option(
    "--again",
    "reason",
    default="",
    metavar="REASON",
    help="Also write units that have tags; their earlier tags count as spoiled.",
)
@click.option("--check", is_flag=True, help="Show what would be written, without writing it.")
@BY
@common_options
@pass_session
def write(
    session: Session,
    job: int,
    units: UnitSet | None,
    reader: str,
    text: str,
    android_app: str,
    reason: str,
    by: str | None,
    *,
    lock: bool,
    overwrite: bool,
    check: bool,
) -> int:
    """Write the tags of JOB: put one tag after the other on the reader.

    Each tag is read back and compared before it is recorded. Units that have tags, void units and
    samples are left out. Prints one line for each tag; with --json, it is a JSON object.

    If the reader fails, the exit code is 4, after Ctrl+C 130. 'nfc resume' continues at the unit
    where it stood.
    """
    options = TagOptions(lock, overwrite, text, android_app, reason)
    target = JobUnits(job, units) if units else WholeJob(job)
    with session.open() as workspace:
        request = TagRequest(target, options, this_actor(by))
        plan = preview_tags(workspace, request)
        if plan.blocked:
            raise plan.blocked
        for each in plan.left_out:
            note(f"Left out, job {each.job_id}: {each.refusal.message}")
        if check:
            _show_plan(session, plan)
            return ExitCode.DONE
        _note_fits(plan)
        return run_station(
            session, lambda observer: write_tags(workspace, request, reader, observer)
        )


@command.command("resume")
@click.argument("tag_job", type=JOB_ID, metavar="TAGJOB")
@_READER
@click.option(
    "--another-tag",
    is_flag=True,
    help="The tag that must return is destroyed: write its unit to another one.",
)
@click.option("--skip", is_flag=True, help="Skip the next unit, or the lock of its tag.")
@BY
@common_options
@pass_session
def resume(
    session: Session, tag_job: int, reader: str, by: str | None, *, another_tag: bool, skip: bool
) -> int:
    """Continue a tag job at the unit where it stood."""
    if another_tag and skip:
        raise click.UsageError("Specify only one of --another-tag and --skip.")
    first = StationRequest.ANOTHER_TAG if another_tag else StationRequest.SKIP if skip else None
    with session.open() as workspace:
        actor = this_actor(by)
        return run_station(
            session,
            lambda observer: resume_writing(workspace, tag_job, actor, reader, observer),
            first,
        )


@command.command("cancel")
@click.argument("tag_job", type=JOB_ID, metavar="TAGJOB")
@BY
@common_options
@pass_session
def cancel(session: Session, tag_job: int, by: str | None) -> None:
    """Cancel a tag job permanently. Its other units can then be written by another one."""
    with session.open() as workspace:
        cancel_tags(workspace, tag_job, this_actor(by))
        listed = find_tag_job(workspace, tag_job)
    if session.json:
        print_json(_job_document(listed))
    else:
        say(f"Tag job {tag_job} is cancelled.")


@command.command("jobs")
@click.argument("tag_job", type=JOB_ID, metavar="[TAGJOB]", required=False)
@common_options
@pass_session
def jobs(session: Session, tag_job: int | None) -> int:
    """List tag jobs, the newest first, or show the tags of TAGJOB.

    The exit code is 4 if records of tag jobs are damaged. The others are listed anyway.
    """
    with session.open() as workspace:
        if tag_job is not None:
            _show_job(session, workspace, tag_job)
            return ExitCode.DONE
        found = list_tag_jobs(workspace)
    if session.json:
        documents = [_job_document(each) for each in found.found]
        print_json([*documents, *map(damaged_document, found.damaged)])
    else:
        print_table(_HEADER, [_row(each) for each in found.found])
    return report_damaged("Tag job", found.damaged)


def _read(workspace: Workspace, reader: PcscReader, stop: StopRequest) -> ReadTag | None:
    """Wait for a tag and read it; None after Ctrl+C."""
    while not stop.made:
        if reader.placement() is None:
            continue
        try:
            with reader.connected() as channel:
                return read_tag(workspace, channel)
        except TagRemoved:
            note("The tag was lifted too early. Put it back.")
    return None


def _read_document(found: ReadTag) -> dict[str, object]:
    token = found.code.match.token if found.code else None
    return {
        "verdict": found.verdict.value,
        "uid": found.facts.uid,
        "type": found.facts.kind or None,
        "url": found.url or None,
        "job": token.job.id if token else None,
        "unit": token.unit + 1 if token else None,
        "serial": token.serial if token else None,
        "message": found.message,
        "remedy": found.remedy,
    }


def _show_plan(session: Session, plan: TagPlan) -> None:
    if session.json:
        fits = [
            {"type": each.kind, "needed": each.fit.needed, "available": each.fit.available}
            for each in plan.fits
        ]
        print_json({"count": plan.count, "fits": fits})
        return
    say(f"{plan.count:,} tags to write.")
    print_table(
        ("TYPE", "BYTES NEEDED", "AVAILABLE", "FITS"),
        [
            (each.kind, each.fit.needed, each.fit.available, "yes" if each.fit.fits else "no")
            for each in plan.fits
        ],
    )


def _note_fits(plan: TagPlan) -> None:
    fitting = [each.kind for each in plan.fits if each.fit.fits]
    note(f"{plan.count:,} tags of {plan.fits[0].fit.needed:,} bytes: {', '.join(fitting)}.")


def _show_job(session: Session, workspace: Workspace, tag_job: int) -> None:
    listed = find_tag_job(workspace, tag_job)
    tags = tags_of(workspace, tag_job)
    if session.json:
        documents = [
            {
                "job": each.job_id,
                "unit": each.unit + 1,
                "uid": each.uid,
                "type": each.kind,
                "state": each.state.value,
                "lock": each.lock.value or None,
                "reader": each.reader,
                "by": each.by,
                "workstation": each.workstation,
                "at": each.at.isoformat(),
            }
            for each in tags
        ]
        print_json({**_job_document(listed), "tags": documents})
        return
    print_table(_HEADER, [_row(listed)])
    rows = [
        (
            each.unit + 1,
            each.uid,
            each.kind,
            each.state.value,
            each.lock.value or "-",
            each.reader,
            each.by,
            local_time(each.at),
        )
        for each in tags
    ]
    print_table(_TAGS_HEADER, rows)


def _row(listed: ListedTagJob) -> tuple[object, ...]:
    job = listed.tag_job
    created = local_time(job.created_at)
    return (job.id, f"job {job.job_id}", job.count, job.written, listed.status.value, created)


def _job_document(listed: ListedTagJob) -> dict[str, object]:
    job = listed.tag_job
    return {
        "id": job.id,
        "job": job.job_id,
        "status": listed.status.value,
        "running": listed.is_running,
        "count": job.count,
        "position": job.position,
        "written": job.written,
        "lock": job.options.lock,
        "overwrite": job.options.overwrite,
        "text": job.options.text or None,
        "android_app": job.options.android_app or None,
        "reason": job.options.reason or None,
        "by": job.by,
        "workstation": job.workstation,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
        "error": job.error,
    }
