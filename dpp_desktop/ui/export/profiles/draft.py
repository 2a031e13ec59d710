"""The draft of a profile while the user edits it."""

from dataclasses import dataclass, replace

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.profiles.column_sources import COPIES, LABEL_FILE, NDEF, QR_FILE
from dpp_desktop.profiles.overrides import NoImages, ProfileOverrides
from dpp_desktop.profiles.profile import DEFAULT_DPI, DEFAULT_MODULE_MM, Column, Profile

USUAL_IMAGES = ImageOptions(ImageFormat.PNG, DEFAULT_DPI, DEFAULT_MODULE_MM)


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """The choices so far, based on a complete profile.

    Columns that need copies, images or a tag are added and removed together with them.
    """

    base: Profile
    columns: tuple[Column, ...]
    copies: int
    label_file: str
    images: ImageOptions | None = None
    nfc_tag: str = ""

    def shows(self, source: str) -> bool:
        """Return True if a column has that source."""
        return any(column.source == source for column in self.columns)

    @property
    def has_label(self) -> bool:
        """True if a column contains the name of the label file."""
        return self.shows(LABEL_FILE)

    @property
    def nfc(self) -> str | None:
        """The tag of the NFC column, empty if none is named; None without such a column."""
        return self.nfc_tag if self.shows(NDEF) else None

    @property
    def overrides(self) -> ProfileOverrides:
        """The differences from the base profile, as the engine takes them."""
        base = self.base
        label = self.label_file if self.has_label else base.label_file
        return ProfileOverrides(
            base.name,
            None if self.columns == base.columns else self.columns,
            None if self.copies == base.copies else self.copies,
            None if label == base.label_file else label,
            None if self.images == base.images else self.images or NoImages(),
            None if self.nfc_tag == base.nfc_tag else self.nfc_tag,
        )

    def based_on(self, base: Profile) -> "ProfileDraft":
        """Return the same choices for another profile, where they apply.

        Chosen columns are kept if both profiles have the same columns; copies and the label file
        are kept, and images and the tag if they were chosen.
        """
        own, other = draft_of(self.base, self.base), draft_of(base, base)
        images = other.images if self.images == own.images else self.images
        nfc = other.nfc if self.nfc == own.nfc else self.nfc
        draft = other.with_images(images).with_nfc(nfc)
        kept = base.columns == self.base.columns
        return replace(
            draft,
            columns=self.columns if kept else draft.columns,
            label_file=self.label_file or base.label_file,
        ).with_copies(self.copies)

    def with_copies(self, copies: int) -> "ProfileDraft":
        """Return the draft for that many labels of each unit, with a column for the number."""
        draft = self if copies == self.base.copies else self._showing(COPIES)
        return replace(draft, copies=copies)

    def with_images(self, images: ImageOptions | None) -> "ProfileDraft":
        """Return the draft with these QR images and a column for their files, or without both."""
        if images == self.images:
            return self
        draft = self._showing(QR_FILE) if images else self._hiding(QR_FILE)
        return replace(draft, images=images)

    def with_nfc(self, tag: str | None) -> "ProfileDraft":
        """Return the draft with data for that tag, empty for any tag; None for no column."""
        if tag == self.nfc:
            return self
        draft = self._hiding(NDEF) if tag is None else self._showing(NDEF)
        return replace(draft, nfc_tag=tag or "")

    def with_column(self, source: str, place: int) -> "ProfileDraft":
        """Return the draft with another column at that place, with its own heading.

        A column for image files adds the default images if none are chosen.
        """
        column = Column(source, _free_heading(source, self.columns))
        columns = (*self.columns[:place], column, *self.columns[place:])
        images = (self.images or USUAL_IMAGES) if source == QR_FILE else self.images
        return replace(self, columns=columns, images=images)

    def without_column(self, place: int) -> "ProfileDraft":
        """Return the draft without the column at that place.

        The last column of its kind takes its copies, images or tag with it.
        """
        source = self.columns[place].source
        draft = replace(self, columns=(*self.columns[:place], *self.columns[place + 1 :]))
        if draft.shows(source):
            return draft
        return replace(
            draft,
            copies=self.base.copies if source == COPIES else self.copies,
            images=None if source == QR_FILE else self.images,
            nfc_tag="" if source == NDEF else self.nfc_tag,
        )

    def with_heading(self, place: int, heading: str) -> "ProfileDraft":
        """Return the draft with another heading for the column at that place."""
        column = replace(self.columns[place], heading=heading)
        return replace(self, columns=(*self.columns[:place], column, *self.columns[place + 1 :]))

    def moved(self, place: int, by: int) -> "ProfileDraft":
        """Return the draft with the column moved by that many places."""
        columns = list(self.columns)
        columns.insert(max(0, place + by), columns.pop(place))
        return replace(self, columns=tuple(columns))

    def _showing(self, source: str) -> "ProfileDraft":
        return self if self.shows(source) else self.with_column(source, len(self.columns))

    def _hiding(self, source: str) -> "ProfileDraft":
        columns = tuple(column for column in self.columns if column.source != source)
        return replace(self, columns=columns)


def draft_of(profile: Profile, base: Profile) -> ProfileDraft:
    """Return the draft of a complete profile, based on `base`."""
    return ProfileDraft(
        base,
        profile.columns,
        profile.copies,
        profile.label_file,
        profile.images,
        profile.nfc_tag,
    )


def _free_heading(source: str, columns: tuple[Column, ...]) -> str:
    """A short heading that no other column has; for a passport field, its last name."""
    taken = {column.heading for column in columns}
    short = source.rpartition(".")[2]
    if short not in taken:
        return short
    return next(f"{short} {n}" for n in range(2, len(columns) + 3) if f"{short} {n}" not in taken)
