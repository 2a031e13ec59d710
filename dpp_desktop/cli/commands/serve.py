"""`dpp-desktop serve`: answers the URLs of units on this computer or the local network."""

from collections.abc import Callable
from pathlib import Path

import click

from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.session import Session, SomePath, WholeNumber, common_options, pass_session
from dpp_desktop.cli.signals import stop_on_signals
from dpp_desktop.server.addresses import (
    DEFAULT_PORT,
    THIS_COMPUTER,
    is_local_only,
    open_address,
    reachable_urls,
)
from dpp_desktop.server.serving import (
    DEFAULT_RATE,
    MAX_RATE,
    Tls,
    serve,
)


@click.command("serve")
@click.option(
    "--host",
    default=THIS_COMPUTER,
    show_default=True,
    help="Address to answer at; 0.0.0.0 for all networks of this computer.",
)
@click.option(
    "--port",
    type=WholeNumber(min=0, max=65_535),
    default=DEFAULT_PORT,
    show_default=True,
    help="TCP port; 0 for any free one.",
)
@click.option("--certificate", metavar="FILE.pem", type=SomePath(), help="TLS certificate.")
@click.option("--key", metavar="FILE.pem", type=SomePath(), help="Private key of the certificate.")
@click.option(
    "--rate",
    type=WholeNumber(min=0, max=MAX_RATE),
    default=DEFAULT_RATE,
    show_default=True,
    help="Requests per second that a client may make on average; 0 for any number.",
)
@click.option(
    "--parent",
    metavar="PID",
    type=WholeNumber(min=1),
    help="Stop once the process with this ID has ended.",
)
@common_options
@pass_session
def command(
    session: Session,
    host: str,
    port: int,
    certificate: Path | None,
    key: Path | None,
    rate: int,
    parent: int | None,
) -> None:
    """Answer the URLs of units with their passports, until it is interrupted.

    A unit is found under the path of its URL, for example
    http://127.0.0.1:8080/01/09506000134352/21/0123456789AB. Only public fields are shown. Products
    and batches are found by their GTIN.

    With --json, a document with the addresses is printed once requests are answered.
    """
    if (certificate is None) is not (key is None):
        raise click.UsageError("--certificate and --key must be given together.")
    tls = Tls(certificate, key) if certificate and key else None
    # A request that waited would delay all others.
    with session.open(waits=False) as workspace, stop_on_signals() as stop:
        address = open_address(host, port)
        used_port = address.getsockname()[1]
        watch = _watch(parent)
        urls = reachable_urls(host, used_port, is_encrypted=tls is not None)
        serve(
            workspace,
            address,
            rate=rate,
            tls=tls,
            should_stop=lambda: stop.made or (watch is not None and not watch()),
            started=lambda: _report(session, urls, is_local=is_local_only(host)),
        )


def _report(session: Session, urls: list[str], *, is_local: bool) -> None:
    if session.json:
        print_json({"urls": urls, "local": is_local})
        return
    say(f"The resolver answers at {' and '.join(urls)}")
    if is_local:
        note("Only this computer can reach it. Use --host 0.0.0.0 for the local network.")
    note("Stop it with Ctrl+C.")


def _watch(process_id: int | None) -> Callable[[], bool] | None:
    """Return a function that returns whether the process still runs; None for no process.

    The window starts a resolver with its own process, so that no resolver is left if it crashes.
    """
    if process_id is None:
        return None
    import psutil  # type: ignore[import-untyped] # it has no types

    try:
        process = psutil.Process(process_id)
    except psutil.NoSuchProcess:
        return lambda: False
    return lambda: process.is_running() and process.status() != psutil.STATUS_ZOMBIE
