"""A temporary PostgreSQL server with its own folder, a socket in it, and no TCP."""

import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

USER = "dpp"
"""The administrator of the server."""

_OTHER_USERS = ("postgres", "nobody")
_PROGRAMS = ("initdb", "pg_ctl", "psql")
_TIMEOUT_SECONDS = 300


class NoServer(Exception):
    """No server is available. The message gives the reason."""


class ProgramFailed(Exception):
    """A PostgreSQL program failed. The message contains its output."""


class Server:
    """A running server with the default settings of initdb."""

    def __init__(self, programs: Path, folder: Path, user: str | None) -> None:
        self._programs = programs
        self._folder = folder
        self._user = user
        self._data = str(folder / "data")
        self._options: tuple[str, ...] = ()

    def start(self, *options: str) -> None:
        """Create and start the cluster, with settings such as `port=5433`. Raise NoServer."""
        self._options = options
        try:
            self._run(
                "initdb",
                *("--pgdata", self._data, "--username", USER, "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8"),
                "--no-sync",
            )
            self.start_again()
        except (OSError, subprocess.TimeoutExpired, ProgramFailed) as error:
            raise NoServer(f"no server here: {error}") from error

    def start_again(self) -> None:
        """Start the stopped server. Raise ProgramFailed."""
        settings = ("listen_addresses=", f"unix_socket_directories={self._folder}", *self._options)
        options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", log, "-o", options)

    def start_replica_of(self, primary: "Server") -> None:
        """Create and start a streaming replica of the server. Raise ProgramFailed."""
        source = ("-h", str(primary.socket_folder), "-U", USER)
        self._run("pg_basebackup", *source, "-D", self._data, "-R", "-c", "fast", "--no-sync")
        self.start_again()

    def promote(self) -> None:
        """Let the replica become a primary server."""
        self._run("pg_ctl", "promote", "-w", "-D", self._data)

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; the mode 'immediate' is like a crash."""
        self._run("pg_ctl", "stop", "-w", "-m", mode, "-D", self._data)

    @property
    def socket_folder(self) -> Path:
        """The folder with the socket, which libpq accepts as a host."""
        return self._folder

    def url(self, database: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://{USER}@{quote(str(self._folder), safe='')}/{database}"

    def create_database(self, name: str, template: str = "template0") -> None:
        """Create a database; nobody may be connected to the template."""
        self.psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def psql(self, *statements: str, database: str = "postgres") -> str:
        """Run each statement in its own transaction and return the output of psql."""
        options = [argument for statement in statements for argument in ("-c", statement)]
        where = ("-h", str(self._folder), "-U", USER, "-d", database)
        return self._run("psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", *where, *options)

    def _run(self, program: str, *arguments: str) -> str:
        # Output goes to a file, because the server would inherit a pipe and never close it.
        with tempfile.TemporaryFile("w+") as output:
            ended = subprocess.run(
                [self._programs / program, *arguments],
                cwd=self._folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=_TIMEOUT_SECONDS,
                user=self._user,
                group=self._user and pwd.getpwnam(self._user).pw_gid,
                extra_groups=self._user and (),
            )
            output.seek(0)
            printed = output.read()
        if ended.returncode:
            raise ProgramFailed(f"{program}: {printed.strip()}")
        return printed


@contextmanager
def throw_away_server(folder: Path, *options: str) -> Iterator[Server]:
    """Run a server with these settings during the context. Raise NoServer on failure."""
    with _prepared_server(folder) as server:
        server.start(*options)
        yield server


@contextmanager
def throw_away_replica(folder: Path, primary: Server) -> Iterator[Server]:
    """Run a streaming replica of the server during the context. Raise NoServer on failure."""
    with _prepared_server(folder) as server:
        server.start_replica_of(primary)
        yield server


@contextmanager
def _prepared_server(folder: Path) -> Iterator[Server]:
    """Provide a server in a folder of its own, and stop it if it runs at the end."""
    programs = _find_programs()
    user = _other_user() if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-", dir=folder) as name:
        if user:
            shutil.chown(name, user)
        server = Server(programs, Path(name), user)
        try:
            yield server
        finally:
            with suppress(ProgramFailed):  # a test stopped it
                server.stop()


def _find_programs() -> Path:
    """Return the folder with the programs of the newest installed version."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)
    in_path = shutil.which("initdb")
    folders = [Path(in_path).resolve().parent] if in_path else []
    for folder in folders + newest_first:
        if all((folder / program).is_file() for program in _PROGRAMS):
            return folder
    raise NoServer("no server here: initdb, pg_ctl and psql are not installed")


def _other_user() -> str:
    """Return a user to run the server, because PostgreSQL refuses to run as root."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next((user for user in _OTHER_USERS if user in known), None)
    if user is None:
        raise NoServer("PostgreSQL doesn't run as root, and there is no other user to run it as")
    return user
