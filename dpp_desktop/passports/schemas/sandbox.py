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
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from dpp_desktop.common.json_text import JsonTextError
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
from dpp_desktop.passports.schemas.fast_validator import (
    FastValidator,
    cached_fast_validator,
    passport_document,
)
from dpp_desktop.passports.schemas.gtin_place import GtinPlace, cached_gtin_place
from dpp_desktop.passports.schemas.schema_set import Fault, RuleLocation, SchemaSet

ANSWER_SECONDS = 2.0
"""The time limit per answer, in processor seconds of the reference of `process_limit`."""
MEMORY_BYTES = 200 << 20
"""The memory limit of the process."""
QUICK_WORK = 10_000_000
"""The limit for checks without a process: rules of the schema times characters of the passport."""
QUICK_CHARACTERS = 1 << 20
"""The longest passport that is checked without a process; parsed, it needs 30 times the memory."""
QUICK_SCHEMA_CHARACTERS = 1 << 18
"""The longest schema that is used without a process."""
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
    order = {"schema": schemas.text, "field": field}
    (answer,) = _answers(order, iter(()), 1)
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
    asked = list(passports)
    accepted = _accepted(schema, gtin_pointer, asked)
    others = [passport for passport, done in zip(asked, accepted, strict=True) if not done]
    with closing(_sandboxed_answers(schema, gtin_pointer, others)) as answers:
        for done in accepted:
            yield [] if done else next(answers)


def _accepted(
    schema: str, gtin_pointer: str, passports: list[tuple[str, str | None]]
) -> list[bool]:
    """Return for each passport whether the fast validator accepts it, without a process."""
    rules = cached_fast_validator(schema) if len(schema) <= QUICK_SCHEMA_CHARACTERS else None
    if rules is None or rules.size is None:
        return [False] * len(passports)
    most = min(QUICK_WORK // rules.size, QUICK_CHARACTERS)
    place = cached_gtin_place(schema, gtin_pointer)
    return [
        len(text) <= most and _is_accepted(rules, text, gtin, place) for text, gtin in passports
    ]


def _is_accepted(rules: FastValidator, passport: str, gtin: str | None, place: GtinPlace) -> bool:
    try:
        document = passport_document(passport, gtin, place)
    except JsonTextError:
        return False
    return document is not None and rules.accepts(document, passport)


def _sandboxed_answers(
    schema: str, gtin_pointer: str, passports: list[tuple[str, str | None]]
) -> Generator[list[Problem], None, None]:
    if not passports:
        return
    order = {"schema": schema, "gtin_pointer": gtin_pointer}
    lines = [json.dumps(passport) + "\n" for passport in passports]
    problem = _overdue()
    for answer in _answers(order, iter(lines), len(lines)):
        if answer is None:
            yield [problem]
            problem = _not_checked()
        else:
            yield [Problem.from_json(parts) for parts in answer]


def _answers(order: dict[str, str], lines: Iterator[str], count: int) -> Iterator[list[Any] | None]:
    """Yield the answers in order; None for one that timed out and for all after it."""
    with tempfile.TemporaryDirectory(prefix="dpp-check-") as name:
        asked, answered = Path(name, "asked"), Path(name, "answered")
        with os_errors_named(asked):
            with asked.open("w", encoding="utf-8") as file:
                file.write(json.dumps(order) + "\n")
                file.writelines(lines)
            with asked.open("rb") as questions, answered.open("wb") as answers:
                process = start_process(
                    _command(), stdin=questions, stdout=answers, stderr=subprocess.DEVNULL
                )
        with _terminated(process), answered.open("rb") as file:
            given = 0
            for line in _lines(process, file, count):
                given += 1
                yield json.loads(line)
    for _ in range(count - given):
        yield None


def _lines(process: "subprocess.Popen[bytes]", file: IO[bytes], count: int) -> Iterator[bytes]:
    """Yield answers until all are received, one times out, or the process ends.

    Raises MachineBusy.
    """
    limit = ProcessLimit(process.pid, MEMORY_BYTES, ANSWER_SECONDS)
    rest = b""
    while count:
        alive = process.poll() is None
        *lines, rest = (rest + file.read()).split(b"\n")
        yield from lines
        count -= len(lines)
        if lines:
            limit.restart()
        elif not alive:
            raise_if_killed(process)
            return
        elif excess := limit.exceeded():
            if excess is Excess.BUSY:
                raise machine_busy()
            return
        else:
            time.sleep(_POLL_SECONDS)


def _command() -> tuple[str, ...]:
    return (*_COMMAND, str(MEMORY_BYTES), str(_ORPHAN_TIMES * scaled_seconds(ANSWER_SECONDS)))


@contextmanager
def _terminated(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Kill the process at the end of the body."""
    try:
        yield
    finally:
        process.kill()
        process.wait()


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
