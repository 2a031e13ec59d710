"""Runs thousands of cases with mutated files and counts the outcomes, for `make fuzz`.

A case that takes more than two seconds is ended, as the program itself would end it, and the run
continues with the next case. Any raised error, any connection, and any file written outside the
temporary folders is a fault, and the exit code is 1.
"""

import json
import random
import select
import subprocess
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import click

from tests.fuzz.subjects import STARTS_PROCESSES, SUBJECTS, valid_workbook, workspace_of_samples

_SECONDS = 2.0
_STARTING_SECONDS = 30.0
_LOOPS = 2
_SLOW_SHARE = 50
"""One case in this number runs the target that starts a process."""
_FORBIDDEN = ("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.fork", "shutil.")
_HARMLESS = ("shutil.rmtree",)
_FOLDERS = ("/fuzz-", "/dpp-read-")
_OF_A_PROCESS = ("subprocess.Popen",)


@click.command()
@click.option("--count", default=100_000, help="Cases in all.")
@click.option("--seed", default=1, help="Where the cases begin.")
@click.option("--worker", nargs=3, hidden=True, type=(str, int, int))
def main(count: int, seed: int, worker: tuple[str, int, int] | None) -> None:
    """Try mutated schemas, brand files, product files and catalogues, workbooks among them."""
    if worker:
        _work(*worker)
        return
    slow = count // _SLOW_SHARE
    share = -(-(count - slow) // (len(SUBJECTS) - 1))
    shares = {name: slow if name == STARTS_PROCESSES else share for name in SUBJECTS}
    with ThreadPoolExecutor(_LOOPS) as threads:
        # The slowest target starts first.
        names = sorted(SUBJECTS, key=lambda name: name != STARTS_PROCESSES)
        tried = threads.map(lambda name: (name, _try_all(name, seed, shares[name])), names)
        counts = dict(tried)
    for name, outcomes in counts.items():
        click.echo(f"{name}: {outcomes.total()} cases, {dict(sorted(outcomes.items()))}")
    faults = ("FAULT", "no message")
    sys.exit(any(outcomes[each] for outcomes in counts.values() for each in faults))


def _try_all(name: str, first: int, count: int) -> Counter[str]:
    """Run the cases in a process; if it hangs, continue in a new one."""
    outcomes: Counter[str] = Counter()
    tried = 0
    while tried < count:
        for outcome in _answers(name, first + tried, first + count):
            tried += 1
            outcomes[outcome] += 1
    return outcomes


def _answers(name: str, first: int, end: int) -> Any:
    command = (sys.executable, "-m", "tests.fuzz", "--worker", name, str(first), str(end))
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout
        timeout = _STARTING_SECONDS
        for _ in range(first, end):
            ready, _, _ = select.select([process.stdout], [], [], timeout)
            line = process.stdout.readline() if ready else b""
            if not line:
                process.kill()
                yield "ended after 2 s" if not ready else "FAULT"
                return
            timeout = _SECONDS
            yield json.loads(line)


def _work(name: str, first: int, end: int) -> None:
    workspace_of_samples()  # creating the workspace is allowed
    valid_workbook()
    sys.dont_write_bytecode = True  # modules that a case is the first to load
    forbidden: list[str] = []
    allowed = (*_HARMLESS, *(_OF_A_PROCESS if name == STARTS_PROCESSES else ()))
    sys.addaudithook(lambda event, arguments: _watch(forbidden, allowed, event, arguments))
    for seed in range(first, end):
        begin = time.monotonic()
        try:
            outcome = SUBJECTS[name](random.Random(seed))
        except Exception:  # noqa: BLE001 - any error is a fault
            sys.stderr.write(f"{name}, case {seed}:\n{traceback.format_exc(limit=-6)}\n")
            outcome = "FAULT"
        if forbidden:
            sys.stderr.write(f"{name}, case {seed}: {forbidden}\n")
            outcome = "FAULT"
            forbidden.clear()
        if time.monotonic() - begin > _SECONDS:
            outcome = "late"
        sys.stdout.write(json.dumps(outcome) + "\n")
        sys.stdout.flush()


def _watch(
    forbidden: list[str], allowed: tuple[str, ...], event: str, arguments: tuple[Any, ...]
) -> None:
    if event.startswith(_FORBIDDEN) and event not in allowed:
        forbidden.append(event)
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes and not any(folder in str(arguments[0]) for folder in _FOLDERS):
        forbidden.append(f"open {arguments[0]}")


if __name__ == "__main__":
    main()
