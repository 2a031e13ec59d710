"""Runs programs with windows, each in its own process on a virtual screen."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.workspaces import ROOT
from tests.display import VirtualDisplay

_PLACES_OF_THE_USER = ("XDG_CONFIG_", "XDG_DATA_", "XDG_STATE_", "XDG_CACHE_", "DPP_")


@dataclass(frozen=True, slots=True)
class Screen:
    """A virtual screen, and the environment in which programs use it."""

    environment: dict[str, str]

    def run(self, module: str, *arguments: object) -> Any:
        """Runs a module of this package to its end and returns the JSON that it prints.

        Raises CalledProcessError if it fails.
        """
        return json.loads(
            subprocess.run(
                [sys.executable, "-m", module, *map(str, arguments)],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        )

    def import_widgets(self) -> None:
        """Runs a Python process that imports PySide6.QtWidgets and does nothing else."""
        command = [sys.executable, "-c", "import PySide6.QtWidgets"]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)


@contextmanager
def screen(folder: Path, width: int = 1280, height: int = 800, scale: int = 1) -> Iterator[Screen]:
    """A screen of that size, and a new home in the folder, without settings."""
    with (
        VirtualDisplay(width, height, scale) as display,
        tempfile.TemporaryDirectory(dir=folder) as home,
        # Names of sockets are short, so this one isn't below build/.
        tempfile.TemporaryDirectory() as run_folder,
    ):
        environment = {
            name: value
            for name, value in display.environment().items()
            if not name.startswith(_PLACES_OF_THE_USER)
        }
        own = {"HOME": home, "XDG_RUNTIME_DIR": run_folder, "PYTHONDONTWRITEBYTECODE": ""}
        yield Screen(environment | own | {"PATH": os.environ.get("PATH", os.defpath)})
