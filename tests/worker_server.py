"""Starts workers of the program as copies of itself, on request by `worker_copies`.

Its arguments are the module of the worker and the number of its socket. It imports only that
module, so that a copy uses as much memory as a normal worker and has the same limit.
For each request, a supervisor is forked, which forks the worker. The supervisor sends the process
id and then the return code, and keeps the ended process until its socket is closed, as a process
stays until its parent has waited for it.
"""

import importlib
import json
import os
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

_REQUEST_BYTES = 1 << 16
_NUMBER = struct.Struct("q")


def main() -> None:
    """Serve until the socket is closed."""
    worker = importlib.import_module(sys.argv[1])
    server = socket.socket(fileno=int(sys.argv[2]))
    while True:
        request, descriptors, _, _ = socket.recv_fds(server, _REQUEST_BYTES, 4)
        if not request:
            return
        if os.fork() == 0:
            server.close()
            _supervise(worker.main, json.loads(request), descriptors)
            os._exit(0)
        for descriptor in descriptors:
            os.close(descriptor)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _supervise(run: Callable[[], None], arguments: list[str], descriptors: list[int]) -> None:
    *streams, control = descriptors
    pid = os.fork()
    if pid == 0:
        os.close(control)
        _become(run, arguments, streams)
    for descriptor in streams:
        os.close(descriptor)
    os.write(control, _NUMBER.pack(pid))
    ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert ended
    exited = ended.si_code == os.CLD_EXITED
    os.write(control, _NUMBER.pack(ended.si_status if exited else -ended.si_status))
    os.read(control, 1)
    os.waitpid(pid, 0)


def _become(run: Callable[[], None], arguments: list[str], streams: list[int]) -> None:
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.argv = ["worker", *arguments]
    code = 1
    try:
        run()
        sys.stdout.flush()
        code = 0
    except BaseException:  # noqa: BLE001 - the interpreter would report any, too
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
