"""Runs the command line in separate processes: new ones or, faster, forked copies.

A copy runs the same program with the same arguments, environment and folder, but starts no new
interpreter. Tests that depend on that, or on how a command handles signals, use `start`.
"""

import json
import multiprocessing
import os
import pkgutil
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import dpp_desktop

COMMAND = (sys.executable, "-m", "dpp_desktop")


def _core_modules() -> list[str]:
    """Return the names of all modules that commands may import."""
    found = pkgutil.walk_packages(dpp_desktop.__path__, "dpp_desktop.")
    return [
        module.name
        for module in found
        if not module.name.startswith("dpp_desktop.ui") and not module.name.endswith("__main__")
    ]


# A new process is a fork of one that has imported all modules, because importing them takes
# several times as long as most commands.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["rich.console", *_core_modules(), __name__, "tests.warm_commands"])


@dataclass(frozen=True)
class Outcome:
    """The exit code and output of a command."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """Return the only JSON document on standard output."""
        return json.loads(self.stdout)


class RunningCopy:
    """A command that runs in a copy, with the part of `subprocess.Popen` that tests use."""

    def __init__(self, arguments: Sequence[str], largest_file: int | None = None) -> None:
        self._outputs = tempfile.TemporaryDirectory(prefix="dpp-test-")
        self._files = [Path(self._outputs.name, stream) for stream in ("stdout", "stderr")]
        for path in self._files:
            path.touch()
        surroundings = (dict(os.environ), Path.cwd(), self._files, largest_file)
        self._process = FORKS.Process(target=_become, args=(arguments, *surroundings))
        self._process.start()
        self._code: int | None = None

    @property
    def returncode(self) -> int | None:
        """The exit code, or the negative number of the signal that ended it; None if it runs."""
        return self._process.exitcode if self._code is None else self._code

    def poll(self) -> int | None:
        """Return the return code, None while the command runs."""
        return self.returncode

    def kill(self) -> None:
        """End the command without warning if it still runs."""
        if self._code is None:
            self._process.kill()

    def communicate(self) -> tuple[str, str]:
        """Wait until the command ends; return its standard output and standard error."""
        self._process.join()
        self._code = self._process.exitcode
        self._process.close()
        stdout, stderr = (path.read_text(encoding="utf-8") for path in self._files)
        self._outputs.cleanup()
        return stdout, stderr


class CommandLine:
    """The command `dpp-desktop` on one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace

    def __call__(self, *arguments: object, code: int = 0) -> Outcome:
        """Run a command in a copy to its end and check its exit code."""
        copy = self.start_copy(*arguments)
        stdout, stderr = copy.communicate()
        assert copy.returncode is not None
        outcome = Outcome(copy.returncode, stdout, stderr)
        assert outcome.code == code, outcome
        assert "Traceback" not in outcome.stderr, outcome.stderr
        return outcome

    def start_copy(self, *arguments: object, largest_file: int | None = None) -> RunningCopy:
        """Start a command in a copy, which may have a limit for the bytes of each written file.

        With a limit, failed writes are retried without a delay, because the limit stays.
        """
        return RunningCopy(("--workspace", str(self.workspace), *map(str, arguments)), largest_file)

    def start(
        self, *arguments: object, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Start a command as operators and line controllers do, and return its process."""
        return subprocess.Popen(
            [*COMMAND, "--workspace", str(self.workspace), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )

    def mint(self, quantity: int, *more: object, batch: str = "LOT-7", code: int = 0) -> Outcome:
        """Mint tokens for the sample parka, with --json."""
        return self(*self.mint_arguments(quantity, *more, batch=batch), code=code)

    @staticmethod
    def mint_arguments(quantity: int, *more: object, batch: str = "LOT-7") -> list[object]:
        """Return the arguments that mint tokens for the sample parka, with --json."""
        request = ["--brand", "nordlicht", "--product", "PARKA-01", "--batch", batch]
        return ["mint", *request, "--quantity", quantity, "--json", *more]


def _become(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    outputs: Sequence[Path],
    largest_file: int | None,
) -> None:
    """Run the command in this process, with its output in the two files."""
    for stream, path in enumerate(outputs, start=1):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    if largest_file is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        patch("dpp_desktop.cli.mint_jobs.MintBar.wait").start()
    sys.argv = [COMMAND[0], *arguments]
    runpy.run_module("dpp_desktop", run_name="__main__", alter_sys=True)
