"""Makes .venv with the locked packages and the project in it, for `make setup`.

Runs before any package is there, so it needs nothing but the standard library. Each step leaves a
stamp in .venv when it is done, so what was killed half-way is done again and what stands is kept.
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
    """Does whatever part of the set-up is not done yet."""
    with open(__file__, encoding="utf-8") as this_file:
        # A second make waits here instead of working on the same files, also for what this one
        # has started, should that live longer.
        os.set_inheritable(this_file.fileno(), True)
        fcntl.flock(this_file, fcntl.LOCK_EX)
        if not (_holds(_PACKAGES_STAMP, _packages_digest()) and _starts()):
            _install_packages()
        if not _holds(_PROJECT_STAMP, _project_digest()):
            _install_project()
        system_packages.provide_for_windows(_VENV)


def _install_packages() -> None:
    _forget(_PROJECT_STAMP, _PACKAGES_STAMP)
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu keep this part of Python in a package of its own.
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not system_packages.provide([package], "Python's venv module is missing"):
            sys.exit(1)
    _say(f"Making .venv with {sys.executable} and the locked packages (some 150 MB to download)")
    _run(sys.executable, "-m", "venv", "--clear", str(_VENV))
    _pip("--require-hashes", "--requirement", str(_LOCK))
    _PACKAGES_STAMP.write_text(_packages_digest(), encoding="utf-8")


def _install_project() -> None:
    _forget(_PROJECT_STAMP)
    _pip("--no-deps", "--no-build-isolation", "--editable", str(_ROOT))
    _PROJECT_STAMP.write_text(_project_digest(), encoding="utf-8")


def _packages_digest() -> str:
    # With the path, for the scripts in .venv/bin hold it and fail when the clone is moved.
    return _digest(str(_VENV).encode(), _LOCK.read_bytes(), Path(__file__).read_bytes())


def _project_digest() -> str:
    version = _ROOT / "dpp_desktop" / "__init__.py"
    return _digest((_ROOT / "pyproject.toml").read_bytes(), version.read_bytes())


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _holds(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _starts() -> bool:
    """Whether the Python that .venv was made with is still there and still finds its packages."""
    command = [str(_PYTHON), "-I", "-c", "import pip"]
    return _PYTHON.exists() and subprocess.call(command, stderr=subprocess.DEVNULL) == 0


def _forget(*stamps: Path) -> None:
    for stamp in stamps:
        stamp.unlink(missing_ok=True)


def _pip(*arguments: str) -> None:
    _run(str(_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*command: str) -> None:
    if subprocess.call(command, close_fds=False) != 0:
        sys.exit(f"Setting up stopped at: {' '.join(command)}")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
