"""Runs programs with windows in separate processes on a virtual screen."""

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
    """A virtual screen and the environment for programs that use it."""

    environment: dict[str, str]

    def run(self, module: str, *arguments: object) -> Any:
        """Run a module of this package to its end and return the JSON that it prints.

        Raise CalledProcessError if it fails.
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
        """Run a Python process that only imports PySide6.QtWidgets."""
        command = [sys.executable, "-c", "import PySide6.QtWidgets"]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)


@contextmanager
def screen(folder: Path, width: int = 1280, height: int = 800, scale: int = 1) -> Iterator[Screen]:
    """Provide a screen of the size, and a new home without settings in the folder."""
    with (
        VirtualDisplay(width, height, scale) as display,
        tempfile.TemporaryDirectory(dir=folder) as home,
        # Socket paths have a short maximum length, so this one isn't below build/.
        tempfile.TemporaryDirectory() as run_folder,
    ):
        environment = {
            name: value
            for name, value in display.environment().items()
            if not name.startswith(_PLACES_OF_THE_USER)
        }
        own = {"HOME": home, "XDG_RUNTIME_DIR": run_folder, "PYTHONDONTWRITEBYTECODE": ""}
        yield Screen(environment | own | {"PATH": os.environ.get("PATH", os.defpath)})
