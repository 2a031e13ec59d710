"""Every client gets its rate, whatever others do, and memory stays bounded."""

from dpp_desktop.server.rate_limit import MAX_CLIENTS, RateLimit


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def _allowed(limit: RateLimit, address: str, requests: int) -> int:
    return sum(limit.allows(address) for _ in range(requests))


def test_a_client_may_make_two_seconds_of_requests_at_once() -> None:
    clock = Clock()
    limit = RateLimit(10, clock)
    assert _allowed(limit, "10.0.0.1", 50) == 20
    clock.now += 0.5
    assert _allowed(limit, "10.0.0.1", 50) == 5
    clock.now += 3_600
    assert _allowed(limit, "10.0.0.1", 50) == 20


def test_clients_dont_share_a_limit() -> None:
    limit = RateLimit(1, Clock())
    assert _allowed(limit, "10.0.0.1", 5) == 2
    assert _allowed(limit, "10.0.0.2", 5) == 2


def test_addresses_of_one_ipv6_network_are_one_client() -> None:
    limit = RateLimit(1, Clock())
    assert _allowed(limit, "2001:db8:1:2::1", 1) == 1
    assert _allowed(limit, "2001:db8:1:2:ffff::9", 5) == 1
    assert _allowed(limit, "2001:db8:1:3::1", 5) == 2
    assert _allowed(limit, "::ffff:10.0.0.1", 1) == 1
    assert _allowed(limit, "::ffff:10.0.0.2", 5) == 2
    assert _allowed(limit, "fe80::1%eth0", 5) == 2


def test_rate_zero_allows_everything() -> None:
    assert _allowed(RateLimit(0, Clock()), "10.0.0.1", 10_000) == 10_000


def test_slow_rates_allow_a_first_request() -> None:
    assert _allowed(RateLimit(0.1, Clock()), "10.0.0.1", 5) == 1


def test_the_client_that_was_seen_first_is_forgotten_first() -> None:
    limit = RateLimit(1, Clock())
    assert _allowed(limit, "first", 5) == 2
    for number in range(MAX_CLIENTS - 1):
        limit.allows(f"client-{number}")
    assert _allowed(limit, "first", 5) == 0
    for number in range(MAX_CLIENTS):
        limit.allows(f"other-{number}")
    assert _allowed(limit, "first", 5) == 2
