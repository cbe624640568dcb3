"""The pages for the waiting room as they will be printed, to print them or to keep them as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from ui.fonts import Role
from ui.services import Services
from ui.standards.results.display_layout import PAGE, Poster, Sheet, sheets
from ui.standards.results.display_paint import as_pdf, paint_all, picture, prepare, save_pdf
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.ground import rounded
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed

_PICTURE = 300
"""Width of the page in the dialog, in pixels at 100 %."""


class PagePicture(QWidget, Themed):
    """One page of paper: white in every theme."""

    def __init__(self, theme: Theme, pages: list[Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._place = pages, 0
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Draw the page anew at the present size."""
        self._image = None
        self.updateGeometry()
        self.update()

    @property
    def place(self) -> int:
        """Which page is shown; the first is 0."""
        return self._place

    def show_page(self, place: int) -> None:
        """Show another page."""
        self._place = place
        self.setAccessibleName(f"Page {place + 1} of {len(self._pages)}, as it will be printed")
        self.restyle()

    def sizeHint(self) -> QSize:
        """The shape of A4."""
        wide = min(self.theme.px(_PICTURE), 420)
        return QSize(wide, round(wide * PAGE.height() / PAGE.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the page with its edge."""
        if self._image is None:
            self._image = picture(self._pages[self._place], self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        rounded(painter, QRectF(self.rect()), 0, edge=self.theme.tokens.line2)


class DisplayDialog(DialogFrame):
    """A picture of each page; Print asks for the printer, Save as PDF for a file."""

    def __init__(self, services: Services, window: QWidget, poster: Poster) -> None:
        theme = services.theme
        super().__init__(theme, window, name="Print for display", width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._poster = services, poster
        self.pages = sheets(poster)
        self.picture = PagePicture(theme, self.pages)
        self.trouble = Banner(theme, Family.OVER, "")
        self.trouble.hide()
        self.where = Label(theme, role=Role.LABEL, tone=Tone.SECOND, figures=True)
        self.back = Button(theme, icon="chevron-left", name="The page before")
        self.forward = Button(theme, icon="chevron-right", name="The next page")
        self.close_button = Button(theme, "Go back")
        self.save = Button(theme, "Save as PDF", icon="download")
        self.print = Button(theme, "Print", icon="printer", kind=Kind.PRIMARY)
        self.content.addLayout(self._body(theme))
        self.content.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        for button in (self.close_button, self.save, self.print):
            buttons.addWidget(button)
        self.content.addLayout(buttons)
        self.back.clicked.connect(self._turn_back)
        self.forward.clicked.connect(self._turn)
        self.close_button.clicked.connect(self.reject)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._ask_printer)
        self._show_page(0)
        self.print.setFocus()

    def _body(self, theme: Theme) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(theme.px(20))
        across.addWidget(self.picture)
        column = QVBoxLayout()
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, "Print for the waiting room", role=Role.TITLE_PANE, wrap=True))
        said = f"The results of {self._poster.board.period.in_words()} on A4, in letters to be read standing."
        for words in (said, "It names no visitor. What is not measured yet is said at the end."):
            column.addWidget(Label(theme, words, tone=Tone.SECOND, wrap=True))
        turn = QHBoxLayout()
        turn.setSpacing(theme.px(6))
        for part in (self.back, self.where, self.forward):
            turn.addWidget(part)
        turn.addStretch(1)
        column.addStretch(1)
        column.addLayout(turn)
        across.addLayout(column, 1)
        return across

    @property
    def title(self) -> str:
        """What the PDF is called."""
        return f"How we kept our promises, {self._poster.board.period.in_words()}"

    def _show_page(self, place: int) -> None:
        self.picture.show_page(place)
        self.where.setText(f"Page {place + 1} of {len(self.pages)}")
        self.back.setEnabled(place > 0)
        self.forward.setEnabled(place + 1 < len(self.pages))

    @Slot()
    def _turn(self) -> None:
        self._show_page(self.picture.place + 1)

    @Slot()
    def _turn_back(self) -> None:
        self._show_page(self.picture.place - 1)

    # keeping and printing

    @Slot()
    def _ask_where(self) -> None:
        period = self._poster.board.period
        chooser = QFileDialog(self, "Save as PDF", f"standards {period.first} to {period.last}.pdf")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter("PDF (*.pdf)")
        chooser.setDefaultSuffix("pdf")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._save_chosen)
        chooser.open()

    @Slot(str)
    def _save_chosen(self, name: str) -> None:
        self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Keep the pages as a PDF in a file; a refusal is shown here."""
        try:
            save_pdf(as_pdf(self.pages, self.title), path)
        except HsdeskError as refusal:
            self._explain(refusal)
            return
        self._services.notices.say_done(f"The pages are saved as {path.name}")
        self.accept()

    @Slot()
    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(self.title)
        prepare(printer)
        chooser = QPrintDialog(printer, self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def print_now() -> None:
            self.print_on(printer)

        chooser.accepted.connect(print_now)
        QDialog.open(chooser)  # its own open() asks for a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """Print every page; a refusal is shown here."""
        try:
            paint_all(printer, self.pages)
        except HsdeskError as refusal:
            self._explain(refusal)
            return
        self._services.notices.say_done("The pages are sent to the printer")
        self.accept()

    def _explain(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()
        self.adjustSize()
