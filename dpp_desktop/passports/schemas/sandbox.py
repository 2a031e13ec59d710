"""Check untrusted schemas, and passports against them, in a child process with limits.

A schema may need unlimited time or memory, for example with a backtracking pattern. The child
process is limited to 2 seconds per answer and 200 MB. The time is processor time, so that a busy
computer doesn't reject a schema.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from dpp_desktop.common.process_limit import (
    Excess,
    ProcessLimit,
    machine_busy,
    raise_if_killed,
    scaled_seconds,
    start_process,
)
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.passports.schemas.metaschemas import is_certainly_valid
from dpp_desktop.passports.schemas.quick_checks import (
    QUICK_SCHEMA_CHARACTERS,
    PassportGroup,
    quick_results,
)
from dpp_desktop.passports.schemas.schema_set import Fault, RuleLocation, SchemaSet

ANSWER_SECONDS = 2.0
"""The time limit per answer, in processor seconds of the reference of `process_limit`."""
MEMORY_BYTES = 200 << 20
"""The memory limit of the process."""
NOT_CHECKED = "schema_not_checked"
"""The code of the problem of a passport that wasn't checked because an earlier one timed out."""

# -P: don't import modules from the current folder.
_WORKER = "dpp_desktop.passports.schemas.sandbox_process"
_COMMAND = (sys.executable, "-P", "-m", _WORKER)
_ORPHAN_TIMES = 5
"""The factor of the process's own time limit, in case its parent process has ended."""
_POLL_SECONDS = 0.002
# An invalid rule may hide invalid rules inside it.
_MAX_ROUNDS = 10


def check_schema(schemas: SchemaSet, field: str) -> list[Problem]:
    """Return the problems of the schema as `validator.check_schema`, including a timeout."""
    return [fault.problem for fault in schema_faults(schemas, field)]


def schema_faults(schemas: SchemaSet, field: str) -> list[Fault]:
    """Return the invalid rules as `validator.schema_faults`; a timeout is a fault too."""
    if len(schemas.text) <= QUICK_SCHEMA_CHARACTERS and is_certainly_valid(schemas):
        return []
    (answer,) = _answers([_Request({"schema": schemas.text, "field": field}, [])])
    if answer is None:
        message = Message(
            "checking this schema takes more than {seconds} seconds of processor time or "
            "{memory} MB of memory.",
            seconds=_seconds_text(),
            memory=MEMORY_BYTES >> 20,
        )
        return [Fault(Problem(field, "schema_too_slow", message), None)]
    return [
        Fault(Problem.from_json(parts), place and RuleLocation(*place)) for parts, place in answer
    ]


def switch_off_broken_rules(schemas: SchemaSet, field: str) -> tuple[SchemaSet, list[Fault]]:
    """Returns the schema with every rule turned off that makes it unusable, and those rules.

    A fault without a place can't be turned off; the schema is then still unusable.
    """
    off: list[Fault] = []
    for _ in range(_MAX_ROUNDS):
        faults = [fault for fault in schema_faults(schemas, field) if fault.place]
        if not faults:
            break
        off += faults
        schemas = schemas.switched_off(fault.place for fault in faults if fault.place)
    return schemas, off


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """Return the problems of the passport as `validator.check_passport`, including a timeout."""
    (problems,) = check_passports(schema_text, gtin_pointer, [(passport_text, gtin)])
    return problems


def check_passports(
    schema: str, gtin_pointer: str, passports: Iterable[tuple[str, str | None]]
) -> Iterator[list[Problem]]:
    """Yield the problems of each passport (JSON text, GTIN), as soon as they are known.

    If the check of a passport times out, that is its only problem, and all following passports
    have the problem that they weren't checked. The total time is therefore limited.
    """
    yield from check_groups([PassportGroup(schema, gtin_pointer, tuple(passports))])


def check_groups(groups: Sequence[PassportGroup]) -> Iterator[list[Problem]]:
    """Yield the problems of each passport of each group, as `check_passports` does.

    One process checks all groups. If the check of a passport times out, only the following
    passports of its group aren't checked; a new process checks the other groups.
    """
    tried = [quick_results(group) for group in groups]
    requests = [_request_of(group, results) for group, results in zip(groups, tried, strict=True)]
    with closing(_answers([request for request in requests if request.answers])) as answers:
        for results in tried:
            problem = _overdue()
            for accepted in results:
                answer = [] if accepted else next(answers)
                if answer is None:
                    yield [problem]
                    problem = _not_checked()
                else:
                    yield [Problem.from_json(parts) for parts in answer]


class _Request(NamedTuple):
    """A schema and the passports to check against it, as lines for the process."""

    first: dict[str, str]
    others: list[tuple[str, str | None, bool]]

    @property
    def answers(self) -> int:
        return 1 if "field" in self.first else len(self.others)

    def write(self, file: IO[bytes]) -> None:
        file.writelines(f"{json.dumps(line)}\n".encode() for line in (self.first, *self.others))


def _request_of(group: PassportGroup, results: list[bool | None]) -> _Request:
    first = {"schema": group.schema, "gtin_pointer": group.gtin_pointer}
    others = [
        (text, gtin, accepted is False)
        for (text, gtin), accepted in zip(group.passports, results, strict=True)
        if not accepted
    ]
    return _Request(first, others)


def _answers(requests: list[_Request]) -> Generator[list[Any] | None, None, None]:
    """Yield the answers to all requests.

    An answer is None if its check timed out, as are the later ones of that request.

    A request that a process can't complete because of too little memory is tried again in a new
    process if the process had completed others, because they may still occupy memory.
    """
    if not requests:
        return
    with tempfile.TemporaryDirectory(prefix="dpp-check-") as name:
        asked, answered = Path(name, "asked"), Path(name, "answered")
        starts = _write(asked, requests)
        current = given = 0
        while current < len(requests):
            first = current
            with _started(asked, starts[first], answered) as worker:
                for _ in range(given):
                    worker.answer()  # given by the process before
                while current < len(requests):
                    answer = worker.answer()
                    if answer is None:
                        break
                    yield answer
                    given += 1
                    if given == requests[current].answers:
                        current, given = current + 1, 0
            if current < len(requests) and (current == first or worker.timed_out):
                yield from [None] * (requests[current].answers - given)
                current, given = current + 1, 0


def _write(asked: Path, requests: list[_Request]) -> list[int]:
    """Write the requests to the file; return where each of them starts."""
    starts = []
    with os_errors_named(asked), asked.open("wb") as file:
        for request in requests:
            starts.append(file.tell())
            request.write(file)
    return starts


class _Worker:
    """A process that answers requests, with its limits."""

    def __init__(self, process: "subprocess.Popen[bytes]", answers: IO[bytes]) -> None:
        self._process = process
        self._file = answers
        self._limit = ProcessLimit(process.pid, MEMORY_BYTES, ANSWER_SECONDS)
        self._lines: deque[bytes] = deque()
        self._rest = b""
        self._ended = False
        self.timed_out = False
        """Whether the process was too slow."""

    def answer(self) -> list[Any] | None:
        """Return the next answer; None if it exceeds a limit or the process ends.

        Raises MachineBusy.
        """
        while not self._lines and not self._ended:
            self._read()
        if not self._lines:
            return None
        answer: list[Any] = json.loads(self._lines.popleft())
        return answer

    def _read(self) -> None:
        """Read answers, or wait for them."""
        alive = self._process.poll() is None
        *lines, self._rest = (self._rest + self._file.read()).split(b"\n")
        self._lines += lines
        if lines:
            self._limit.restart()
        elif not alive:
            raise_if_killed(self._process)
            self._ended = True
        elif excess := self._limit.exceeded():
            if excess is Excess.BUSY:
                raise machine_busy()
            self._ended, self.timed_out = True, excess is Excess.TIME
        else:
            time.sleep(_POLL_SECONDS)


@contextmanager
def _started(asked: Path, start: int, answered: Path) -> Iterator[_Worker]:
    """Start a process that answers from the place in the file, and kill it at the end."""
    with os_errors_named(asked), asked.open("rb") as questions, answered.open("wb") as answers:
        questions.seek(start)
        process = start_process(
            _command(), stdin=questions, stdout=answers, stderr=subprocess.DEVNULL
        )
    try:
        with answered.open("rb") as file:
            yield _Worker(process, file)
    finally:
        process.kill()
        process.wait()


def _command() -> tuple[str, ...]:
    return (*_COMMAND, str(MEMORY_BYTES), str(_ORPHAN_TIMES * scaled_seconds(ANSWER_SECONDS)))


def _seconds_text() -> str:
    return f"{scaled_seconds(ANSWER_SECONDS):.2g}"


def _overdue() -> Problem:
    message = Message(
        "checking this passport against the brand's schema takes more than {seconds} "
        "seconds of processor time or {memory} MB of memory.",
        seconds=_seconds_text(),
        memory=MEMORY_BYTES >> 20,
    )
    return Problem("passport", "schema_too_slow", message)


def _not_checked() -> Problem:
    message = Message("this passport wasn't checked because checking an earlier one took too long.")
    return Problem("passport", NOT_CHECKED, message)
