"""Starts ippeveprinter and CUPS of the system for a test, on loopback and in private folders.

ippeveprinter announces itself over mDNS, which needs a message bus and avahi-daemon; these are
private, too, and use only the loopback interface.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.printing.simulated_printer import wait_for

TOOLS = ("dbus-daemon", "avahi-daemon", "ippeveprinter", "cupsd", "lpadmin")

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>
"""
_AVAHI = "[server]\nhost-name={name}\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n"
_CUPSD = """Listen {folder}/socket
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_CUPS_FILES = """ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
SystemGroup root
User lp
Group lp
"""


def are_installed() -> bool:
    """Return True if all programs are there, and may be started as system services are."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return os.geteuid() == 0 and all(shutil.which(tool, path=path) for tool in TOOLS)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A temporary folder that services with a user of their own can read."""
    with tempfile.TemporaryDirectory(prefix="dpp-ipp-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def eve_printer(folder: Path) -> Iterator[str]:
    """Run ippeveprinter, which keeps documents in the folder; yield its URI."""
    (folder / "bus.conf").write_text(_BUS.format(folder=folder))
    (folder / "avahi.conf").write_text(_AVAHI.format(name=f"dpp{os.getpid()}"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
    Path("/run/avahi-daemon").mkdir(exist_ok=True)
    bus = ("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile")
    avahi = ("avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root", "--no-chroot")
    formats = "application/pdf,image/pwg-raster"
    eve = ("ippeveprinter", "-p", str(port), "-d", str(folder), "-k", "-n", "localhost")
    with (
        _running(bus, environment, (folder / "bus").exists),
        _running((*avahi, "--no-rlimits"), environment, lambda: True),
        _running((*eve, "-f", formats, "-s", "60", "Eve"), environment, lambda: _accepts(port)),
    ):
        yield f"ipp://localhost:{port}/ipp/print"


@contextmanager
def cups(folder: Path) -> Iterator[str]:
    """Run the scheduler of CUPS; yield the value of CUPS_SERVER."""
    for name in ("root", "spool", "cache", "state", "temporary"):
        (folder / name).mkdir()
    (folder / "temporary").chmod(0o1777)
    (folder / "cupsd.conf").write_text(_CUPSD.format(folder=folder))
    (folder / "files.conf").write_text(_CUPS_FILES.format(folder=folder))
    command = ("cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/files.conf")
    with _running(command, dict(os.environ), (folder / "socket").exists):
        yield f"{folder}/socket"


def run_cups(server: str, *command: str) -> None:
    """Run a command of CUPS, such as lpadmin."""
    environment = {**os.environ, "CUPS_SERVER": server}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)


@contextmanager
def _running(
    command: tuple[str, ...], environment: dict[str, str], is_ready: Callable[[], bool]
) -> Iterator[None]:
    path = f"{environment.get('PATH', '')}:/usr/sbin:/sbin"
    process = subprocess.Popen(
        command,
        env={**environment, "PATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(is_ready)
        yield
    finally:
        process.terminate()
        process.wait(60)


def _accepts(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
