"""A resolver answers from a database server, and again after the server was away."""

from pathlib import Path

from dpp_desktop.store.server import settings
from dpp_desktop.store.server.workspace import create_on_server
from tests.conftest import parka
from tests.postgresql_server import Server
from tests.samples import mint, put_samples
from tests.server.asking import path_of
from tests.server.running import running_resolver


def test_a_resolver_answers_again_once_the_server_is_back(
    own_server: Server, tmp_path: Path
) -> None:
    own_server.create_database("resolver")
    with create_on_server(tmp_path, settings.from_url(own_server.url("resolver")), None) as made:
        put_samples(made)
        path = path_of(made, mint(made, parka(3)), 2)
    with running_resolver(tmp_path) as resolver:
        assert b"Fjell winter parka" in resolver.get(path).content
        own_server.stop()
        try:
            # What was read within the last second is still answered.
            while (reply := resolver.get(path)).status == 200:
                pass
            assert reply.status == 503
            assert b"resolver" in reply.content
            assert own_server.url("resolver").encode() not in reply.content
        finally:
            own_server.start_again()
        while (reply := resolver.get(path)).status == 503:
            pass
        assert reply.status == 200
        assert resolver.stop() == 0
