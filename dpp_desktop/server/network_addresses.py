"""The addresses under which other devices reach a resolver on this computer."""

import ipaddress

_EVERY = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound
_LOOPBACK = "127.0.0.1"


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
    hosts = (_network_addresses() or [_LOOPBACK]) if host in _EVERY else [host]
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
