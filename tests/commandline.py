"""Runs the command line in separate processes: new ones or, faster, forked copies.

A copy runs the same program with the same arguments, environment and folder, but starts no new
interpreter. Tests that depend on that, or on how a command is stopped, use `start`.
"""

import json
import multiprocessing
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["rich.console", *_core_modules(), __name__])


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


class CommandLine:
    """The command `dpp-desktop` on one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace

    def __call__(self, *arguments: object, code: int = 0) -> Outcome:
        """Run a command in a copy to its end and check its exit code."""
        outcome = _run(("--workspace", str(self.workspace), *map(str, arguments)))
        assert outcome.code == code, outcome
        assert "Traceback" not in outcome.stderr, outcome.stderr
        return outcome

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


def _run(arguments: tuple[str, ...]) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="dpp-test-") as name:
        outputs = [Path(name, stream) for stream in ("stdout", "stderr")]
        process = _FORKS.Process(
            target=_become, args=(arguments, dict(os.environ), Path.cwd(), outputs)
        )
        process.start()
        process.join()
        code = process.exitcode
        process.close()
        assert code is not None
        stdout, stderr = (path.read_text(encoding="utf-8") for path in outputs)
    return Outcome(code, stdout, stderr)


def _become(
    arguments: tuple[str, ...], environment: Mapping[str, str], folder: Path, outputs: list[Path]
) -> None:
    """Run the command in this process, with its output in the two files."""
    for stream, path in enumerate(outputs, start=1):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [COMMAND[0], *arguments]
    runpy.run_module("dpp_desktop", run_name="__main__", alter_sys=True)
