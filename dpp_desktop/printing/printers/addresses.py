"""Check and normalise the addresses of printers, without contacting them."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from dpp_desktop.identity.text import TextError, clean_text, shown
from dpp_desktop.model.message import Message

TCP_PORT = 9100
"""The port for raw data of most printers (PDL data stream in the registry of IANA)."""
IPP_PORT = 631

_MAX_ADDRESS = 500
_MAX_QUEUE = 220
"""Windows allows names of 220 characters, CUPS of 127."""
_HOST = re.compile(r"[^\s/\\?#@\[\]<>\"']{1,253}")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]{2,45}(?:%[\w.~-]{1,16})?", re.ASCII)


def host_and_port(address: str, default_port: int) -> tuple[str, int]:
    """Return the host and the port of an address that was checked."""
    split = urlsplit(address)
    return split.hostname or "", split.port or default_port


def device_of(kind: str, address: str) -> str:
    """Return what identifies the device at an address that was checked, whatever it is called.

    `kind` is a key of ADDRESS_CLEANERS. Names of hosts aren't looked up.
    """
    if kind in ("zpl", "ipp"):
        host, port = host_and_port(address, IPP_PORT)
        return f"{host.rstrip('.')}:{port}{urlsplit(address).path}"
    return str(Path(address).resolve()) if kind == "device" else f"queue {address.casefold()}"


def _clean_tcp(text: str) -> str:
    """Return tcp://HOST:PORT. Raises TextError."""
    address = clean_text(text, max_length=_MAX_ADDRESS)
    split = _split(address if "://" in address else f"tcp://{address}")
    if split.scheme not in ("tcp", "socket") or split.path.strip("/") or split.query:
        raise TextError(
            "not_tcp",
            Message("{address} isn't an address such as tcp://HOST:9100", address=shown(text)),
        )
    return f"tcp://{_bracketed(split)}:{split.port or TCP_PORT}"


def _clean_ipp(text: str) -> str:
    """Return ipp://HOST[:PORT]/PATH or ipps://… Raises TextError."""
    address = clean_text(text, max_length=_MAX_ADDRESS)
    split = _split(address)
    if split.scheme not in ("ipp", "ipps") or split.fragment:
        raise TextError(
            "not_ipp",
            Message("{address} isn't an address such as ipp://HOST/ipp/print", address=shown(text)),
        )
    port = f":{split.port}" if split.port else ""
    query = f"?{split.query}" if split.query else ""
    return f"{split.scheme}://{_bracketed(split)}{port}{split.path or '/'}{query}"


def _clean_queue(text: str) -> str:
    """Return the name of a queue. Raises TextError."""
    name = clean_text(text, max_length=_MAX_QUEUE)
    if any(character in name for character in "/#?"):
        raise TextError(
            "not_queue", Message("{name} isn't the name of a printer queue", name=shown(text))
        )
    return name


def _clean_device(text: str) -> str:
    """Return the absolute path of a device file. Raises TextError."""
    path = Path(clean_text(text, max_length=_MAX_ADDRESS)).expanduser()
    absolute = path.absolute()
    try:
        is_folder = absolute.is_dir()
    except OSError:  # for example, if the name is too long
        is_folder = False
    if is_folder:
        raise TextError("is_folder", Message("{path} is a folder", path=shown(text)))
    return str(absolute)


ADDRESS_CLEANERS: dict[str, Callable[[str], str]] = {
    "zpl": _clean_tcp,
    "ipp": _clean_ipp,
    "queue": _clean_queue,
    "device": _clean_device,
}
"""For each kind of connection, what checks its address. Raises TextError."""


def _split(address: str) -> SplitResult:
    """Return the parts of the address. Raises TextError if it has no valid host and port."""
    try:
        split = urlsplit(address)
        port, host = split.port, split.hostname or ""
    except ValueError:
        port, host = 0, ""
    is_host = (_IPV6 if ":" in host else _HOST).fullmatch(host)
    if not is_host or port == 0 or split.username is not None:
        raise TextError(
            "no_host", Message("{address} has no valid host and port", address=shown(address))
        )
    return split


def _bracketed(split: SplitResult) -> str:
    host = split.hostname or ""
    return f"[{host}]" if ":" in host else host
