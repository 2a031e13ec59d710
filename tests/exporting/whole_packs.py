"""A pack of one job, as a whole."""

from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.csv_writer import render_header, render_rows


def render_pack(job: MintJob, serials: str) -> bytes:
    """The file of these serials, which are end to end."""
    return render_header() + render_rows(job, serials)
