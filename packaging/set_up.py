"""Creates .venv with the locked packages and the project, for `make setup`.

Runs before any package is installed, so it only uses the standard library. Each completed step
leaves a stamp in .venv, so interrupted steps are repeated and completed steps are skipped.
"""
# ruff: noqa: S603 - the commands are this file's own

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import system_packages

_ROOT = Path(__file__).resolve().parent.parent
_VENV = _ROOT / ".venv"
_PYTHON = _VENV / "bin" / "python"
_LOCK = _ROOT / "packaging" / "requirements" / "development.txt"
_PACKAGES_STAMP = _VENV / "packages.sha256"
_PROJECT_STAMP = _VENV / "project.sha256"


def main() -> None:
    """Run the steps that aren't done yet."""
    with open(__file__, encoding="utf-8") as this_file:
        # A second make waits here instead of changing the same files. The lock is inherited, so it
        # also waits for child processes that outlive this one.
        os.set_inheritable(this_file.fileno(), True)
        fcntl.flock(this_file, fcntl.LOCK_EX)
        if not (_holds(_PACKAGES_STAMP, _packages_digest()) and _starts()):
            _install_packages()
        if not _holds(_PROJECT_STAMP, _project_digest()):
            _install_project()
        system_packages.provide_for_windows(_VENV)


def _install_packages() -> None:
    _remove(_PROJECT_STAMP, _PACKAGES_STAMP)
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu have this part of Python in a separate package.
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not system_packages.provide([package], "Python's venv module is missing"):
            sys.exit(1)
    _say(f"Creating .venv with {sys.executable} and the locked packages (about 150 MB to download)")
    _run(sys.executable, "-m", "venv", "--clear", str(_VENV))
    _pip("--require-hashes", "--requirement", str(_LOCK))
    _PACKAGES_STAMP.write_text(_packages_digest(), encoding="utf-8")


def _install_project() -> None:
    _remove(_PROJECT_STAMP)
    _pip("--no-deps", "--no-build-isolation", "--editable", str(_ROOT))
    _PROJECT_STAMP.write_text(_project_digest(), encoding="utf-8")


def _packages_digest() -> str:
    # Includes the path, because the scripts in .venv/bin contain it and fail after a move.
    return _digest(str(_VENV).encode(), _LOCK.read_bytes(), Path(__file__).read_bytes())


def _project_digest() -> str:
    version = _ROOT / "dpp_desktop" / "__init__.py"
    return _digest((_ROOT / "pyproject.toml").read_bytes(), version.read_bytes())


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _holds(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _starts() -> bool:
    """Whether the Python of .venv still exists and finds its packages."""
    command = [str(_PYTHON), "-I", "-c", "import pip"]
    return _PYTHON.exists() and subprocess.call(command, stderr=subprocess.DEVNULL) == 0


def _remove(*stamps: Path) -> None:
    for stamp in stamps:
        stamp.unlink(missing_ok=True)


def _pip(*arguments: str) -> None:
    _run(str(_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*command: str) -> None:
    if subprocess.call(command, close_fds=False) != 0:
        sys.exit(f"Setup failed at: {' '.join(command)}")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
