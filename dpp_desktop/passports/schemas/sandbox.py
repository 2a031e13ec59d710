"""Checks schemas from outside, and passports by them, in a process that can be stopped.

A pattern that backtracks for ever, a schema that grows as it is applied: neither may take longer
than two seconds or more than 200 MB, and whatever happens to that process doesn't happen to us. The
seconds are the processor's: a machine that has much else to do refuses no schema for it.
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
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.passports.schemas.fast_validator import QuickRules, quick_rules_of
from dpp_desktop.passports.schemas.schema_set import Place, SchemaSet
from dpp_desktop.passports.schemas.validator import Fault, passport_document

ANSWER_SECONDS = 2.0
"""How much of the processor's time one answer may take, on the machine of `process_limit`."""
MEMORY_BYTES = 200 << 20
"""What the process may take."""
QUICK_WORK = 10_000_000
"""Most work for an answer without a process: the schema's rules times the passport's characters."""
QUICK_CHARACTERS = 1 << 20
"""Longest passport that is checked without a process: parsed, it takes thirty times the memory."""
QUICK_SCHEMA_CHARACTERS = 1 << 18
"""Longest schema that passports are checked by without a process."""
NOT_CHECKED = "schema_not_checked"
"""The code of the problem of a passport whose turn never came."""

# -P: nothing is imported from the folder that the program happens to be started in.
_WORKER = "dpp_desktop.passports.schemas.sandbox_process"
_COMMAND = (sys.executable, "-P", "-m", _WORKER)
_ORPHAN_TIMES = 5
"""So many times as long it may take when nobody is left to end it."""
_LOOK_SECONDS = 0.002
# What is broken may hide what is broken within it.
_MOST_ROUNDS = 10


def check_schema(schemas: SchemaSet, field: str) -> list[Problem]:
    """As `checking.check_schema`; a schema that takes too long is a problem, too."""
    return [fault.problem for fault in schema_faults(schemas, field)]


def schema_faults(schemas: SchemaSet, field: str) -> list[Fault]:
    """As `checking.schema_faults`; a schema that takes too long is a fault, too."""
    order = {"schema": schemas.text, "field": field}
    (answer,) = _answers(order, iter(()), 1)
    if answer is None:
        message = (
            f"checking this schema takes longer than {_seconds_told()} seconds of the processor, "
            f"or more than {MEMORY_BYTES >> 20} MB."
        )
        return [Fault(Problem(field, "schema_too_slow", message), None)]
    return [Fault(Problem(*parts), place and Place(*place)) for parts, place in answer]


def without_broken_rules(schemas: SchemaSet, field: str) -> tuple[SchemaSet, list[Fault]]:
    """Returns the schema with every rule switched off that makes it unusable, and those rules.

    A rule without a place can't be switched off: then the schema is still unusable.
    """
    off: list[Fault] = []
    for _ in range(_MOST_ROUNDS):
        faults = [fault for fault in schema_faults(schemas, field) if fault.place]
        if not faults:
            break
        off += faults
        schemas = schemas.switched_off(fault.place for fault in faults if fault.place)
    return schemas, off


def check_passport(
    schema_text: str, passport_text: str, gtin: str | None, gtin_pointer: str
) -> list[Problem]:
    """As `checking.check_passport`; a schema that takes too long is a problem, too."""
    (problems,) = check_passports(schema_text, gtin_pointer, [(passport_text, gtin)])
    return problems


def check_passports(
    schema: str, gtin_pointer: str, passports: Iterable[tuple[str, str | None]]
) -> Iterator[list[Problem]]:
    """Yields for each passport and its GTIN what the schema finds wrong, as soon as it is known.

    Once an answer is overdue, that passport has this problem alone, and all after it have the one
    that they weren't checked: nobody waits for longer, however many there are.
    """
    asked = list(passports)
    accepted = _accepted(schema, gtin_pointer, asked)
    others = [passport for passport, done in zip(asked, accepted, strict=True) if not done]
    with closing(_guarded_answers(schema, gtin_pointer, others)) as answers:
        for done in accepted:
            yield [] if done else next(answers)


def _accepted(
    schema: str, gtin_pointer: str, passports: list[tuple[str, str | None]]
) -> list[bool]:
    """Return for each passport whether it is known here, without a process, to be right."""
    rules = quick_rules_of(schema) if len(schema) <= QUICK_SCHEMA_CHARACTERS else None
    if rules is None or rules.size is None:
        return [False] * len(passports)
    most = min(QUICK_WORK // rules.size, QUICK_CHARACTERS)
    return [
        len(text) <= most and _is_accepted(rules, text, gtin, gtin_pointer)
        for text, gtin in passports
    ]


def _is_accepted(rules: QuickRules, passport: str, gtin: str | None, gtin_pointer: str) -> bool:
    try:
        document = passport_document(passport, gtin, gtin_pointer)
    except JsonTextError:
        return False
    return document is not None and rules.accepts(document, passport)


def _guarded_answers(
    schema: str, gtin_pointer: str, passports: list[tuple[str, str | None]]
) -> Generator[list[Problem], None, None]:
    if not passports:
        return
    order = {"schema": schema, "gtin_pointer": gtin_pointer}
    lines = [json.dumps(passport) + "\n" for passport in passports]
    told = _overdue()
    for answer in _answers(order, iter(lines), len(lines)):
        if answer is None:
            yield [told]
            told = _not_checked()
        else:
            yield [Problem(*parts) for parts in answer]


def _answers(order: dict[str, str], lines: Iterator[str], count: int) -> Iterator[list[Any] | None]:
    """The answers in order; None for one that is overdue, and all after it."""
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
        with _ended(process), answered.open("rb") as file:
            given = 0
            for line in _lines(process, file, count):
                given += 1
                yield json.loads(line)
    for _ in range(count - given):
        yield None


def _lines(process: "subprocess.Popen[bytes]", file: IO[bytes], count: int) -> Iterator[bytes]:
    """Yield the answers as they come, until all are there, one is overdue, or the process has died.

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
            time.sleep(_LOOK_SECONDS)


def _command() -> tuple[str, ...]:
    return (*_COMMAND, str(MEMORY_BYTES), str(_ORPHAN_TIMES * scaled_seconds(ANSWER_SECONDS)))


@contextmanager
def _ended(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Lets no process outlive the body, however that ends."""
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _seconds_told() -> str:
    return f"{scaled_seconds(ANSWER_SECONDS):.2g}"


def _overdue() -> Problem:
    message = (
        f"checking this passport by the brand's schema takes longer than {_seconds_told()} "
        f"seconds of the processor, or more than {MEMORY_BYTES >> 20} MB."
    )
    return Problem("passport", "schema_too_slow", message)


def _not_checked() -> Problem:
    message = "this passport wasn't checked, because checking one before it took too long."
    return Problem("passport", NOT_CHECKED, message)
