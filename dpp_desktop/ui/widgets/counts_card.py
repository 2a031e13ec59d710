"""A card with counts beside each other, each above its caption."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QGridLayout

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label


class CountsCard(QFrame):
    """Shows counts in large letters. The label of a count is named `count_` and its name."""

    def __init__(self, captions: Mapping[str, str]) -> None:
        """`captions` are the texts below the counts, by the name of the count."""
        super().__init__()
        self.setProperty("kind", "card")
        self._counts = {name: label("", "title") for name in captions}
        grid = QGridLayout(self)
        grid.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        for column, (name, caption) in enumerate(captions.items()):
            self._counts[name].setObjectName(f"count_{name}")
            grid.addWidget(self._counts[name], 0, column)
            grid.addWidget(label(caption), 1, column)
            grid.setColumnStretch(column, 1)

    def show_counts(self, texts: Mapping[str, str]) -> None:
        """Show the counts, by their names."""
        for name, text in texts.items():
            self._counts[name].setText(text)
