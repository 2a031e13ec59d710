"""Limit the requests of each client to a rate, with a bounded amount of memory."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

MAX_CLIENTS = 10_000
"""The number of clients that are remembered; the one that was seen first is forgotten first."""
_BURST_SECONDS = 2
_NETWORK_BITS = 64
"""A client with IPv6 has the addresses of a whole network of this length (RFC 6177)."""


class RateLimit:
    """Allows each client `rate` requests a second on average, and twice as many at once.

    A client that pauses regains requests continuously (token bucket). `rate` 0 allows everything.
    """

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = max(1.0, rate * _BURST_SECONDS)
        self._clock = clock
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Return whether the client with the IP address may make another request now."""
        if not self._rate:
            return True
        client = _network(address) if ":" in address else address
        now = self._clock()
        left, before = self._clients.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - before) * self._rate)
        is_allowed = left >= 1
        self._clients[client] = (left - 1 if is_allowed else left, now)
        if len(self._clients) > MAX_CLIENTS:
            self._clients.popitem(last=False)
        return is_allowed


def _network(address: str) -> str:
    """Return the network of an IPv6 address; an IPv4 address in one stays an address."""
    try:
        parsed = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, _NETWORK_BITS), strict=False))
