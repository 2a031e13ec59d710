"""A token: the identity of one unit."""

from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob


@dataclass(frozen=True, slots=True)
class Token:
    """The identity of one unit, with the job that minted it.

    `unit` counts from 0 within the job; `number` is the number of the token in its serial space.
    """

    serial: str
    number: int
    unit: int
    job: MintJob

    @property
    def url(self) -> str:
        """The resolver URL that the carrier on the unit contains."""
        return self.job.link_prefix + self.serial
