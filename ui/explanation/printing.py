"""Prints plain text on the printer that the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ui.fonts import family

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

_POINTS = 10.5


def print_text(parent: QWidget, title: str, text: str) -> bool:
    """Ask for a printer and print the text; False when the person went back."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw(printer, text)
    return True


def draw(device: QPagedPaintDevice, text: str) -> None:
    """Set the text on pages of a printer or a PDF, as many as it takes."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setFamily(family())
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setPlainText(text)
    document.print_(device)
