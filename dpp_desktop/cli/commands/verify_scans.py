"""`dpp-desktop verify-scans`: answers scans of labels, one per line."""

import json

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.input_lines import input_lines
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.scan_report import answer_text, cleared_by
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.scan_answer import ScanAnswer
from dpp_desktop.units.scan_back import Blocking, Origin, ScanSession, target_of_job


@click.command("verify-scans")
@click.argument("job", type=JOB_ID, metavar="JOB")
@click.option(
    "--batch", "whole_batch", is_flag=True, help="Accept labels of all jobs of the job's batch."
)
@click.option("--printer", default="", metavar="NAME", help="Printer that printed the labels.")
@click.option(
    "--by", metavar="NAME", help="Person who scans. By default, the user of the operating system."
)
@click.option(
    "--stop-on-mistake",
    is_flag=True,
    help="After a mistake, answer 'blocked' until a line reads 'clear' or 'clear NAME'.",
)
@common_options
@pass_session
def command(
    session: Session,
    job: int,
    printer: str,
    by: str | None,
    *,
    whole_batch: bool,
    stop_on_mistake: bool,
) -> int:
    """Verify printed labels of JOB: read one scan per line, and answer each with one line.

    The answer begins with right, duplicate, wrong job, void, sample, spoiled, not printed, foreign
    or unreadable; with --json, it is a JSON object. Before the answer is printed, a right label is
    recorded as verified, and a mistake is recorded in the journal.

    A scan is a URL, a serial or a GS1 element string. The grade of a verifier can follow after a
    tab or on the next line, in the notation of ISO/IEC 15415: 3.5/10/660.

    The exit code is 4 if there were mistakes, or one isn't cleared yet.
    """
    origin = Origin(this_actor(by), printer)
    with session.open() as workspace:
        target = target_of_job(workspace, job, whole_batch=whole_batch)
        blocking = Blocking.ACROSS_SESSIONS if stop_on_mistake else Blocking.NEVER
        scans = ScanSession(workspace, target, origin, blocking=blocking)
        if scans.mistake:
            note(f"{scans.mistake.text} {scans.mistake.remedy}")
        try:
            for line in input_lines():
                _answer(scans, line, origin, as_json=session.json)
        finally:
            scans.close()
            _print_summary(scans)
    return ExitCode.FAILED if scans.mistakes or scans.mistake else ExitCode.DONE


def _answer(scans: ScanSession, line: str, origin: Origin, *, as_json: bool) -> None:
    cleared = cleared_by(scans, line, origin.actor)
    if cleared:
        say(json.dumps({"verdict": "cleared", "message": cleared}) if as_json else cleared)
        return
    answer = scans.scan(line)
    say(json.dumps(_document(answer)) if as_json else answer_text(answer))


def _document(answer: ScanAnswer) -> dict[str, object]:
    token = answer.token
    return {
        "verdict": answer.verdict.value,
        "job": token.job.id if token else None,
        "unit": token.unit + 1 if token else None,
        "serial": token.serial if token else None,
        "url": token.url if token else None,
        "grade": str(answer.grade) if answer.grade else None,
        "message": answer.text,
        "remedy": answer.remedy,
        "keyboard": answer.keyboard,
        "at": answer.at.isoformat(),
    }


def _print_summary(scans: ScanSession) -> None:
    mistakes = {
        verdict.word.lower(): count for verdict, count in scans.counts.items() if verdict.is_mistake
    }
    kinds = ", ".join(f"{count:,} {word}" for word, count in mistakes.items())
    remaining = counted(scans.count().remaining, "printed label")
    listed = f" ({kinds})" if kinds else ""
    note(
        f"{scans.right:,} right, {counted(scans.mistakes, 'mistake')}{listed}. "
        f"Not verified yet: {remaining}."
    )
