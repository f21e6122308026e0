"""Which colours, distances and type does the program have? One place; the style sheet is made from
it."""

from __future__ import annotations

from pathlib import Path

from sso.record import record

_ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"


@record
class Colours:
    """One scheme; text and muted keep 4.5:1 on bg and surface (WCAG 2.1, 1.4.3)."""

    bg: str
    surface: str
    text: str
    muted: str
    accent: str
    on_accent: str
    ok: str
    warn: str
    bad: str
    line: str


LIGHT = Colours(
    bg="#FFFFFF", surface="#F6F7F9", text="#1B1F24", muted="#57606A", accent="#1F5FBF",
    on_accent="#FFFFFF", ok="#1A7F37", warn="#8A5A00", bad="#C02637", line="#D5DAE0",
)  # fmt: skip
DARK = Colours(
    bg="#16191D", surface="#1F2429", text="#ECEFF2", muted="#A3ADB8", accent="#7FB2FF",
    on_accent="#10131A", ok="#5CC97A", warn="#E8B44C", bad="#FF8A93", line="#39414A",
)  # fmt: skip

# A panel may be light or dark, whatever the windows are, and does not say so: these keep 3:1 on
# both (WCAG 2.1, 1.4.11).
TRAY_TONES = {"ok": "#2B9150", "warn": "#B8720C", "bad": "#E5484D", "quiet": "#778089"}

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
RADIUS = 8
BUTTON_HEIGHT = 32
TITLE_PX, PRODUCT_PX, BODY_PX, SMALL_PX = 20, 15, 13, 12
WINDOW_WIDTH, WINDOW_HEIGHT = 440, 600


def style_sheet(colours: Colours) -> str:
    """Return the one style sheet of the program."""
    scheme = "dark" if colours is DARK else "light"
    check, down, up = (
        (_ICONS / f"control-{name}-{scheme}.svg").as_posix() for name in ("check", "down", "up")
    )
    return f"""
    QWidget {{ color: {colours.text}; font-size: {BODY_PX}px; }}
    QMainWindow, QStackedWidget, QDialog, QMessageBox {{ background: {colours.bg}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
    QLabel[role="brand"] {{ font-size: {PRODUCT_PX}px; font-weight: 600; }}
    QLabel[role="product"] {{ font-size: {PRODUCT_PX}px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="muted"] {{ color: {colours.muted}; font-size: {SMALL_PX}px; }}
    QLabel[role="code"] {{ color: {colours.muted}; font-size: {SMALL_PX}px;
        font-family: monospace; }}
    QLabel[tone="ok"] {{ color: {colours.ok}; font-weight: 600; }}
    QLabel[tone="warn"] {{ color: {colours.warn}; font-weight: 600; }}
    QLabel[tone="bad"] {{ color: {colours.bad}; font-weight: 600; }}
    QLabel[tone="quiet"] {{ color: {colours.muted}; font-weight: 600; }}
    QFrame[role="card"] {{ background: {colours.surface}; border: 1px solid {colours.line};
        border-radius: {RADIUS}px; }}
    QFrame[role="rule"] {{ background: {colours.line}; border: none; max-height: 1px; }}
    QPushButton {{ min-height: {BUTTON_HEIGHT - 2}px; padding: 0 {SPACE_M}px;
        border: 1px solid {colours.line}; border-radius: {RADIUS - 2}px;
        background: {colours.bg}; }}
    QPushButton:hover {{ border-color: {colours.muted}; }}
    QPushButton:pressed {{ background: {colours.surface}; }}
    QPushButton:disabled {{ color: {colours.muted}; border-color: {colours.line}; }}
    QPushButton:focus, QToolButton:focus, QLineEdit:focus {{
        border: 2px solid {colours.accent}; }}
    QPushButton[role="primary"] {{ background: {colours.accent}; color: {colours.on_accent};
        border: 1px solid {colours.accent}; font-weight: 600; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {colours.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {colours.surface};
        color: {colours.muted}; border-color: {colours.line}; }}
    QPushButton[role="link"] {{ border: none; background: transparent; padding: 0;
        color: {colours.accent}; text-align: left; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {colours.accent}; }}
    QToolButton {{ min-height: {BUTTON_HEIGHT - 2}px; min-width: {BUTTON_HEIGHT - 2}px;
        border: 1px solid transparent; border-radius: {RADIUS - 2}px; background: transparent;
        padding: 0 {SPACE_S}px; }}
    QToolButton:hover {{ background: {colours.surface}; border-color: {colours.line}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QLineEdit {{ min-height: {BUTTON_HEIGHT - 2}px; padding: 0 {SPACE_S}px;
        border: 1px solid {colours.line}; border-radius: {RADIUS - 2}px;
        background: {colours.bg}; selection-background-color: {colours.accent};
        selection-color: {colours.on_accent}; }}
    QListWidget {{ border: 1px solid {colours.line}; border-radius: {RADIUS - 2}px;
        background: {colours.bg}; padding: {SPACE_XS}px; outline: none; }}
    QListWidget::item {{ padding: {SPACE_S}px; border-radius: {RADIUS - 4}px; }}
    QListWidget::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QComboBox, QTimeEdit {{ min-height: {BUTTON_HEIGHT - 2}px; padding: 0 {SPACE_S}px;
        border: 1px solid {colours.line}; border-radius: {RADIUS - 2}px;
        background: {colours.bg}; selection-background-color: {colours.accent};
        selection-color: {colours.on_accent}; }}
    QTimeEdit QLineEdit {{ min-height: 0; padding: 0 {SPACE_S}px; border: none;
        background: transparent; }}
    QTimeEdit::up-button, QTimeEdit::down-button {{ width: {SPACE_L}px; border: none;
        subcontrol-origin: border; right: {SPACE_XS}px; }}
    QTimeEdit::up-button {{ subcontrol-position: top right; top: {SPACE_XS}px; }}
    QTimeEdit::down-button {{ subcontrol-position: bottom right; bottom: {SPACE_XS}px; }}
    QTimeEdit::up-arrow, QTimeEdit::down-arrow {{ width: {SPACE_M}px; height: {SPACE_M}px; }}
    QTimeEdit::up-arrow {{ image: url("{up}"); }}
    QTimeEdit::down-arrow {{ image: url("{down}"); }}
    QComboBox::drop-down {{ border: none; width: {SPACE_XL}px; }}
    QComboBox::down-arrow {{ image: url("{down}"); width: {SPACE_L}px; height: {SPACE_L}px; }}
    QComboBox QAbstractItemView {{ background: {colours.bg}; border: 1px solid {colours.line};
        selection-background-color: {colours.accent};
        selection-color: {colours.on_accent}; }}
    QCheckBox {{ min-height: {BUTTON_HEIGHT - 4}px; spacing: {SPACE_S}px;
        border: 2px solid transparent; border-radius: {RADIUS - 2}px; }}
    QCheckBox::indicator {{ width: {SPACE_L}px; height: {SPACE_L}px;
        border: 1px solid {colours.muted}; border-radius: {RADIUS // 2}px;
        background: {colours.bg}; }}
    QCheckBox::indicator:checked {{ background: {colours.accent};
        border-color: {colours.accent}; image: url("{check}"); }}
    QCheckBox::indicator:checked:disabled {{ background: {colours.muted};
        border-color: {colours.muted}; }}
    QCheckBox:disabled, QComboBox:disabled, QTimeEdit:disabled, QLineEdit:disabled {{
        color: {colours.muted}; }}
    QComboBox:disabled, QTimeEdit:disabled, QLineEdit:disabled {{
        background: {colours.surface}; }}
    QCheckBox:focus, QComboBox:focus, QTimeEdit:focus {{ border: 2px solid {colours.accent}; }}
    QMenu {{ background: {colours.bg}; border: 1px solid {colours.line};
        padding: {SPACE_XS}px; }}
    QMenu::item {{ padding: {SPACE_S}px {SPACE_XL}px {SPACE_S}px {SPACE_M}px;
        border-radius: {RADIUS - 4}px; }}
    QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QMenu::item:disabled {{ color: {colours.muted}; }}
    QMenu::separator {{ height: 1px; background: {colours.line}; margin: {SPACE_XS}px; }}
    QScrollBar:vertical {{ width: 10px; background: transparent; }}
    QScrollBar::handle:vertical {{ background: {colours.line}; border-radius: 5px;
        min-height: 24px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QToolTip {{ background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.line}; }}
    """
