"""Runs the command line in processes of its own, as operators and line controllers do."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "dpp_desktop")


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.stdout)


class CommandLine:
    """The command `dpp-desktop` on one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace

    def __call__(self, *arguments: object, code: int = 0) -> Outcome:
        """Runs a command to its end, which must be with that exit code."""
        process = self.start(*arguments)
        stdout, stderr = process.communicate()
        outcome = Outcome(process.returncode, stdout, stderr)
        assert outcome.code == code, outcome
        assert "Traceback" not in stderr, stderr
        return outcome

    def start(
        self, *arguments: object, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Starts a command and returns its process."""
        return subprocess.Popen(
            [*COMMAND, "--workspace", str(self.workspace), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )

    def mint(self, quantity: int, *more: object, batch: str = "LOT-7", code: int = 0) -> Outcome:
        """Mints tokens for the sample parka, with --json."""
        return self(*self.mint_arguments(quantity, *more, batch=batch), code=code)

    @staticmethod
    def mint_arguments(quantity: int, *more: object, batch: str = "LOT-7") -> list[object]:
        """The arguments that mint tokens for the sample parka, with --json."""
        request = ["--brand", "nordlicht", "--product", "PARKA-01", "--batch", batch]
        return ["mint", *request, "--quantity", quantity, "--json", *more]
