"""How packs are to be written, while the user is choosing it."""

from dataclasses import dataclass, replace

from dpp_desktop.exporting.profiles.choice import ProfileWish
from dpp_desktop.exporting.profiles.profile import Column, Profile
from dpp_desktop.exporting.profiles.sources import COPIES, LABEL_FILE


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What is chosen so far, on the ground of a profile as it comes."""

    ground: Profile
    columns: tuple[Column, ...]
    copies: int
    label_file: str

    @property
    def has_label(self) -> bool:
        """True if a column has the name of the label file in it."""
        return any(column.source == LABEL_FILE for column in self.columns)

    @property
    def wish(self) -> ProfileWish:
        """The same as the engine takes it: what is as the profile has it isn't wished for."""
        ground = self.ground
        label = self.label_file if self.has_label else ground.label_file
        return ProfileWish(
            ground.name,
            None if self.columns == ground.columns else self.columns,
            None if self.copies == ground.copies else self.copies,
            None if label == ground.label_file else label,
        )

    def on(self, ground: Profile) -> "ProfileDraft":
        """Returns the same choices for another profile, as far as they make sense there.

        Columns that were chosen are kept where both profiles come with the same; copies and the
        label file are kept.
        """
        kept = ground.columns == self.ground.columns
        columns = self.columns if kept else ground.columns
        label = self.label_file or ground.label_file
        return ProfileDraft(ground, columns, self.copies, label).with_copies(self.copies)

    def with_copies(self, copies: int) -> "ProfileDraft":
        """Returns the draft for so many labels of each unit, with a column that says so."""
        shown = any(column.source == COPIES for column in self.columns)
        added = () if shown or copies == self.ground.copies else (Column(COPIES, COPIES),)
        return replace(self, copies=copies, columns=(*self.columns, *added))

    def with_column(self, source: str, place: int) -> "ProfileDraft":
        """Returns the draft with one more column at that place, under a heading of its own."""
        column = Column(source, _free_heading(source, self.columns))
        columns = (*self.columns[:place], column, *self.columns[place:])
        return replace(self, columns=columns)

    def without_column(self, place: int) -> "ProfileDraft":
        """Returns the draft without the column at that place; without copies, there are none."""
        columns = (*self.columns[:place], *self.columns[place + 1 :])
        shown = any(column.source == COPIES for column in columns)
        return replace(self, columns=columns, copies=self.copies if shown else self.ground.copies)

    def with_heading(self, place: int, heading: str) -> "ProfileDraft":
        """Returns the draft with another heading for the column at that place."""
        column = replace(self.columns[place], heading=heading)
        return replace(self, columns=(*self.columns[:place], column, *self.columns[place + 1 :]))

    def moved(self, place: int, by: int) -> "ProfileDraft":
        """Returns the draft with the column at that place further on by so many places."""
        columns = list(self.columns)
        columns.insert(max(0, place + by), columns.pop(place))
        return replace(self, columns=tuple(columns))


def draft_of(profile: Profile, ground: Profile) -> ProfileDraft:
    """Returns the draft that stands for a profile as it is settled, made from `ground`."""
    return ProfileDraft(ground, profile.columns, profile.copies, profile.label_file)


def _free_heading(source: str, columns: tuple[Column, ...]) -> str:
    """A short heading that no other column has; of a passport field, its last name."""
    taken = {column.heading for column in columns}
    short = source.rpartition(".")[2]
    if short not in taken:
        return short
    return next(f"{short} {n}" for n in range(2, len(columns) + 3) if f"{short} {n}" not in taken)
