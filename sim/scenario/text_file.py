"""Read a text file of the user's, or say why that cannot be done."""

from pathlib import Path

from sim.errors import Mark, Problem, ScenarioError


def read_text(path: Path, at_most_bytes: int) -> str:
    """Return the text of a UTF-8 file, lines ending in a plain line feed.

    A byte order mark is left out. Excel's "CSV UTF-8" is read, its plain CSV only where it is
    ASCII.

    Parameters
    ----------
    path
        Of a file.
    at_most_bytes
        More is refused before it is decoded.

    Raises
    ------
    ScenarioError
        When there is no such file, it is too large or it is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _error(path, _unreadable(error)) from error
    if len(content) > at_most_bytes:
        size = f"{len(content) / 1e6:.1f} MB, more than {at_most_bytes / 1e6:g} MB"
        raise _error(path, f"the file is too large ({size}); put long lists into tables (CSV)")
    try:
        # Excel writes a byte order mark in front of UTF-8
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        message = f"the file is not UTF-8 (byte 0x{content[error.start]:02X}); save it as UTF-8"
        raise _error(path, message, line=before.count(b"\n") + 1, column=column) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(error: OSError) -> str:
    """Return why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"the file cannot be read: {error.strerror or error}"


def _error(path: Path, message: str, *, line: int = 1, column: int = 1) -> ScenarioError:
    return ScenarioError([Problem(Mark(str(path), line, column), "", message)])
