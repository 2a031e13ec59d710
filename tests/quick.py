"""Checks changed files in less than a minute, for `make quick`.

Runs ruff, mypy and the import contracts beside the tests of the changed modules and the unit tests
of the packages that need no workspace, window or process. The tests of changed modules come first.
When the time is up, the remaining tests are counted but not run. `make test` runs all tests.
"""

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

SECONDS = 30.0
"""Time in which tests start. The rest of the 45 seconds is for start-up and shutdown."""

ROOT = Path(__file__).parents[1]
_TESTS = ROOT / "tests"
_PACKAGE = "dpp_desktop"
_PURE = ("identity", "model", "profiles", "ui/text", "passports/schemas/test_validator.py")
_BRANCHES = ("main", "origin/main", "master", "origin/master")
_CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)


class TimeLimit:
    """A pytest plugin that ends the run when the time is up.

    pytest then returns the same code whether or not a test failed.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self.failed = False
        self._end = time.monotonic() + seconds
        self._left = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count the tests."""
        self._left = len(session.items)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Count a finished test."""
        self._left -= 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a failure."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Stop after this test if the time is up."""
        if time.monotonic() > self._end:
            self.is_over = True
            item.session.shouldstop = f"the time is over; {self._left - 1} tests were not run"


def main() -> int:
    """Run the checks and the tests; return 1 if any failed."""
    running = [(command, _start(*command)) for command in _CHECKS]
    paths = [*tests_of(changed_files()), *(_TESTS / part for part in _PURE)]
    failed = not _pass(dict.fromkeys(paths))
    for command, process in running:
        output, _ = process.communicate()
        if process.returncode:
            failed = True
            click.echo(f"{' '.join(command)}\n{output}")
    return int(failed)


def changed_files() -> list[Path]:
    """Return the files that differ from the main branch, committed or not."""
    base = next(filter(None, (_git("merge-base", "HEAD", name) for name in _BRANCHES)), ["HEAD"])
    names = _git("diff", "--name-only", base[0]) + _git(
        "ls-files", "--others", "--exclude-standard"
    )
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def tests_of(files: Iterable[Path]) -> list[Path]:
    """Return the test files of changed files: themselves, of the same name, else of the folder."""
    found: dict[Path, None] = {}
    for file in files:
        found |= dict.fromkeys(_tests_of(file.relative_to(ROOT)))
    return list(found)


def _tests_of(file: Path) -> list[Path]:
    if file.suffix != ".py":
        return []
    if file.parts[0] == _TESTS.name:
        return [ROOT / file] if file.name.startswith("test_") else []
    if file.parts[0] != _PACKAGE:
        return []
    folder = _TESTS.joinpath(*file.parts[1:-1])
    own = folder / f"test_{file.name}"
    return [own] if own.is_file() else sorted(folder.glob("test_*.py"))


def _pass(paths: Iterable[Path]) -> bool:
    """Run the tests as long as there is time; return True if none failed."""
    limit = TimeLimit(SECONDS)
    # In one process, because the processes of xdist take longer to start than they save here.
    code = pytest.main(["-n", "0", *map(str, paths)], plugins=[limit])
    ended = code == pytest.ExitCode.OK or (code == pytest.ExitCode.INTERRUPTED and limit.is_over)
    return ended and not limit.failed


def _start(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [Path(sys.executable).with_name(program), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def _git(*arguments: str) -> list[str]:
    """Return the lines that a git command writes; none if it fails."""
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    return [] if done.returncode else done.stdout.splitlines()


if __name__ == "__main__":
    raise SystemExit(main())
