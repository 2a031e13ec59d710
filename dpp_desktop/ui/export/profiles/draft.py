"""How packs are to be written, while the user is choosing it."""

from dataclasses import dataclass, replace

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.profiles.column_sources import COPIES, LABEL_FILE, NDEF, QR_FILE
from dpp_desktop.profiles.overrides import NoImages, ProfileOverrides
from dpp_desktop.profiles.profile import USUAL_DPI, USUAL_MODULE_MM, Column, Profile

USUAL_IMAGES = ImageOptions(ImageFormat.PNG, USUAL_DPI, USUAL_MODULE_MM)


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What is chosen so far, on the ground of a profile as it comes.

    Columns that need copies, images or a tag, and these themselves, come and go together.
    """

    ground: Profile
    columns: tuple[Column, ...]
    copies: int
    label_file: str
    images: ImageOptions | None = None
    nfc_tag: str = ""

    def shows(self, source: str) -> bool:
        """True if a column has that source."""
        return any(column.source == source for column in self.columns)

    @property
    def has_label(self) -> bool:
        """True if a column has the name of the label file in it."""
        return self.shows(LABEL_FILE)

    @property
    def nfc(self) -> str | None:
        """The tag that a column is for, empty if none is named; None without such a column."""
        return self.nfc_tag if self.shows(NDEF) else None

    @property
    def overrides(self) -> ProfileOverrides:
        """The same as the engine takes it: what is as the profile has it isn't wished for."""
        ground = self.ground
        label = self.label_file if self.has_label else ground.label_file
        return ProfileOverrides(
            ground.name,
            None if self.columns == ground.columns else self.columns,
            None if self.copies == ground.copies else self.copies,
            None if label == ground.label_file else label,
            None if self.images == ground.images else self.images or NoImages(),
            None if self.nfc_tag == ground.nfc_tag else self.nfc_tag,
        )

    def on(self, ground: Profile) -> "ProfileDraft":
        """Returns the same choices for another profile, as far as they make sense there.

        Columns that were chosen are kept where both profiles come with the same; copies and the
        label file are kept, images and the tag if they were chosen.
        """
        own, theirs = draft_of(self.ground, self.ground), draft_of(ground, ground)
        images = theirs.images if self.images == own.images else self.images
        nfc = theirs.nfc if self.nfc == own.nfc else self.nfc
        draft = theirs.with_images(images).with_nfc(nfc)
        kept = ground.columns == self.ground.columns
        return replace(
            draft,
            columns=self.columns if kept else draft.columns,
            label_file=self.label_file or ground.label_file,
        ).with_copies(self.copies)

    def with_copies(self, copies: int) -> "ProfileDraft":
        """Returns the draft for so many labels of each unit, with a column that says so."""
        draft = self if copies == self.ground.copies else self._showing(COPIES)
        return replace(draft, copies=copies)

    def with_images(self, images: ImageOptions | None) -> "ProfileDraft":
        """Returns the draft with such QR images and a column of their files, or without both."""
        if images == self.images:
            return self
        draft = self._showing(QR_FILE) if images else self._hiding(QR_FILE)
        return replace(draft, images=images)

    def with_nfc(self, tag: str | None) -> "ProfileDraft":
        """Returns the draft with what to write to that tag, empty for any; None for no column."""
        if tag == self.nfc:
            return self
        draft = self._hiding(NDEF) if tag is None else self._showing(NDEF)
        return replace(draft, nfc_tag=tag or "")

    def with_column(self, source: str, place: int) -> "ProfileDraft":
        """Returns the draft with one more column at that place, under a heading of its own.

        With the files of images there are images, the usual ones unless others are chosen.
        """
        column = Column(source, _free_heading(source, self.columns))
        columns = (*self.columns[:place], column, *self.columns[place:])
        images = (self.images or USUAL_IMAGES) if source == QR_FILE else self.images
        return replace(self, columns=columns, images=images)

    def without_column(self, place: int) -> "ProfileDraft":
        """Returns the draft without the column at that place.

        With the last one of its kind go the copies, the images or the tag that it is for.
        """
        source = self.columns[place].source
        draft = replace(self, columns=(*self.columns[:place], *self.columns[place + 1 :]))
        if draft.shows(source):
            return draft
        return replace(
            draft,
            copies=self.ground.copies if source == COPIES else self.copies,
            images=None if source == QR_FILE else self.images,
            nfc_tag="" if source == NDEF else self.nfc_tag,
        )

    def with_heading(self, place: int, heading: str) -> "ProfileDraft":
        """Returns the draft with another heading for the column at that place."""
        column = replace(self.columns[place], heading=heading)
        return replace(self, columns=(*self.columns[:place], column, *self.columns[place + 1 :]))

    def moved(self, place: int, by: int) -> "ProfileDraft":
        """Returns the draft with the column at that place further on by so many places."""
        columns = list(self.columns)
        columns.insert(max(0, place + by), columns.pop(place))
        return replace(self, columns=tuple(columns))

    def _showing(self, source: str) -> "ProfileDraft":
        return self if self.shows(source) else self.with_column(source, len(self.columns))

    def _hiding(self, source: str) -> "ProfileDraft":
        columns = tuple(column for column in self.columns if column.source != source)
        return replace(self, columns=columns)


def draft_of(profile: Profile, ground: Profile) -> ProfileDraft:
    """Returns the draft that stands for a profile as it is settled, made from `ground`."""
    return ProfileDraft(
        ground,
        profile.columns,
        profile.copies,
        profile.label_file,
        profile.images,
        profile.nfc_tag,
    )


def _free_heading(source: str, columns: tuple[Column, ...]) -> str:
    """A short heading that no other column has; of a passport field, its last name."""
    taken = {column.heading for column in columns}
    short = source.rpartition(".")[2]
    if short not in taken:
        return short
    return next(f"{short} {n}" for n in range(2, len(columns) + 3) if f"{short} {n}" not in taken)
