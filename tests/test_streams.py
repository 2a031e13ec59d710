"""Commands end correctly with standard streams of every kind.

The tests use their own interpreter and that of the system if the same libraries load in it,
because interpreters differ in whether they buffer unwritten data until they exit.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import dpp_desktop

ROOT = Path(dpp_desktop.__file__).parent.parent
COMMANDS = {
    "dpp": "-m dpp_desktop",
    "window": "-c 'from dpp_desktop.ui.app.start import main; main()'",
}


def _interpreters() -> list[str]:
    """Return the interpreter of the tests, and that of the system if its version is the same."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = shutil.which(name, path="/usr/bin:/bin:/usr/local/bin")
    return sorted({sys.executable, found or sys.executable})


def _run(
    interpreter: str, script: str, workspace: Path, *, buffered: bool = True
) -> "subprocess.CompletedProcess[str]":
    """Run a shell script in which `dpp` and `window` are the two programs."""
    functions = "; ".join(
        f'{name}() {{ "{interpreter}" {how} "$@"; }}' for name, how in COMMANDS.items()
    )
    libraries = f"{ROOT}:{sysconfig.get_path('platlib')}"
    return subprocess.run(
        ["bash", "-c", f"{functions}; {script}"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ
        | {
            "PYTHONPATH": libraries,
            "PYTHONUNBUFFERED": "" if buffered else "1",
            "DPP_WORKSPACE": str(workspace),
            **dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), ""),
        },
        check=False,
    )


INTERPRETERS = {Path(path).parent.parent.name: path for path in _interpreters()}


@pytest.fixture(params=list(INTERPRETERS.values()), ids=list(INTERPRETERS))
def interpreter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("chosen", "buffered"),
    [
        pytest.param(
            path,
            buffered,
            # Every script runs with and without buffers, and in every interpreter.
            marks=pytest.mark.exhaustive if buffered == (number % 2 > 0) else (),
            id=f"{name}-{'buffered' if buffered else 'unbuffered'}",
        )
        for number, (name, path) in enumerate(INTERPRETERS.items())
        for buffered in (True, False)
    ],
)
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("dpp --help >/dev/full", 4),
        ("dpp --version >/dev/full", 4),
        ("dpp brand import --help >/dev/full", 4),
        ("dpp brand >/dev/full", 2),
        ("dpp brand list >/dev/full", 4),
        ("dpp brand list --json >/dev/full", 4),
        ("_DPP_DESKTOP_COMPLETE=bash_source dpp >/dev/full", 4),
        ("window --help >/dev/full", 4),
        ("dpp --help 2>/dev/full", 0),
        ("dpp brand list 2>/dev/full", 0),
        ("dpp nonsense 2>/dev/full", 2),
        ("dpp nonsense --debug 2>/dev/full", 2),
        ("dpp nonsense --json 2>/dev/full", 2),
        ("window --nonsense 2>/dev/full", 2),
        ("window 2>/dev/full", 4),
        ("dpp --help >/dev/full 2>/dev/full", 4),
        ("dpp brand list >/dev/full 2>&1", 4),
        ("dpp --help >&-", 0),
        ("dpp brand list >&- 2>&- <&-", 0),
        ("dpp nonsense >&- 2>&-", 2),
        ("window --help >&- 2>&-", 0),
        ("window --nonsense 2>&-", 2),
        ("dpp --help | true; (exit ${PIPESTATUS[0]})", 0),
        ("dpp --version | true; (exit ${PIPESTATUS[0]})", 0),
        ("dpp brand list --json | true; (exit ${PIPESTATUS[0]})", 0),
        ("dpp nonsense --json 2>&1 | true; (exit ${PIPESTATUS[0]})", 2),
        ("window --help | true; (exit ${PIPESTATUS[0]})", 0),
    ],
)
def test_a_command_exits_with_its_code_and_without_a_traceback(
    chosen: str, workspace_path: Path, script: str, code: int, buffered: bool
) -> None:
    done = _run(chosen, script, workspace_path, buffered=buffered)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_failed_write_is_reported(interpreter: str, workspace_path: Path) -> None:
    done = _run(interpreter, "dpp --help >/dev/full", workspace_path)
    assert "no space left on the disk for 'standard output'" in done.stderr


def test_messages_never_go_to_standard_output(interpreter: str, workspace_path: Path) -> None:
    done = _run(interpreter, "dpp nonsense 2>&-", workspace_path)
    assert (done.returncode, done.stdout) == (2, "")


def test_no_file_replaces_a_closed_stream(
    interpreter: str, workspace_path: Path, tmp_path: Path
) -> None:
    """Otherwise, output of a library would be written to the database or to a pack."""
    script = (
        "import os; from dpp_desktop import streams; streams.prepare(); "
        f"file = os.open({str(tmp_path / 'pack.csv')!r}, os.O_WRONLY | os.O_CREAT); "
        "[os.write(stream, b'a message of a library') for stream in (1, 2)]"
    )
    done = _run(interpreter, f'"{interpreter}" -c "{script}" <&- >&- 2>&-', workspace_path)
    assert done.returncode == 0
    assert (tmp_path / "pack.csv").read_bytes() == b""
