"""A token: one unit's identity."""

from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob


@dataclass(frozen=True, slots=True)
class Token:
    """One unit's identity with the job it was minted by.

    `unit` counts from 0 within the job; `number` is the token's place in its serial space.
    """

    serial: str
    number: int
    unit: int
    job: MintJob

    @property
    def url(self) -> str:
        """The resolver URL that a carrier on the unit shows."""
        return self.job.link_prefix + self.serial
