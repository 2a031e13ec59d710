"""Installs system packages that Qt, venv and the tests need, or prints the command to run."""
# ruff: noqa: S603, S607 - the commands are constants, found on the user's PATH

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# Libraries that Qt and its X11 plugin load but don't include, and their packages in Debian and
# Ubuntu. Libraries that apt-get itself needs are left out.
PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",  # depends on a font, without which Qt draws boxes
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# Programs that read packs, printed labels, and pages and sites of passports, and their packages.
# Without them, their tests are skipped.
_READERS = {
    "chromium": "chromium",
    "glabels-3-batch": "glabels",
    "gs": "ghostscript",
    "mutool": "mupdf-tools",
    "nginx": "libnginx-mod-http-js",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-calc-nogui",
    "zint": "zint",
}

# The PC/SC service and a virtual reader for it, with which tests write NFC tags.
_TAG_READER = {
    "ip": "iproute2",
    "pcscd": "pcscd",
    "/usr/lib/pcsc/drivers/serial/libifdvpcd.so": "vsmartcard-vpcd",
}

_ROOT = Path(__file__).resolve().parent.parent
_ZPL_RENDERER = _ROOT / "packaging" / "zpl_renderer"
_INSTALLED_ZPL_RENDERER = _ROOT / "build" / "zpl_renderer"

_QT_FILES = (
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
)


def provide_for_windows(venv: Path) -> None:
    """Install the libraries of Qt, and Xvfb for tests of the window."""
    if shutil.which("ldd") is None:
        return
    missing = _missing_libraries(venv)
    packages = {PACKAGE_OF_LIBRARY.get(library, library) for library in missing}
    if shutil.which("Xvfb") is None:
        packages.add("xvfb")
    if packages:
        provide(
            sorted(packages),
            "Packages for the window and its tests are missing (commands work without them)",
        )


def provide_readers() -> None:
    """Install the programs with which tests read packs and labels."""
    packages = [name for program, name in _READERS.items() if not shutil.which(program)]
    if packages:
        provide(packages, "Programs that read packs and labels in tests are missing")


def provide_tag_reader() -> None:
    """Install the PC/SC service with a virtual reader."""
    packages = [
        name
        for file, name in _TAG_READER.items()
        if not (shutil.which(file) or Path(file).exists())
    ]
    if packages:
        provide(packages, "The PC/SC service for tests of NFC tags is missing")


def provide_database_server() -> None:
    """Install PostgreSQL, which tests of stores on a server start themselves."""
    if not shutil.which("initdb") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        provide(["postgresql"], "PostgreSQL, which tests start, is missing")


def provide_zpl_renderer() -> None:
    """Install the independent renderer of ZPL, if Node.js with npm is on this computer."""
    npm = shutil.which("npm")
    lock = _ZPL_RENDERER / "package-lock.json"
    installed = _INSTALLED_ZPL_RENDERER / lock.name
    if npm is None or (installed.exists() and installed.read_bytes() == lock.read_bytes()):
        return
    _say("Installing a renderer of ZPL for the tests of labels (10 MB to download)")
    shutil.rmtree(_INSTALLED_ZPL_RENDERER, ignore_errors=True)
    _INSTALLED_ZPL_RENDERER.mkdir(parents=True)
    shutil.copy(_ZPL_RENDERER / "package.json", _INSTALLED_ZPL_RENDERER)
    shutil.copy(lock, _INSTALLED_ZPL_RENDERER)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    command = [npm, "ci", "--prefix", str(_INSTALLED_ZPL_RENDERER), *options]
    if not _succeeds(command):
        shutil.rmtree(_INSTALLED_ZPL_RENDERER)
        _say("The renderer of ZPL can't be installed; its tests are skipped")


def provide(packages: list[str], reason: str) -> bool:
    """Install packages if no password is needed, otherwise print how; return True if installed."""
    if shutil.which("apt-get") is None:
        _say(f"{reason}. Install the packages of your system for: {' '.join(packages)}")
        return False
    as_root = _root_prefix()
    if as_root is not None:
        _say(f"{reason}. Installing {' '.join(packages)}")
        if _install(as_root, packages):
            return True
    install = f"apt-get update && apt-get install -y {' '.join(packages)}"
    become = "sudo sh -c" if shutil.which("sudo") else "su - -c"
    _say(f"{reason}. Run: {become} '{install}'")
    return False


def _missing_libraries(venv: Path) -> set[str]:
    (qt,) = venv.glob("lib/python3*/site-packages/PySide6")
    files = [str(qt / name) for name in _QT_FILES]
    listing = subprocess.run(["ldd", *files], check=False, stdout=subprocess.PIPE, text=True)
    return set(re.findall(r"(\S+) => not found", listing.stdout))


def _root_prefix() -> list[str] | None:
    """The prefix to run a command as root; None if a password is needed."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.call([*sudo, "true"], stderr=subprocess.DEVNULL) == 0:
        return sudo
    return None


def _install(as_root: list[str], packages: list[str]) -> bool:
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    # Completes an interrupted installation; until then, apt-get refuses to work.
    finish = [*as_root, "dpkg", "--configure", "-a"]
    return all(_succeeds(command) for command in (finish, [*apt, "update"], install))


def _succeeds(command: list[str]) -> bool:
    # dpkg lists every package on standard output; errors are on standard error.
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) == 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    provide_readers()
    provide_tag_reader()
    provide_database_server()
    provide_zpl_renderer()
