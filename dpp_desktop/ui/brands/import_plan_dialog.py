"""The dialog that shows what a brand import would add or change, and asks to confirm it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from dpp_desktop.brands.brand_settings import BrandSetting, SettingValue, places_text
from dpp_desktop.brands.import_plan import BrandImportPlan, KeyChange
from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.brand import BrandFile, SerialScope, SerialStyle
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed, GtinRule
from dpp_desktop.passports.schemas.schema_set import RuleLocation
from dpp_desktop.ui.brands.unit_proposals import UnitProposals
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import unit_value_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog


def setting_name(setting: BrandSetting) -> str:
    """Return the title of the setting."""
    names = {
        "name": QCoreApplication.translate("Brand", "Name"),
        "resolver": QCoreApplication.translate("Brand", "Resolver URL"),
        "serials.style": QCoreApplication.translate("Brand", "Serial style"),
        "serials.scope": QCoreApplication.translate("Brand", "Serials are unique"),
        "link.batch": QCoreApplication.translate("Brand", "Batch in the URL"),
        "gtin_pointer": QCoreApplication.translate("Brand", "Passport field for the GTIN"),
        "batch_pointers": QCoreApplication.translate("Brand", "Batch fields"),
        "unit_pointers": QCoreApplication.translate("Brand", "Unit fields"),
        "check_formats": QCoreApplication.translate("Brand", "Formats are enforced"),
        "export_profile": QCoreApplication.translate("Brand", "Export profile"),
        "label_designs": QCoreApplication.translate("Brand", "Label designs"),
        "passport_schema": QCoreApplication.translate("Brand", "Passport schema"),
        "gtin_required": QCoreApplication.translate("Brand", "GTIN required"),
        "rules_off": QCoreApplication.translate("Brand", "Rules turned off"),
    }
    return names[setting.name]


def current_value(setting: BrandSetting) -> str:
    """Return the setting's value in the workspace; empty if the brand is new."""
    if setting.before is None:
        return ""
    if setting.is_digest:
        return QCoreApplication.translate("Brand", "current schema")
    return _value(setting, setting.before)


def planned_value(setting: BrandSetting) -> str:
    """Return the setting's value after the import; of a schema, whether it changes."""
    if not setting.is_digest:
        return _value(setting, setting.after)
    if setting.before is None:
        return QCoreApplication.translate("Brand", "included in the file")
    if setting.changes:
        return QCoreApplication.translate("Brand", "new schema")
    return QCoreApplication.translate("Brand", "unchanged")


def key_change_text(key: KeyChange) -> str:
    """Return a sentence about what the import does with the serial key."""
    sentences = {
        KeyChange.DRAWN: QCoreApplication.translate(
            "Brand", "Not included in the file. A new key is generated."
        ),
        KeyChange.TAKEN: QCoreApplication.translate(
            "Brand", "Included in the file. Both sites mint with the same key."
        ),
        KeyChange.SAME: QCoreApplication.translate(
            "Brand", "Included in the file. The brand already has this key."
        ),
        KeyChange.KEPT: QCoreApplication.translate(
            "Brand", "Not included in the file. The brand keeps its current key."
        ),
        KeyChange.REFUSED: QCoreApplication.translate(
            "Brand", "Included in the file, but different from the brand's current key."
        ),
    }
    return sentences[key]


def affected_products_text(plan: BrandImportPlan) -> str:
    """Return a sentence about the number of affected products."""
    if not plan.products:
        return QCoreApplication.translate("Brand", "No products are affected.")
    return QCoreApplication.translate(
        "Brand",
        "%Ln products are affected. The new settings apply to future mint jobs.",
        "",
        plan.products,
    )


def _gtin_rule_text(rule: GtinRule) -> str:
    text = {
        GtinNeed.ALWAYS: QCoreApplication.translate("Brand", "always"),
        GtinNeed.SOMETIMES: QCoreApplication.translate("Brand", "for some products"),
        GtinNeed.NEVER: QCoreApplication.translate("Brand", "no"),
    }[rule.need]
    return f"{text} ({places_text(rule.places)})" if rule.places else text


def _listed(value: tuple[UnitField, ...] | tuple[RuleLocation, ...]) -> str:
    """Return unit fields, with what fills them in, or schema locations."""
    fields = [each for each in value if isinstance(each, UnitField)]
    if fields:
        return ", ".join(f"{each.pointer}: {unit_value_text(each.value)}" for each in fields)
    return places_text(each for each in value if isinstance(each, RuleLocation))


def _value(setting: BrandSetting, given: SettingValue) -> str:
    if isinstance(given, GtinRule):
        return _gtin_rule_text(given)
    value = _listed(given) if isinstance(given, tuple) else given
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("Brand", "yes")
            if value
            else QCoreApplication.translate("Brand", "no")
        )
    if value == "":
        return QCoreApplication.translate("Brand", "none")
    words: dict[str, dict[object, str]] = {
        "serials.style": {
            SerialStyle.PERMUTED.value: QCoreApplication.translate("Brand", "unpredictable"),
            SerialStyle.SEQUENTIAL.value: QCoreApplication.translate("Brand", "sequential"),
        },
        "serials.scope": {
            SerialScope.BRAND.value: QCoreApplication.translate("Brand", "within the brand"),
            SerialScope.PRODUCT.value: QCoreApplication.translate("Brand", "within each product"),
        },
    }
    return words.get(setting.name, {}).get(value, str(value))


_WIDTH_IN_LETTERS = 100


class ImportPlanDialog(ScrollingDialog):
    """Shows a BrandImportPlan and asks to confirm it; may ask for a site number."""

    schema_requested = Signal()
    """The user wants to see what the schema contains."""

    def __init__(self, plan: BrandImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_plan = plan
        self._plan = plan
        self._title_label = label("", "title")
        self._planned: dict[str, QLabel] = {}
        self._products = _value_label("products", "")
        self._units = UnitProposals(plan.unit_proposals, plan.unit_fields_before)
        self._units.setVisible(bool(plan.unit_proposals))
        self._units.changed.connect(self._choose_units)
        self._site = self._make_site() if self._can_choose_site() else None
        self._message = MessageView()
        self._import = make_primary(QPushButton(self.tr("&Import")))
        self._import.setObjectName("import")
        self._import.setDefault(True)
        self._lay_out()
        self._choose_units()
        self._update_state()

    @property
    def brand(self) -> BrandFile:
        """The brand to import, with the chosen unit fields."""
        return self._plan.brand

    @property
    def site_number(self) -> int | None:
        """The chosen site number of this workspace; None if it can't be chosen."""
        return self._site.value() if self._site else None

    def _can_choose_site(self) -> bool:
        """Return whether the file has a serial key and the site number can still change."""
        return self._plan.brand.shared_key is not None and not self._plan.target.site_fixed

    @Slot()
    def _choose_units(self) -> None:
        """Show the plan with the chosen unit fields."""
        self._plan = self._file_plan.with_unit_fields(self._units.chosen)
        self._title_label.setText(self._title())
        self._products.setText(affected_products_text(self._plan))
        for setting in self._plan.settings:
            self._show_planned(setting)

    @Slot()
    def _update_state(self) -> None:
        """Show what blocks the import, and enable Import if nothing does."""
        number = self.site_number
        plan = self._plan if number is None else self._plan.with_site_number(number)
        lines = [problem_text(problem.message) for problem in plan.problems]
        enable_unless(self._import, "\n".join(lines))
        if lines and self._site is None:  # otherwise the fix is explained at the site number
            lines.append(translated(plan.remedy))
        self._message.show_message(Message(Tone.DANGER, "\n".join(lines)) if lines else None)

    def _lay_out(self) -> None:
        self.setObjectName("brand_outlook")
        self.setWindowTitle(self.tr("Import a brand"))
        self._title_label.setObjectName("outlook_title")
        self._title_label.setWordWrap(True)
        content = QWidget()
        rows = column_layout(
            self._title_label,
            self._grid(),
            self._units,
            self._warning_view(),
            self._message,
            parent=content,
            spacing=Spacing.L,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        self.set_content(content, self._buttons(), letters=_WIDTH_IN_LETTERS)

    def _warning_view(self) -> MessageView:
        """Create the view of the plan's warnings, hidden if there are none."""
        view = MessageView(name="caution")
        lines = [problem_text(warning.message) for warning in self._plan.warnings]
        view.show_message(Message(Tone.WARNING, "\n".join(lines)) if lines else None)
        return view

    def _title(self) -> str:
        if self._plan.added:
            text = self.tr("Add brand {name}?")
        elif self._plan.changes:
            text = self.tr("Update brand {name}?")
        else:
            text = self.tr("Update brand {name}? No settings change.")
        return text.format(name=self._plan.brand.name)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.XL)
        grid.setVerticalSpacing(Spacing.S)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        if not self._plan.added:
            grid.addWidget(label(self.tr("Current"), "secondary"), 0, 1)
            grid.addWidget(label(self.tr("After import"), "secondary"), 0, 2)
        for setting in self._plan.settings:
            self._add_setting(grid, setting)
        self._add_row(
            grid, self.tr("Serial key"), _value_label("key", key_change_text(self._plan.key))
        )
        if not self._plan.added:
            self._add_row(grid, self.tr("Products"), self._products)
        if self._site:
            self._add_row(grid, self.tr("&Site number of this workspace"), self._site)
            grid.setAlignment(self._site, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._site_explanation(), grid.rowCount(), 1, 1, 2)
        return grid

    def _add_setting(self, grid: QGridLayout, setting: BrandSetting) -> None:
        then = _value_label(f"then-{setting.name}", "")
        self._planned[setting.name] = then
        self._add_row(grid, setting_name(setting), then, column=1 if self._plan.added else 2)
        if not self._plan.added:
            now = _value_label(f"now-{setting.name}", current_value(setting))
            grid.addWidget(now, grid.rowCount() - 1, 1, Qt.AlignmentFlag.AlignTop)

    def _show_planned(self, setting: BrandSetting) -> None:
        shown = self._planned[setting.name]
        shown.setText(planned_value(setting))
        set_property(shown, "role", "strong" if setting.changes else "body")

    def _add_row(self, grid: QGridLayout, name: str, value: QWidget, *, column: int = 1) -> None:
        row = grid.rowCount()
        title = label(name, "secondary")
        title.setBuddy(value)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, column, 1, 3 - column, Qt.AlignmentFlag.AlignTop)

    def _make_site(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("site")
        box.setAccessibleName(self.tr("Site number of this workspace"))
        box.setRange(0, MAX_SITE)
        box.setValue(self._plan.target.site)
        box.valueChanged.connect(self._update_state)
        return box

    def _site_explanation(self) -> QLabel:
        text = label(
            self.tr(
                "Each site of the brand needs a unique number, so that their serials never "
                "collide. You can't change it after the first mint job."
            ),
            "secondary",
        )
        text.setWordWrap(True)
        return text

    def _buttons(self) -> QDialogButtonBox:
        box = dialog_buttons(self, self._import, self.tr("Cancel"))
        schema = push_button(self.tr("&Passport schema…"), "show_schema", self.schema_requested)
        schema.setAutoDefault(False)
        box.addButton(schema, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.accept)
        return box


def _value_label(name: str, text: str, role: str = "body") -> QLabel:
    value = label(text, role)
    value.setObjectName(name)
    value.setWordWrap(True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value
