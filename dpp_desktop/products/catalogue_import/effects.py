"""The effects of a catalogue's rows on existing products: values that are lost or kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dpp_desktop.identity.text import shown
from dpp_desktop.model.message import Message

_GTIN = "gtin"
_MAX_NAMED_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Effects:
    """The effects of a row on its product.

    `lost` are the fields, such as "gtin" and "passport.care", whose values are removed. `kept`
    are the fields that keep their value although the row's cell is empty. `gtin_before` is the
    product's GTIN if it changes or is removed; `minted` is then True if there are mint jobs.
    `becomes_draft` is True if the product can be minted for now, but not after the import.
    """

    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    gtin_before: str | None = None
    minted: bool = False
    becomes_draft: bool = False

    @property
    def changes_gtin(self) -> bool:
        """Whether the product's GTIN is replaced by a different one."""
        return self.gtin_before is not None and _GTIN not in self.lost

    @property
    def needs_attention(self) -> bool:
        """Whether the user should review the row before the import."""
        return bool(self.lost) or self.gtin_before is not None or self.becomes_draft


NO_EFFECTS = Effects()


@dataclass(frozen=True, slots=True)
class EffectCounts:
    """The numbers of products with each effect; `lost_fields` is the total over all products."""

    gtins_lost: int = 0
    gtins_changed: int = 0
    gtins_minted: int = 0
    losing_fields: int = 0
    lost_fields: int = 0
    becoming_drafts: int = 0
    keeping: int = 0

    @classmethod
    def of(cls, effects: Effects) -> "EffectCounts":
        """Return the counts of one product."""
        lost_fields = sum(field != _GTIN for field in effects.lost)
        return cls(
            gtins_lost=int(_GTIN in effects.lost),
            gtins_changed=int(effects.changes_gtin),
            gtins_minted=int(effects.minted),
            losing_fields=int(lost_fields > 0),
            lost_fields=lost_fields,
            becoming_drafts=int(effects.becomes_draft),
            keeping=int(bool(effects.kept)),
        )

    def tally(self) -> Counter[str]:
        """Return the counts by name."""
        return Counter({name: getattr(self, name) for name in self.__slots__})

    @property
    def needs_attention(self) -> bool:
        """Whether the user should review the effects before the import."""
        return replace(self, keeping=0) != EffectCounts()

    def messages(self) -> list[Message]:
        """Return a sentence for each effect on existing products."""
        return [*self._gtin_messages(), *self._field_messages()]

    def _gtin_messages(self) -> Iterator[Message]:
        if self.gtins_lost == 1:
            yield Message("1 product loses its GTIN.")
        elif self.gtins_lost:
            yield Message("{count:,} products lose their GTIN.", count=self.gtins_lost)
        if self.gtins_changed == 1:
            yield Message("1 product gets a different GTIN.")
        elif self.gtins_changed:
            yield Message("{count:,} products get a different GTIN.", count=self.gtins_changed)
        if self.gtins_minted == 1:
            yield Message("1 of these has mint jobs, whose tokens keep their GTIN.")
        elif self.gtins_minted:
            yield Message(
                "{count:,} of these have mint jobs, whose tokens keep their GTIN.",
                count=self.gtins_minted,
            )

    def _field_messages(self) -> Iterator[Message]:
        if self.losing_fields == 1:
            yield Message("1 product loses passport values: {values:,}.", values=self.lost_fields)
        elif self.losing_fields:
            yield Message(
                "{count:,} products lose passport values: {values:,} in total.",
                count=self.losing_fields,
                values=self.lost_fields,
            )
        if self.becoming_drafts == 1:
            yield Message("1 complete product becomes a draft.")
        elif self.becoming_drafts:
            yield Message(
                "{count:,} complete products become drafts.",
                count=self.becoming_drafts,
            )
        if self.keeping == 1:
            yield Message("1 product keeps values that are empty in the list.")
        elif self.keeping:
            yield Message(
                "{count:,} products keep values that are empty in the list.", count=self.keeping
            )


def effect_messages(effects: Effects, gtin_after: str | None) -> list[Message]:
    """Return what needs attention of what a row does to its product, in sentences."""
    found: list[Message] = []
    if effects.lost:
        more = " …" if len(effects.lost) > _MAX_NAMED_FIELDS else ""
        lost = ", ".join(map(shown, effects.lost[:_MAX_NAMED_FIELDS])) + more
        found.append(Message("loses its values in {fields}.", fields=lost))
    if effects.changes_gtin:
        found.append(
            Message(
                "gets the GTIN {after} instead of {before}.",
                after=gtin_after,
                before=effects.gtin_before,
            )
        )
    if effects.minted:
        found.append(Message("has mint jobs, whose tokens keep their GTIN."))
    if effects.becomes_draft:
        found.append(Message("is complete, and becomes a draft."))
    return found
