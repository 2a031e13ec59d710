"""Tries thousands of mutated files, and counts what came of them: `make fuzz`.

A case that is still under way after two seconds is ended, as the program itself would end it; the
guard is then asked for the same, and must answer. Anything raised, any connection, and any file
written outside the folder for temporary ones is a fault, and the exit code is 1.
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

from tests.fuzz.subjects import SUBJECTS, workspace_of_samples

_SECONDS = 2.0
_STARTING_SECONDS = 30.0
_LOOPS = 2
_FORBIDDEN = ("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.fork", "shutil.")
_HARMLESS = ("shutil.rmtree",)


@click.command()
@click.option("--count", default=100_000, help="Cases in all.")
@click.option("--seed", default=1, help="Where the cases begin.")
@click.option("--worker", nargs=3, hidden=True, type=(str, int, int))
def main(count: int, seed: int, worker: tuple[str, int, int] | None) -> None:
    """Try mutated schemas, brand files, product files and catalogues."""
    if worker:
        _work(*worker)
        return
    share = -(-count // len(SUBJECTS))
    with ThreadPoolExecutor(_LOOPS) as threads:
        counts = list(threads.map(lambda name: _try_all(name, seed, share), SUBJECTS))
    for name, outcomes in zip(SUBJECTS, counts, strict=True):
        click.echo(f"{name}: {dict(sorted(outcomes.items()))}")
    sys.exit(any(outcomes[each] for outcomes in counts for each in ("FAULT", "told nothing")))


def _try_all(name: str, first: int, count: int) -> Counter[str]:
    """Has a process try one case after the other, and another one go on where one got stuck."""
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
        patience = _STARTING_SECONDS
        for _ in range(first, end):
            ready, _, _ = select.select([process.stdout], [], [], patience)
            line = process.stdout.readline() if ready else b""
            if not line:
                process.kill()
                yield "ended after 2 s" if not ready else "FAULT"
                return
            patience = _SECONDS
            yield json.loads(line)


def _work(name: str, first: int, end: int) -> None:
    workspace_of_samples()  # which is allowed to be made
    forbidden: list[str] = []
    sys.addaudithook(lambda event, arguments: _watch(forbidden, event, arguments))
    for seed in range(first, end):
        begin = time.monotonic()
        try:
            outcome = SUBJECTS[name](random.Random(seed))
        except Exception:  # noqa: BLE001 - that is what we are looking for
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


def _watch(forbidden: list[str], event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        forbidden.append(event)
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes and "/fuzz-" not in str(arguments[0]):
        forbidden.append(f"open {arguments[0]}")


if __name__ == "__main__":
    main()
