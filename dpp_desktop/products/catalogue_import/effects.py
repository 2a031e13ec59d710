"""The effects of a catalogue's rows on existing products: values that are lost or kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dpp_desktop.identity.text import shown

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

    def messages(self) -> list[str]:
        """Return a sentence for each effect on existing products."""
        return [*self._gtin_messages(), *self._field_messages()]

    def _gtin_messages(self) -> Iterator[str]:
        if self.gtins_lost == 1:
            yield "1 product loses its GTIN."
        elif self.gtins_lost:
            yield f"{self.gtins_lost:,} products lose their GTIN."
        if self.gtins_changed == 1:
            yield "1 product gets another GTIN."
        elif self.gtins_changed:
            yield f"{self.gtins_changed:,} products get another GTIN."
        if self.gtins_minted == 1:
            yield "1 of these has mint jobs, whose tokens keep the GTIN they were minted with."
        elif self.gtins_minted:
            yield (
                f"{self.gtins_minted:,} of these have mint jobs, whose tokens keep the GTIN they "
                "were minted with."
            )

    def _field_messages(self) -> Iterator[str]:
        if self.losing_fields == 1:
            yield f"1 product loses passport values: {self.lost_fields:,}."
        elif self.losing_fields:
            yield (
                f"{self.losing_fields:,} products lose passport values: {self.lost_fields:,} in "
                "all."
            )
        if self.becoming_drafts == 1:
            yield "1 product that can be minted for becomes a draft."
        elif self.becoming_drafts:
            yield f"{self.becoming_drafts:,} products that can be minted for become drafts."
        if self.keeping == 1:
            yield "1 product keeps values that the list leaves empty."
        elif self.keeping:
            yield f"{self.keeping:,} products keep values that the list leaves empty."


def effect_messages(effects: Effects, gtin_after: str | None) -> list[str]:
    """Return the effects of a row that need attention, as sentences."""
    found = []
    if effects.lost:
        lost = ", ".join(map(shown, effects.lost[:_MAX_NAMED_FIELDS]))
        more = " …" if len(effects.lost) > _MAX_NAMED_FIELDS else ""
        found.append(f"loses its values of {lost}{more}.")
    if effects.changes_gtin:
        found.append(f"gets the GTIN {gtin_after} instead of {effects.gtin_before}.")
    if effects.minted:
        found.append("has mint jobs, whose tokens keep the GTIN they were minted with.")
    if effects.becomes_draft:
        found.append("can be minted for now, and becomes a draft.")
    return found
