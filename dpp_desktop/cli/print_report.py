"""Prints print jobs, and what a print would do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dpp_desktop.cli.error_report import error_document
from dpp_desktop.cli.output import counted, local_time, note, print_table, say
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.doubt import CANCELLED_IN_DOUBT
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.units.refusals import named_units

if TYPE_CHECKING:  # not needed to list print jobs
    from dpp_desktop.printing.prints.left_out import JobRefusal
    from dpp_desktop.printing.prints.plan import PrintPlan
    from dpp_desktop.printing.prints.run import PrintResult

_HEADER = ("PRINT", "OF", "LABELS", "DESIGN", "TO", "PRINTED", "STATUS", "CREATED")


def print_listed(found: Iterable[ListedPrint]) -> None:
    """Print print jobs as a table, and which units are in doubt."""
    listed = list(found)
    print_table(_HEADER, [_row(each) for each in listed])
    for each in listed:
        if each.doubt:
            note(f"Print job {each.print_job.id}: {each.doubt} {resume_hint(each)}")


def print_details(listed: ListedPrint) -> None:
    """Print one print job with its units and what is in doubt."""
    job = listed.print_job
    rows = [
        ("print job", job.id),
        ("kind", job.kind.value),
        ("units", _named(listed.units)),
        ("design", job.design),
        ("to", job.destination),
        ("copies", job.copies),
        ("status", listed.status.word),
        ("printed", _printed(job)),
        ("in doubt", _named(listed.in_doubt) or None),
        ("reason", job.reason or None),
        ("by", f"{job.by} on {job.workstation}"),
        ("created", local_time(job.created_at)),
        ("error", job.error),
    ]
    print_table((), [(name, str(value)) for name, value in rows if value is not None])
    note_left_out(listed.left_out)
    if listed.doubt:
        note(f"{listed.doubt} {resume_hint(listed)}")


def resume_hint(listed: ListedPrint) -> str:
    """Return how to continue a print job on the command line, or what to do if it is cancelled."""
    command = f"dpp-desktop prints --resume {listed.print_job.id}"
    is_file_unknown = listed.print_job.file and listed.print_job.status is PrintStatus.PRINTING
    if listed.status.is_final:
        return f"{CANCELLED_IN_DOUBT} On the command line, use 'dpp-desktop reprint' or 'mark'."
    if listed.in_doubt and not is_file_unknown:
        copies = " --good-copies N" if listed.print_job.copies > 1 else ""
        return (
            f"To continue after the last good label, run '{command} --last-good LABEL{copies}' "
            "with its unit number, its serial, or none."
        )
    return f"To continue, run '{command}'."


def completed_text(job: PrintJob) -> str:
    """Return the sentence about a completed print job."""
    if not job.left_out:
        return f"Print job {job.id}: {counted(job.printed, 'unit')} printed to {job.destination}."
    if not job.printed:
        return f"Print job {job.id}: no units printed, {job.left_out:,} left out."
    printed = f"{counted(job.printed, 'unit')} printed to {job.destination}"
    return f"Print job {job.id}: {printed}, {job.left_out:,} left out."


def result_document(listed: ListedPrint, result: PrintResult) -> dict[str, object]:
    """Return the JSON output for a print job after a run."""
    document = print_document(listed)
    if result.error:
        document["error"] = error_document(result.error)
    return document | {
        "left_out": left_out_documents(result.left_out),
        "warnings": list(result.warnings),
    }


def print_document(listed: ListedPrint) -> dict[str, object]:
    """Return the JSON output for a print job."""
    job = listed.print_job
    stored = {"kind": "interrupted", "message": job.error} if job.error else None
    return {
        "id": job.id,
        "kind": job.kind.value,
        "status": listed.status.value,
        "running": listed.is_running,
        "job": job.job_id,
        "units": _documents(listed.units),
        "design": job.design,
        "design_sha256": job.design_digest,
        "printer": job.printer or None,
        "file": str(job.file) if job.file else None,
        "file_sha256": job.file_digest or None,
        "copies": job.copies,
        "start_at": job.start_at,
        "verify": job.verify or None,
        "count": job.count,
        "announced": job.announced,
        "printed": job.printed,
        "in_doubt": _documents(listed.in_doubt),
        "left_out": left_out_documents(listed.left_out),
        "reason": job.reason or None,
        "by": job.by,
        "workstation": job.workstation,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
        "error": stored,
    }


def plan_document(plan: PrintPlan) -> dict[str, object]:
    """Return the JSON output for what a print job would do."""
    return {
        "kind": plan.request.kind.value,
        "design": plan.request.design,
        "units": _documents(plan.units),
        "count": plan.count,
        "labels": plan.labels,
        "sheets": plan.sheets,
        "left_out": left_out_documents(plan.left_out),
        "warnings": list(plan.warnings),
    }


def say_plan(plan: PrintPlan) -> None:
    """Print what a print job would do."""
    sheets = f" on {counted(plan.sheets, 'sheet')}" if plan.layout.per_page > 1 else ""
    say(f"{counted(plan.labels, 'label')} of {counted(plan.count, 'unit')}{sheets}.")
    note_left_out(plan.left_out)
    for warning in plan.warnings:
        note(f"Warning: {warning}")


def note_left_out(left_out: Iterable[JobRefusal]) -> None:
    """Print which units aren't printed, and why."""
    for each in left_out:
        note(f"Left out, job {each.job_id}: {each.refusal.message}")


def left_out_documents(left_out: Iterable[JobRefusal]) -> list[dict[str, object]]:
    """Return the JSON output for units that aren't printed."""
    return [
        {
            "job": each.job_id,
            "units": str(each.refusal.units),
            "count": len(each.refusal.units),
            "reason": each.refusal.kind.value,
            "print": each.print_id,
        }
        for each in left_out
    ]


def _documents(found: Iterable[JobUnits]) -> list[dict[str, object]]:
    return [
        {"job": each.job_id, "units": str(each.units), "count": len(each.units)} for each in found
    ]


def _named(found: Iterable[JobUnits]) -> str:
    return "; ".join(f"job {each.job_id}, {named_units(each.units)}" for each in found)


def _row(listed: ListedPrint) -> tuple[object, ...]:
    job = listed.print_job
    return (
        job.id,
        _first_units(listed),
        job.count * job.copies,
        job.design,
        job.destination,
        _printed(job),
        listed.status.word,
        local_time(job.created_at),
    )


def _first_units(listed: ListedPrint) -> str:
    is_more = len(listed.units) > 1 or listed.has_more_units
    return _named(listed.units[:1]).removesuffix(" …") + (" …" if is_more else "")


def _printed(job: PrintJob) -> str:
    left_out = f", {job.left_out:,} left out" if job.left_out else ""
    return f"{job.printed:,} of {job.count:,}{left_out}"
