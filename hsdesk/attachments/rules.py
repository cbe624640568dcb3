"""Which files may be attached, told by what is in them, and how their names are made safe."""

import io
import re
import unicodedata
import zipfile
from enum import StrEnum

from hsdesk.errors import Refused

LARGEST_FILE = 10 * 1024 * 1024
"""The most bytes of one file: a scanned report of many pages, or a photo from a telephone."""

LONGEST_FILE_NAME = 120
_WORKBOOK, _DOCUMENT = "xl/workbook.xml", "word/document.xml"
_MACROS = "vbaproject.bin"
_MOST_PARTS = 5000


class FileKind(StrEnum):
    """What a file is, whatever it is called."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TEXT = "text"
    DOCUMENT = "docx"
    WORKBOOK = "xlsx"

    @property
    def media_type(self) -> str:
        """The kind as programs name it."""
        return _MEDIA_TYPES[self]

    @property
    def endings(self) -> tuple[str, ...]:
        """How names of such files end, the usual ending first."""
        return _ENDINGS[self]

    @property
    def in_words(self) -> str:
        """The kind as a list shows it."""
        return _WORDS[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.TEXT: "text/plain",
    FileKind.DOCUMENT: f"{_OFFICE}.wordprocessingml.document",
    FileKind.WORKBOOK: f"{_OFFICE}.spreadsheetml.sheet",
}
_ENDINGS = {
    FileKind.PDF: (".pdf",),
    FileKind.PNG: (".png",),
    FileKind.JPEG: (".jpg", ".jpeg"),
    FileKind.TEXT: (".txt", ".csv"),
    FileKind.DOCUMENT: (".docx",),
    FileKind.WORKBOOK: (".xlsx",),
}
_WORDS = {
    FileKind.PDF: "PDF",
    FileKind.PNG: "Picture",
    FileKind.JPEG: "Photo",
    FileKind.TEXT: "Text",
    FileKind.DOCUMENT: "Document",
    FileKind.WORKBOOK: "Spreadsheet",
}
_FIRST_BYTES = {
    FileKind.PDF: b"%PDF-",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.JPEG: b"\xff\xd8\xff",
}


def checked_kind(content: bytes) -> FileKind:
    """What a file is, told by its bytes.

    Raises `Refused` for an empty file, one that is too large, and a kind that cannot be kept.
    """
    if not content:
        raise Refused("This file is empty.", "Choose the file that holds the evidence.", field="file")
    if len(content) > LARGEST_FILE:
        raise Refused(
            f"This file has {len(content) / 1024 / 1024:.1f} MB; at most 10 MB can be kept.",
            "Attach a smaller copy of it, or only the pages that matter.",
            field="file",
        )
    kind = _told_by_first_bytes(content)
    if kind is None and content.startswith(b"PK\x03\x04"):
        kind = _kind_of_parcel(content)
    if kind is None and _is_text(content):
        kind = FileKind.TEXT
    if kind is None:
        raise Refused(
            "A file of this kind cannot be kept here.",
            "Attach a PDF, a PNG or JPEG, a text or CSV file, or a Word or Excel file without macros.",
            field="file",
        )
    return kind


def clean_file_name(name: str, kind: FileKind) -> str:
    """A file's name without folders and characters that some computer would not take.

    It ends as files of its `kind` do, so that no other program opens it than one for what it holds.
    """
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(" " if unicodedata.category(one)[0] == "C" else one for one in plain)
    stem, ending = " ".join(re.sub(r'[<>:"|?*]', "_", kept).split()).strip(" ."), kind.endings[0]
    for known in kind.endings:
        if stem.lower().endswith(known):
            stem, ending = stem[: -len(known)].rstrip(" ."), known
            break
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    return (stem[: LONGEST_FILE_NAME - len(ending)].rstrip(" .") or "File") + ending


_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for its devices."""


def _told_by_first_bytes(content: bytes) -> FileKind | None:
    return next((kind for kind, first in _FIRST_BYTES.items() if content.startswith(first)), None)


def _kind_of_parcel(content: bytes) -> FileKind | None:
    """Word and Excel files are zip files; only their list of contents is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            names = {name.lower() for name in parcel.namelist()[:_MOST_PARTS]}
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, OSError):
        return None
    if "[content_types].xml" not in names or any(name.endswith(_MACROS) for name in names):
        return None
    if _DOCUMENT in names:
        return FileKind.DOCUMENT
    return FileKind.WORKBOOK if _WORKBOOK in names else None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text)
