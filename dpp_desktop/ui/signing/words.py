"""Writes a fingerprint so that people can compare it."""

_GROUP = 4
_GROUPS_IN_A_LINE = 8


def grouped(fingerprint: str) -> str:
    """Returns the digits in groups of four, eight of them in a line."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    starts = range(0, len(groups), _GROUPS_IN_A_LINE)
    return "\n".join(" ".join(groups[at : at + _GROUPS_IN_A_LINE]) for at in starts)
