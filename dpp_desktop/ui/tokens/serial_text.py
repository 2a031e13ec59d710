"""Serials as people read them aloud and compare them."""

_GROUP = 4


def grouped(serial: str) -> str:
    """Returns the serial in groups of four: '7K3M9Q2TXW4B' as '7K3M-9Q2T-XW4B'."""
    return "-".join(serial[at : at + _GROUP] for at in range(0, len(serial), _GROUP))
