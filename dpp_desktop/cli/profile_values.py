"""The options that describe an export profile, for export and profile."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.cli.export_values import ColumnNames
from dpp_desktop.profiles.builtin import BUILT_IN
from dpp_desktop.profiles.column_sources import SOURCES
from dpp_desktop.profiles.overrides import NoImages, ProfileOverrides, image_options
from dpp_desktop.profiles.profile import DEFAULT_DPI, DEFAULT_MODULE_MM, TAG_NAMES, Column

_NONE = "none"


def profile_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose and change a profile; the command gets them as `overrides`."""

    @wraps(function)
    def with_overrides(
        *arguments: Any,
        profile: str | None,
        columns: tuple[Column, ...] | None,
        copies: int | None,
        label: str | None,
        image_format: str | None,
        dpi: int | None,
        module_mm: float | None,
        nfc_tag: str | None,
        **others: Any,
    ) -> Any:
        images = _image_choice(image_format, dpi, module_mm)
        overrides = ProfileOverrides(profile, columns, copies, label, images, nfc_tag)
        return function(*arguments, overrides=overrides, **others)

    for option in reversed(_profile_options()):
        with_overrides = option(with_overrides)
    return with_overrides


def _profile_options() -> tuple[Callable[..., Any], ...]:
    return (
        click.option(
            "--profile",
            metavar="NAME",
            help="Export profile: the brand's profile, a saved one, or one of "
            f"{', '.join(BUILT_IN)}. By default, the brand's profile, or label if it has none.",
        ),
        click.option(
            "--columns",
            metavar="LIST",
            type=ColumnNames(),
            help="Columns and headings, such as url=Link,serial,passport.category=Kind. "
            f"Available: {', '.join(SOURCES)}, and passport fields.",
        ),
        click.option(
            "--copies",
            metavar="N",
            type=int,
            help="Number of labels per unit, in a separate column.",
        ),
        click.option("--label", metavar="NAME", help="Label file to use, in a separate column."),
        click.option(
            "--qr",
            "image_format",
            type=click.Choice([*(each.value for each in ImageFormat), _NONE]),
            help="Write a QR image of each token to folders beside the packs, and add a column of "
            "file names. 'none' writes no images, even if the brand's profile includes them.",
        ),
        click.option(
            "--dpi",
            metavar="N",
            type=int,
            help=f"With --qr: printer resolution in dots per inch, {DEFAULT_DPI} by default. "
            "Modules are a whole number of dots wide.",
        ),
        click.option(
            "--module-mm",
            metavar="MM",
            type=float,
            help=f"With --qr: width of a module in mm, {DEFAULT_MODULE_MM} by default.",
        ),
        click.option(
            "--ndef",
            "nfc_tag",
            metavar="TAG",
            type=click.Choice(TAG_NAMES, case_sensitive=False),
            help=f"Type of NFC tags to write: {', '.join(TAG_NAMES)}. Adds a column with their "
            "content.",
        ),
    )


def _image_choice(
    image_format: str | None, dpi: int | None, module_mm: float | None
) -> ImageOptions | NoImages | None:
    """Return the images that --qr, --dpi and --module-mm choose. Raises UsageError."""
    if image_format not in (None, _NONE):
        return image_options(image_format, dpi or DEFAULT_DPI, module_mm or DEFAULT_MODULE_MM)
    if dpi is not None or module_mm is not None:
        raise click.UsageError("--dpi and --module-mm apply to images. Add --qr svg or --qr png.")
    return NoImages() if image_format else None
