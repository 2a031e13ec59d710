"""Who handed packs over last."""

from dataclasses import dataclass


@dataclass(slots=True)
class LastGiver:
    """Offered the next time; shared by all dialogs of a window. Empty if there is nobody yet."""

    name: str = ""
