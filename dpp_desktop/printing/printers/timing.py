"""How long to wait for printers, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """The time limits of a connection to a printer."""

    connect: float = 5.0
    """For a connection to be accepted."""
    handshake: float = 1.5
    """For the first answer to a question about the status; printers answer within 0.2 s."""
    answer: float = 3.0
    """For later answers, when a printer may be busy with a label."""
    poll: float = 0.15
    """From an answer to the next question."""
    quiet: float = 1.0
    """For how long a printer must report that it has nothing to print, before its last labels count
    as printed. It may print a label that it no longer counts."""
    label: float = 0.1
    """The shortest time for one label. After a fault, labels that left the buffer of a printer in
    less time were cancelled; those of a faster printer are in doubt then."""
    short: float = 0.5
    """The longest wait of `Delivery.confirmed`."""
    blocked: float = 2.0
    """The longest wait of `Delivery.send`."""
    no_progress: float = 20.0
    """Without any progress, before this is reported as a fault."""
    job_progress: float = 60.0
    """The same for a job in a queue; a laser printer may have to warm up."""
    job_answer: float = 60.0
    """For a queue to accept a document."""
    job_lost: float = 30.0
    """For how long a queue may not say the state of a job, before the connection is lost."""
    job_poll: float = 0.4
    """From one look at the jobs of a queue to the next."""


USUAL = Timing()
"""The time limits for real printers."""
