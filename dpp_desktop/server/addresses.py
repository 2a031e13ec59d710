"""The address that a resolver answers at, and those under which devices reach it."""

import ipaddress
import os
import socket

from dpp_desktop.model.errors import EnvironmentFault, InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import reason_of

THIS_COMPUTER = "127.0.0.1"
ALL_NETWORKS = "0.0.0.0"  # noqa: S104 - only if the user chooses it
DEFAULT_PORT = 8080
BACKLOG = 128
"""How many connections may wait to be accepted."""
_EVERY = (ALL_NETWORKS, "::")


def open_address(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to the address; port 0 means any free one.

    Raise InvalidInput if the host isn't one of this computer, and EnvironmentFault if the port
    can't be used.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise _unknown_host(host) from None
    family, _, _, _, address = found[0]
    opened = socket.socket(family)
    try:
        if os.name == "posix":  # on Windows, another program could then take the port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(BACKLOG)
    except OSError as error:
        opened.close()
        raise _unusable_address(host, port, error) from error
    opened.setblocking(False)
    return opened


def check_address(host: str, port: int) -> None:
    """Raise what `open_address` raises, and leave the address free."""
    open_address(host, port).close()


def is_local_only(host: str) -> bool:
    """Return whether only this computer reaches the host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def reachable_urls(host: str, port: int, *, is_encrypted: bool = False) -> list[str]:
    """Return the URLs of a resolver that is bound to the host and port, the likeliest first.

    A host that stands for all addresses of the computer is replaced by those of its networks. If it
    has none, only this computer reaches the resolver.
    """
    hosts = (_network_addresses() or [THIS_COMPUTER]) if host in _EVERY else [host]
    scheme = "https" if is_encrypted else "http"
    return [f"{scheme}://{f'[{each}]' if ':' in each else each}:{port}/" for each in hosts]


def _network_addresses() -> list[str]:
    """Return the IPv4 addresses of active networks, those of private networks first."""
    import psutil  # type: ignore[import-untyped] # it has no types

    states = psutil.net_if_stats()
    found = [
        ipaddress.IPv4Address(each.address)
        for name, addresses in psutil.net_if_addrs().items()
        if name in states and states[name].isup
        for each in addresses
        if each.family.name == "AF_INET"
    ]
    usable = [each for each in found if not each.is_loopback and not each.is_link_local]
    return [str(each) for each in sorted(usable, key=lambda each: (not each.is_private, each))]


def _unknown_host(host: str) -> InvalidInput:
    message = Message("'{host}' is not an address of this computer.", host=host)
    return InvalidInput(
        [Problem("host", "unknown", message)],
        Message("Use 127.0.0.1 for this computer only, or 0.0.0.0 for the whole network."),
    )


def _unusable_address(host: str, port: int, error: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        Message(
            "The resolver can't use port {port} of {host}: {reason}.",
            port=str(port),
            host=host,
            reason=reason_of(error),
        ),
        Message("Choose a different port or host, or stop the program that uses it."),
    )
