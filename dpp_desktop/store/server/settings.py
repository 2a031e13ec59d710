"""The connection settings of a workspace whose store is a database on a server.

They are in a small file in the folder of the workspace. It never contains the password, which is in
the keyring of the system, in a password file, or in the service file that libpq reads.
"""

import ipaddress
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dpp_desktop import durable
from dpp_desktop.model.errors import InvalidInput, Problem, WorkspaceUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store.server import SETTINGS_NAME

DEFAULT_PORT = 5432
TLS_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
"""The values of libpq's `sslmode`, from the weakest to the strongest."""

_FORMAT = "dpp-desktop/server/1"
_SCHEMES = ("postgresql", "postgres")
_MAX_BYTES = 1 << 16
_LOCAL_NAMES = frozenset({"localhost", "ip6-localhost"})


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the database is, and how to connect to it; texts as libpq understands them.

    `host` may be a name, an address, a folder with a socket, or several separated by commas;
    `port` then as well. Empty values are left to libpq, which looks at its environment variables
    and the service file.
    """

    host: str = ""
    port: str = ""
    database: str = ""
    user: str = ""
    tls_mode: str = ""
    root_certificate: str = ""
    certificate: str = ""
    certificate_key: str = ""
    password_file: str = ""
    service: str = ""
    password_in: str = ""
    """'keyring' if the keyring of the system has the password; otherwise, libpq looks for it."""

    @property
    def name(self) -> str:
        """The name of the database in messages, without the user: host:port/database."""
        if self.service and not self.host:
            return f"{self.service}/{self.database}" if self.database else self.service
        host = self.host or "localhost"
        port = f":{self.port}" if self.port else ""
        return f"{host}{port}/{self.database or self.user}"

    @property
    def is_local(self) -> bool:
        """True if all hosts are this computer, so that the connection leaves it never."""
        return not self.service and all(map(_is_local, self.host.split(",")))

    @property
    def effective_tls_mode(self) -> str:
        """The TLS mode: the chosen one, or verify-full for anything but this computer."""
        if self.tls_mode:
            return self.tls_mode
        return "prefer" if self.is_local else "verify-full"

    @property
    def url(self) -> str:
        """The settings as a URL, which `from_url` reads."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        hosts = self.host.split(",")
        ports = self.port.split(",") if self.port else []
        if len(ports) == 1:
            ports *= len(hosts)
        places = [
            _in_url(host) + (f":{port}" if port else "")
            for host, port in zip(hosts, ports or [""] * len(hosts), strict=False)
        ]
        options = {
            name: value for name, field in _OPTIONS.items() if (value := getattr(self, field))
        }
        query = f"?{urlencode(options)}" if options else ""
        return f"postgresql://{user}{','.join(places)}/{quote(self.database, safe='')}{query}"


_OPTIONS = {
    "sslmode": "tls_mode",
    "sslrootcert": "root_certificate",
    "sslcert": "certificate",
    "sslkey": "certificate_key",
    "passfile": "password_file",
    "service": "service",
}
"""The options in a URL, by the names that libpq has for them, and the fields with their values."""
_FIELDS = tuple(field.name for field in fields(ServerSettings))


def from_url(url: str) -> ServerSettings:
    """Return the settings in a URL such as postgresql://user@host:5432/database.

    Raise InvalidInput, also if it contains a password: other users of the computer can read the
    arguments of a command.
    """
    try:
        parts = urlsplit(url)
        options = (
            dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
            if (parts.query)
            else {}
        )
    except ValueError:
        raise _invalid_url(url) from None
    if parts.scheme not in _SCHEMES or parts.fragment or parts.path.count("/") > 1:
        raise _invalid_url(url.partition("@")[2] or url)
    user, _, places = parts.netloc.rpartition("@")
    if ":" in user or "password" in options:
        raise _password_in_url()
    unknown = options.keys() - _OPTIONS.keys()
    if unknown:
        raise _problem(
            "store",
            Message("the option '{option}' is unknown.", option=min(unknown)),
        )
    hosts, ports = _hosts(places)
    values = {field: options.get(name, "") for name, field in _OPTIONS.items()}
    settings = ServerSettings(
        host=hosts,
        port=ports,
        database=unquote(parts.path[1:]),
        user=unquote(user),
        **values,
    )
    return checked(settings)


def checked(settings: ServerSettings) -> ServerSettings:
    """Return the settings if they are valid. Raise InvalidInput."""
    for name in _FIELDS:
        if "\0" in getattr(settings, name) or "\n" in getattr(settings, name):
            raise _problem(name, Message("the value contains a character that isn't allowed."))
    if not settings.database and not settings.service:
        raise _problem("database", Message("the name of the database is missing."))
    if settings.tls_mode and settings.tls_mode not in TLS_MODES:
        raise _problem(
            "sslmode",
            Message("'{mode}' is none of {modes}.", mode=settings.tls_mode, modes=_listed()),
        )
    for port in settings.port.split(",") if settings.port else []:
        if not (port.isascii() and port.isdecimal() and 0 < int(port) < 1 << 16):
            raise _problem("port", Message("'{port}' is not a port number.", port=port))
    return settings


def is_server_url(text: str) -> bool:
    """Return True if the text is meant to be the URL of a database on a server."""
    return text.partition(":")[0].lower() in _SCHEMES


def settings_file(folder: Path) -> Path:
    """Return the path of the settings of the workspace in the folder."""
    return folder / SETTINGS_NAME


def read(folder: Path) -> ServerSettings | None:
    """Return the settings in the folder of a workspace, or None if it has none.

    Raise WorkspaceUnusable if the file isn't valid, EnvironmentFault or PathUnusable if it can't be
    read.
    """
    file = settings_file(folder)
    with os_errors_named(file):
        try:
            with open(file, "rb") as opened:
                content = opened.read(_MAX_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return None
    try:
        return _from_json(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError, InvalidInput):
        raise WorkspaceUnusable(
            Message("The connection settings '{file}' are not valid.", file=file),
            Message("Restore the file, or create the workspace again in a new folder."),
        ) from None


def require(folder: Path) -> ServerSettings:
    """Return the settings in the folder of a workspace. Raise as `read`, also if it has none."""
    found = read(folder)
    if found is None:
        raise WorkspaceUnusable(
            Message("The store of the workspace '{path}' isn't on a server.", path=folder),
            Message("Choose a workspace whose data is in a database on a server."),
        )
    return found


def write(folder: Path, settings: ServerSettings) -> None:
    """Write the settings into the folder of a workspace. Raise EnvironmentFault, PathUnusable."""
    values = {name: value for name, value in asdict(settings).items() if value}
    content = json.dumps({"format": _FORMAT, **values}, indent=1, ensure_ascii=False) + "\n"
    file = settings_file(folder)
    with os_errors_named(file):
        durable.write_whole(file, content.encode("utf-8"), mode=0o600)


def _from_json(document: Any) -> ServerSettings:
    if document.pop("format") != _FORMAT:
        raise ValueError
    if not all(isinstance(value, str) for value in document.values()):
        raise TypeError
    return checked(ServerSettings(**document))


def _hosts(places: str) -> tuple[str, str]:
    """The hosts and the ports in the network location of a URL."""
    hosts: list[str] = []
    ports: list[str] = []
    for place in places.split(","):
        if place.startswith("["):
            host, _, port = place[1:].partition("]")
            port = port.removeprefix(":")
        else:
            host, _, port = place.partition(":")
        hosts.append(unquote(host))
        ports.append(port)
    if not any(ports):
        return ",".join(hosts), ""
    if len(ports) > 1 and not all(ports):
        ports = [port or str(DEFAULT_PORT) for port in ports]
    return ",".join(hosts), ",".join(ports)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else quote(host, safe="")


def _is_local(host: str) -> bool:
    if not host or host.startswith(("/", "@")) or host.lower() in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listed() -> str:
    return ", ".join(TLS_MODES)


def _invalid_url(url: str) -> InvalidInput:
    message = Message("'{url}' is not the URL of a PostgreSQL database.", url=url)
    return InvalidInput(
        [Problem("store", "invalid", message)],
        Message("Enter it like postgresql://user@host/database."),
    )


def _password_in_url() -> InvalidInput:
    return InvalidInput(
        [Problem("store", "password", Message("the URL contains a password."))],
        Message(
            "Leave it out, because other programs can read the arguments of a command. Enter it "
            "when you are asked, or store it in a password file (.pgpass)."
        ),
    )


def _problem(field: str, message: Message) -> InvalidInput:
    return InvalidInput([Problem(field, "invalid", message)])
