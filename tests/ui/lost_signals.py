"""Block the signal of the main-thread queue, so that only its timer delivers messages."""

from dpp_desktop.ui.tasks.background import Background, MainThreadQueue


def lose_signals(background: Background) -> None:
    """Block the signal of the background's queue."""
    queue = background.findChild(MainThreadQueue)
    assert isinstance(queue, MainThreadQueue)
    queue.blockSignals(True)
