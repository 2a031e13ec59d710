"""A channel whose printer answers exactly what and when the test says."""


def host_status(
    *, formats: int = 0, labels: int = 0, paper_out: int = 0, paused: int = 0, presented: int = 0
) -> bytes:
    """Return an answer to ~HS, as in the programming guide of Zebra."""
    lines = (
        f"030,{paper_out},{paused},1245,{formats:03},0,0,0,000,0,0,0",
        f"000,0,0,0,0,2,4,{presented},{labels:08},1,000",
        "1234,0",
    )
    return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)


class ScriptedChannel:
    """A `Channel` that accepts everything; the test puts bytes into `answers_now`."""

    answers = True
    proves_end = True

    def __init__(self) -> None:
        self.peer_closed = False
        self.written = b""
        self.answers_now = b""
        self.always: bytes | None = None
        """The answer to every ~HS, if there is one."""

    def write(self, data: memoryview) -> int:
        """Accept everything."""
        self.written += bytes(data)
        if self.always is not None:
            self.answers_now += self.always * bytes(data).count(b"~HS")
        return len(data)

    def read(self) -> bytes:
        """Return what the test has put there."""
        data, self.answers_now = self.answers_now, b""
        return data

    def wait(self, seconds: float, *, writing: bool) -> None:
        """Wait for nothing."""

    def untaken(self) -> int:
        """Nothing is in a buffer."""
        return 0

    def end(self) -> None:
        """Nothing to do."""

    def is_ended(self) -> bool:
        """Return True: everything was accepted."""
        return True

    def close(self) -> None:
        """Nothing to close."""

    def questions(self) -> int:
        """Return how often the printer was asked for its status."""
        return self.written.count(b"~HS")
