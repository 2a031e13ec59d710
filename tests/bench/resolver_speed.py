"""Requests to a resolver of a large store, against a bare Starlette application; with wrk."""

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psutil  # type: ignore[import-untyped] # it has no types

from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Detail, Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import interleaved, least_ratio, ratio, say
from tests.bench.workspaces import ROOT, large_workspace, seconds_to_mint
from tests.server.running import running_resolver

AGAINST_BARE = Goal("resolver, against a bare Starlette application: requests", ">=", 0.4)
REQUESTS = Goal("resolver: requests per second on one core", ">=", 1_500, "per s")
LATENCY = Goal("resolver: 99th percentile at 500 requests per second", "<=", 10, "ms")
LATENCY_AGAINST_BARE = Goal("resolver, against the same of a bare application: p99", "<=", 2.5)
MEMORY = Goal("resolver: memory after all requests", "<=", 150, "MB")
MINTING = Goal("mint beside a resolver with 100 requests per second, against without", "<=", 1.1)
GOALS: Goals = (AGAINST_BARE, REQUESTS, LATENCY, LATENCY_AGAINST_BARE, MEMORY, MINTING)

_PATHS = 20_000
_UNITS_AT_ONCE = 20
_SECONDS = 5
_CONNECTIONS = 8
_PACED_CONNECTIONS = 50
_SETTLE_SECONDS = 2
"""How long wrk and the resolver take to reach a steady rate."""
_SCRIPT = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at], {["Host"] = "%(host)s"})
end
%(delay)s
"""
_DELAY = "delay = function() return math.random(%d) end"
"""At random, or all connections would send their requests at the same moment."""
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass(frozen=True, slots=True)
class _Result:
    """What wrk measured: requests per second, and the 99th percentile of the latency in ms."""

    per_second: float
    p99_ms: float


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the rates for random units of all jobs, by the host of their brand."""
    wrk = shutil.which("wrk")
    if wrk is None:
        yield from (goal.not_measured("wrk isn't installed") for goal in GOALS)
        return
    workspace = large_workspace(folder, sizes)
    host = _write_paths(workspace, folder / "paths.txt")
    script = _script(folder, "fast", host)
    paced = _script(folder, "paced", host, delay_ms=100)
    with ExitStack() as stack:
        resolver = stack.enter_context(running_resolver(workspace))
        bare = stack.enter_context(_bare_server())
        _run(wrk, resolver.port, script)  # reads the jobs
        served, answered = [], []
        for repeat in range(1, sizes.repeats + 1):
            served.append(_run(wrk, resolver.port, script).per_second)
            answered.append(_run(wrk, bare, script).per_second)
            say(f"  {repeat}/{sizes.repeats} {served[-1]:.0f} and {answered[-1]:.0f} per second")
        facts: Detail = {
            "resolver": served,
            "bare": answered,
            "tokens": sizes.large_tokens,
        }
        yield AGAINST_BARE.row(ratio(served, answered), **facts)
        yield REQUESTS.row(median(served), connections=_CONNECTIONS)
        slow, bare_slow = [], []
        for _ in range(sizes.repeats):
            slow.append(_run(wrk, resolver.port, paced, connections=_PACED_CONNECTIONS).p99_ms)
            bare_slow.append(_run(wrk, bare, paced, connections=_PACED_CONNECTIONS).p99_ms)
        yield LATENCY.row(min(slow), p99_ms=slow, bare_p99_ms=bare_slow)
        yield LATENCY_AGAINST_BARE.row(least_ratio(slow, bare_slow))
        yield MEMORY.row(psutil.Process(resolver.process.pid).memory_info().rss / 1e6)
    yield _minting(wrk, paced, workspace, sizes)


def _minting(wrk: str, script: Path, folder: Path, sizes: Sizes) -> Row:
    """Measure minting in the store while its resolver answers requests, and without."""
    with Workspace.open(folder) as workspace:

        def beside() -> float:
            with running_resolver(folder) as resolver, _load(wrk, resolver.port, script):
                time.sleep(_SETTLE_SECONDS)
                return seconds_to_mint(workspace, MILLION)

        runs = {"beside": beside, "alone": lambda: seconds_to_mint(workspace, MILLION)}
        seconds = interleaved(sizes.repeats, runs)
    figure = least_ratio(seconds["beside"], seconds["alone"])
    return MINTING.row(figure, tokens=MILLION, seconds=seconds)


def _write_paths(folder: Path, file: Path) -> str:
    """Write the paths of random units of all jobs, and return the host of their URLs."""
    draw = random.Random(1)
    paths: list[str] = []
    host = ""
    with Workspace.open(folder) as workspace, workspace.read() as transaction:
        known = jobs.list_all(transaction)
        while len(paths) < _PATHS:
            job = draw.choice(known)
            parts = urlsplit(job.link_prefix)
            host = parts.netloc
            first = draw.randrange(max(1, job.minted - _UNITS_AT_ONCE))
            serials = tokens.serials_of(transaction, job.id, first, _UNITS_AT_ONCE)
            paths += [parts.path + serial for serial in serials]
    draw.shuffle(paths)
    file.write_text("\n".join(paths) + "\n", encoding="ascii")
    return host


def _script(folder: Path, name: str, host: str, *, delay_ms: int = 0) -> Path:
    file = folder / f"{name}.lua"
    delay = _DELAY % (2 * delay_ms) if delay_ms else ""
    text = _SCRIPT % {"paths": folder / "paths.txt", "host": host, "delay": delay}
    file.write_text(text, encoding="ascii")
    return file


def _command(wrk: str, port: int, script: Path, connections: int, seconds: int) -> list[str]:
    options = ["-t1", f"-c{connections}", f"-d{seconds}", "--latency", "-s", str(script)]
    return [wrk, *options, f"http://127.0.0.1:{port}"]


def _run(wrk: str, port: int, script: Path, connections: int = _CONNECTIONS) -> _Result:
    command = _command(wrk, port, script, connections, _SECONDS)
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([0-9.]+)", printed)
    slowest = re.search(r"99%\s+([0-9.]+)(us|ms|s)", printed)
    failed = re.search(r"Non-2xx or 3xx responses: ([0-9]+)", printed)
    if rate is None or slowest is None or failed:
        raise RuntimeError(f"wrk reported:\n{printed}")
    return _Result(float(rate[1]), float(slowest[1]) * _UNITS[slowest[2]])


@contextmanager
def _load(wrk: str, port: int, script: Path) -> Iterator[None]:
    """Send 100 requests per second while the body runs."""
    command = _command(wrk, port, script, 10, 3_600)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


@contextmanager
def _bare_server() -> Iterator[int]:
    """Run the bare application while the body runs, and provide its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    options = ["--port", str(port), "--http", "httptools", "--loop", "asyncio", "--no-access-log"]
    command = [sys.executable, "-m", "uvicorn", *options, "tests.bench.bare_server:app"]
    with subprocess.Popen(
        [*command, "--log-level", "warning"], cwd=ROOT, env=dict(os.environ)
    ) as process:
        try:
            while not _answers(port):
                time.sleep(0.05)
            yield port
        finally:
            process.kill()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True
