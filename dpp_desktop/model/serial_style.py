"""How numbers are encoded as serials."""

from enum import StrEnum


class SerialStyle(StrEnum):
    """How a number is encoded as a serial."""

    PERMUTED = "permuted"
    """Encrypted with the key of the serial space: unpredictable, and doesn't reveal quantities."""
    SEQUENTIAL = "sequential"
    """The number itself in base 32: ascending, for brands that require this."""
