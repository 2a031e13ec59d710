"""Loses the signal that there are reports: the timer alone has to find them then."""

from dpp_desktop.ui.tasks.background import Background, MainThreadQueue


def silence(background: Background) -> None:
    """Has the background's outbox tell nobody any more that something lies in it."""
    outbox = background.findChild(MainThreadQueue)
    assert isinstance(outbox, MainThreadQueue)
    outbox.blockSignals(True)
