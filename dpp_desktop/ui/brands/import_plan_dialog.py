"""Shows what importing a brand would add or change, and asks whether to do so."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.import_plan import BrandImportPlan, Fact, KeyChange
from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.brand import SerialScope, SerialStyle
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import dialog_buttons, label, make_primary


def fact_name(fact: Fact) -> str:
    """What the fact is about."""
    names = {
        "name": QCoreApplication.translate("Brand", "Name"),
        "resolver": QCoreApplication.translate("Brand", "Web address"),
        "serials.style": QCoreApplication.translate("Brand", "Serials"),
        "serials.scope": QCoreApplication.translate("Brand", "A serial is unique"),
        "link.batch": QCoreApplication.translate("Brand", "Batch in the web address"),
        "gtin_pointer": QCoreApplication.translate("Brand", "Passport field of the GTIN"),
        "batch_pointers": QCoreApplication.translate("Brand", "Fields of a batch"),
        "export_profile": QCoreApplication.translate("Brand", "How packs are written"),
        "passport_schema": QCoreApplication.translate("Brand", "Passport schema"),
        "gtin_required": QCoreApplication.translate("Brand", "A GTIN is required"),
        "rules_off": QCoreApplication.translate("Brand", "Rules switched off"),
    }
    return names[fact.name]


def value_now(fact: Fact) -> str:
    """What the brand here has, empty if there is none."""
    if fact.before is None:
        return ""
    if fact.is_digest:
        return QCoreApplication.translate("Brand", "as it is")
    return _value(fact, fact.before)


def value_then(fact: Fact) -> str:
    """What the brand will have; of a schema, whether it is another."""
    if not fact.is_digest:
        return _value(fact, fact.after)
    if fact.before is None:
        return QCoreApplication.translate("Brand", "in the file")
    if fact.changes:
        return QCoreApplication.translate("Brand", "another")
    return QCoreApplication.translate("Brand", "the same")


def key_told(key: KeyChange) -> str:
    """What becomes of the serial key, in a sentence."""
    sentences = {
        KeyChange.DRAWN: QCoreApplication.translate(
            "Brand", "Doesn't come along: the brand gets one of its own here."
        ),
        KeyChange.TAKEN: QCoreApplication.translate(
            "Brand", "Comes along: serials are made as at the other site."
        ),
        KeyChange.SAME: QCoreApplication.translate(
            "Brand", "Comes along, and is the one that the brand has already."
        ),
        KeyChange.KEPT: QCoreApplication.translate(
            "Brand", "Doesn't come along: the brand keeps the one it has."
        ),
        KeyChange.REFUSED: QCoreApplication.translate(
            "Brand", "Comes along, and is another than the brand has here."
        ),
    }
    return sentences[key]


def products_told(outlook: BrandImportPlan) -> str:
    """How many products it concerns, in a sentence."""
    if not outlook.products:
        return QCoreApplication.translate("Brand", "None is concerned.")
    text = QCoreApplication.translate(
        "Brand", "{count}: what is minted from now on is as the file says."
    )
    return text.format(count=QLocale().toString(outlook.products))


def _gtin_told(value: str) -> str:
    need, _, places = value.partition(": ")
    told = {
        "always": QCoreApplication.translate("Brand", "always"),
        "sometimes": QCoreApplication.translate("Brand", "for some products"),
        "never": QCoreApplication.translate("Brand", "no"),
    }[need]
    return f"{told} ({places})" if places else told


def _value(fact: Fact, value: object) -> str:
    if fact.name == "gtin_required":
        return _gtin_told(str(value))
    if value == "":
        return QCoreApplication.translate("Brand", "none")
    words: dict[str, dict[object, str]] = {
        "serials.style": {
            SerialStyle.PERMUTED.value: QCoreApplication.translate("Brand", "unguessable"),
            SerialStyle.SEQUENTIAL.value: QCoreApplication.translate("Brand", "ascending"),
        },
        "serials.scope": {
            SerialScope.BRAND.value: QCoreApplication.translate("Brand", "within the brand"),
            SerialScope.PRODUCT.value: QCoreApplication.translate("Brand", "within its product"),
        },
        "link.batch": {
            True: QCoreApplication.translate("Brand", "yes"),
            False: QCoreApplication.translate("Brand", "no"),
        },
    }
    return words.get(fact.name, {}).get(value, str(value))


_WIDTH_IN_LETTERS = 100


class ImportPlanDialog(QDialog):
    """Accepted if the brand is to be imported, with `site_number` if that was to be chosen."""

    def __init__(self, outlook: BrandImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlook = outlook
        self._site = self._make_site() if self._may_choose_site() else None
        self._message = MessageView()
        self._import = make_primary(QPushButton(self.tr("&Import")))
        self._import.setObjectName("import")
        self._import.setDefault(True)
        self._lay_out()
        self._judge()

    @property
    def site_number(self) -> int | None:
        """The number that this workspace is to have as a site, if it was to be chosen."""
        return self._site.value() if self._site else None

    def _may_choose_site(self) -> bool:
        """Sites that share a key need numbers of their own, and this one's may still change."""
        return self._outlook.brand.shared_key is not None and not self._outlook.here.site_fixed

    @Slot()
    def _judge(self) -> None:
        """Says what forbids the import, as long as something does."""
        number = self.site_number
        outlook = self._outlook if number is None else self._outlook.at_site(number)
        told = [problem_text(problem.message) for problem in outlook.problems]
        self._import.setEnabled(not told)
        if told and self._site is None:  # else what to do stands beside the number
            told.append(translated(outlook.remedy))
        self._message.show_message(Message(Tone.DANGER, "\n".join(told)) if told else None)
        self._heighten()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follows with the height when the width changes."""
        super().resizeEvent(event)
        self._heighten()

    def _heighten(self) -> None:
        """Has room for every line at this width: Qt asks only how high the window may start."""
        if rows := self.layout():
            self.setMinimumHeight(rows.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        self.setObjectName("brand_outlook")
        self.setWindowTitle(self.tr("Import a brand"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.L)
        title = label(self._title(), "title")
        title.setObjectName("outlook_title")
        title.setWordWrap(True)
        rows.addWidget(title)
        rows.addLayout(self._grid())
        rows.addWidget(self._caution())
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addWidget(self._buttons())

    def _caution(self) -> MessageView:
        """What to consider; hidden if there is nothing."""
        view = MessageView(name="caution")
        told = [problem_text(caution.message) for caution in self._outlook.cautions]
        view.show_message(Message(Tone.WARNING, "\n".join(told)) if told else None)
        return view

    def _title(self) -> str:
        if self._outlook.added:
            text = self.tr("Add the brand {name}?")
        elif self._outlook.changes:
            text = self.tr("Update the brand {name}?")
        else:
            text = self.tr("Update the brand {name}? Nothing in it changes.")
        return text.format(name=self._outlook.brand.name)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.XL)
        grid.setVerticalSpacing(Spacing.S)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        if not self._outlook.added:
            grid.addWidget(label(self.tr("Now"), "secondary"), 0, 1)
            grid.addWidget(label(self.tr("Then"), "secondary"), 0, 2)
        for fact in self._outlook.facts:
            self._add_fact(grid, fact)
        self._add_row(grid, self.tr("Serial key"), _said("key", key_told(self._outlook.key)))
        if not self._outlook.added:
            told = _said("products", products_told(self._outlook))
            self._add_row(grid, self.tr("Products"), told)
        if self._site:
            self._add_row(grid, self.tr("&Site number here"), self._site)
            grid.setAlignment(self._site, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._site_explained(), grid.rowCount(), 1, 1, 2)
        return grid

    def _add_fact(self, grid: QGridLayout, fact: Fact) -> None:
        then = _said(f"then-{fact.name}", value_then(fact), "strong" if fact.changes else "body")
        self._add_row(grid, fact_name(fact), then, column=1 if self._outlook.added else 2)
        if not self._outlook.added:
            now = _said(f"now-{fact.name}", value_now(fact))
            grid.addWidget(now, grid.rowCount() - 1, 1, Qt.AlignmentFlag.AlignTop)

    def _add_row(self, grid: QGridLayout, name: str, value: QWidget, *, column: int = 1) -> None:
        row = grid.rowCount()
        title = label(name, "secondary")
        title.setBuddy(value)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, column, 1, 3 - column, Qt.AlignmentFlag.AlignTop)

    def _make_site(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("site")
        box.setAccessibleName(self.tr("Site number here"))
        box.setRange(0, MAX_SITE)
        box.setValue(self._outlook.here.site)
        box.valueChanged.connect(self._judge)
        return box

    def _site_explained(self) -> QLabel:
        text = label(
            self.tr(
                "Every site of the brand needs a number of its own: it keeps their serials apart. "
                "It is fixed once something is minted."
            ),
            "secondary",
        )
        text.setWordWrap(True)
        return text

    def _buttons(self) -> QDialogButtonBox:
        box = dialog_buttons(self, self._import, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        return box


def _said(name: str, text: str, role: str = "body") -> QLabel:
    made = label(text, role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
