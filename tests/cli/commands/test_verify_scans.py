"""The command that reads scans answers each line at once, and its exit code reports mistakes."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.store import unit_journal, verified_units
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.states import read_states
from tests.commandline import COMMAND, CommandLine
from tests.units.printed_jobs import printed_job, urls

_DONE, _BAD_INPUT, _FAILED, _NOT_FOUND, _INTERRUPTED = 0, 2, 4, 5, 130


class _Scanner:
    """A running command with pipes, as a line controller starts it."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        assert process.stdin
        assert process.stdout
        self._lines: IO[bytes] = process.stdin
        self._answers: IO[bytes] = process.stdout

    def send(self, data: bytes) -> str:
        """Send the bytes of a scan and return the answer, before anything else is sent."""
        self._lines.write(data)
        self._lines.flush()
        return self._answers.readline().decode().strip()

    def finish(self) -> tuple[int, str]:
        """End the input; return the exit code and what was printed to standard error."""
        _, errors = self.process.communicate()
        return self.process.returncode, errors.decode()


@contextmanager
def _started(dpp: CommandLine, *arguments: object) -> Iterator[_Scanner]:
    command = [*COMMAND, "--workspace", str(dpp.workspace), "verify-scans", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            yield _Scanner(process)
        finally:
            process.kill()


def _jobs(dpp: CommandLine, batch: str = "LOT-7") -> tuple[MintJob, list[bytes]]:
    """Return a job of 5 printed units, and their URLs."""
    with Workspace.open(dpp.workspace) as workspace:
        job = printed_job(workspace, 5, batch=batch)
        return job, [url.encode() for url in urls(workspace, job)]


def test_each_line_is_answered_before_the_next_one_is_sent(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    other, foreign_urls = _jobs(dpp)
    with _started(dpp, job.id, "--by", "Anna", "--printer", "Zebra-1") as scanner:
        assert scanner.send(urls_[0] + b"\n") == f"right: Unit 1 of job {job.id}."
        assert scanner.send(urls_[0] + b"\r") == (
            f"duplicate: The label of unit 1 of job {job.id} was already verified. "
            "If this is a second label with the same serial, remove it."
        )
        assert scanner.send(b"\n" + urls_[1] + b"\r\n") == f"right: Unit 2 of job {job.id}."
        assert scanner.send(foreign_urls[0] + b"\n").startswith(
            f"wrong job: This is unit 1 of job {other.id}: "
        )
        assert scanner.send(b"https://shop.example/1\n").startswith("foreign: ")
        assert scanner.send(b"\xff\x00 NOREAD\n").startswith("unreadable: ")
        assert scanner.send(urls_[2] + b"\t3.5/10/660\n") == f"right: Unit 3 of job {job.id}."
        assert scanner.send(urls_[3] + b"\n").startswith("right: ")
        code, errors = scanner.finish()
    assert code == _FAILED
    assert errors.endswith(
        "4 right, 4 mistakes (1 duplicate, 1 wrong job, 1 foreign, 1 unreadable). "
        "Not verified yet: 1 printed label.\n"
    )
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        assert str(read_states(transaction, job).label.verified) == "1-4"
        entries = unit_journal.entries(transaction, actions=[JournalAction.VERIFIED])
        (record,) = [entry.record for entry in entries]
    assert (record.actor.by, record.production.printer) == ("Anna", "Zebra-1")


def test_only_right_scans_exit_with_0_and_json_has_one_object_per_line(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    with _started(dpp, job.id, "--json") as scanner:
        answer = json.loads(scanner.send(urls_[4] + b" 4.0/10/660\n"))
        # The last line has no end.
        scanner.process.stdin.write(urls_[0])  # type: ignore[union-attr]
        output, _ = scanner.process.communicate()
    assert scanner.process.returncode == _DONE
    serial = urls_[4].decode().rpartition("/")[2]
    assert answer.pop("at")
    assert answer == {
        "verdict": "right",
        "job": job.id,
        "unit": 5,
        "serial": serial,
        "url": urls_[4].decode(),
        "grade": "4.0/10/660",
        "message": f"Unit 5 of job {job.id}.",
        "remedy": None,
        "keyboard": None,
    }
    assert json.loads(output)["unit"] == 1


def test_a_mistake_blocks_until_a_line_clears_it(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    with _started(dpp, job.id, "--stop-on-mistake", "--by", "Anna") as scanner:
        assert scanner.send(b"NOREAD\n").startswith("unreadable: ")
        assert scanner.send(urls_[0] + b"\n") == (
            "blocked: The scan wasn't checked, because a mistake isn't cleared yet. "
            "Clear the mistake, then scan this label again."
        )
        assert scanner.send(b"clear Bert\n") == "The mistake was cleared by Bert."
        assert scanner.send(urls_[0] + b"\n").startswith("right: ")
        assert scanner.send(b"clear\n").startswith("unreadable: ")
        assert scanner.finish()[0] == _FAILED
    with _started(dpp, job.id, "--stop-on-mistake", "--by", "Anna") as scanner:
        assert scanner.send(urls_[1] + b"\n").startswith("blocked: ")
        assert scanner.send(b"clear\n") == "The mistake was cleared by Anna."
        code, errors = scanner.finish()
    assert code == _DONE
    assert errors.startswith("An earlier mistake isn't cleared yet: 'clear'. Clear it before")
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        entries = unit_journal.entries(transaction, actions=[JournalAction.MISTAKE_CLEARED])
    assert [entry.record.actor.by for entry in entries] == ["Bert", "Anna"]


def test_an_earlier_mistake_that_is_not_cleared_fails_the_command(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    for sent in (b"NOREAD\n", urls_[0] + b"\n"):
        with _started(dpp, job.id, "--stop-on-mistake") as scanner:
            scanner.send(sent)
            assert scanner.finish()[0] == _FAILED


def test_scans_of_a_killed_command_are_kept(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    with _started(dpp, job.id) as scanner:
        for url in urls_[:3]:
            assert scanner.send(url + b"\n").startswith("right: ")
        scanner.process.kill()
        scanner.process.wait()
    with _started(dpp, job.id) as scanner:
        assert scanner.send(urls_[0] + b"\n").startswith("duplicate: ")
        assert "Not verified yet: 2 printed labels." in scanner.finish()[1]


def test_ctrl_c_ends_the_command_with_its_summary(dpp: CommandLine) -> None:
    job, urls_ = _jobs(dpp)
    with _started(dpp, job.id) as scanner:
        assert scanner.send(urls_[0] + b"\n").startswith("right: ")
        scanner.process.send_signal(signal.SIGINT)
        assert scanner.process.wait() == _INTERRUPTED
        assert scanner.process.stderr
        errors = scanner.process.stderr.read().decode()
    assert errors.startswith("1 right, 0 mistakes. Not verified yet: 4 printed labels.\n")
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        assert not verified_units.pending(transaction)
        assert str(read_states(transaction, job).label.verified) == "1"


def test_labels_of_the_whole_batch_are_right_with_batch(dpp: CommandLine) -> None:
    job, _ = _jobs(dpp)
    _, same_batch = _jobs(dpp)
    with _started(dpp, job.id, "--batch") as scanner:
        assert scanner.send(same_batch[0] + b"\n").startswith("right: ")
        code, errors = scanner.finish()
    assert (code, errors) == (_DONE, "1 right, 0 mistakes. Not verified yet: 9 printed labels.\n")


def test_an_unknown_job_and_an_invalid_name_are_reported(dpp: CommandLine) -> None:
    dpp("verify-scans", 99, code=_NOT_FOUND)
    outcome = dpp("verify-scans", 99, "--by", "", code=_BAD_INPUT)
    assert "Error in by: " in outcome.stderr
