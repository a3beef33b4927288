from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.text_file import read_text

MOST = 1_000


def read(folder: Path, content: bytes) -> str:
    file = folder / "file.txt"
    file.write_bytes(content)
    return read_text(file, MOST)


def problem(folder: Path, content: bytes) -> str:
    with pytest.raises(ScenarioError) as caught:
        read(folder, content)
    return str(caught.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("ñandú 🚑".encode(), "ñandú 🚑"),
        (b"", ""),
        (b"x" * MOST, "x" * MOST),
    ],
    ids=["Unix", "Windows", "old Mac", "byte order mark", "beyond ASCII", "empty", "just fits"],
)
def test_text_is_read_however_its_lines_end(tmp_path: Path, content: bytes, text: str) -> None:
    assert read(tmp_path, content) == text


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xf1andu", "1:1: the file is not UTF-8 (byte 0xF1)"),
        (b"a\nb: a\xf1o\n", "2:5: the file is not UTF-8 (byte 0xF1)"),
        ("línea\nsólo ".encode() + b"\xe9", "2:6: the file is not UTF-8 (byte 0xE9)"),
        (b"PK\x03\x04\x80", "1:5: the file is not UTF-8 (byte 0x80)"),
    ],
    ids=["at the start", "in the second line", "behind accents", "an Excel file"],
)
def test_another_encoding_is_said_at_its_first_byte(
    tmp_path: Path, content: bytes, place: str
) -> None:
    assert problem(tmp_path, content) == f"file.txt:{place}; save it as UTF-8"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    assert problem(tmp_path, b"x" * (MOST + 1)) == (
        "file.txt:1:1: the file is too large (0.0 MB, more than 0.001 MB); put long lists into"
        " tables (CSV)"
    )


def test_a_file_that_there_is_not_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"gone\.csv:1:1: there is no such file"):
        read_text(tmp_path / "gone.csv", MOST)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="the file cannot be read: Is a directory"):
        read_text(tmp_path, MOST)
