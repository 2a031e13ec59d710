"""How serious a notice is."""

from enum import StrEnum


class Tone(StrEnum):
    """What a notice means to whoever reads it; the values are those of the stylesheet."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def icon(self) -> str:
        """The name of the icon that shows it."""
        return "error" if self is Tone.DANGER else self.value

    @property
    def passing(self) -> bool:
        """True if a notice of this tone may vanish before anybody has closed it."""
        return self in (Tone.INFO, Tone.SUCCESS)
