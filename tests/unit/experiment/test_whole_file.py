"""Tests of files that a reader sees whole or not at all."""

from pathlib import Path

import pytest

from sim.experiment.whole_file import whole_text_file


def test_file_appears_when_the_block_is_through(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    with whole_text_file(file) as stream:
        stream.write("día,ñandú\n")
        was_there = file.exists()

    assert not was_there
    assert file.read_bytes() == "día,ñandú\n".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_lines_end_as_they_were_written_on_every_system(tmp_path: Path) -> None:
    with whole_text_file(tmp_path / "t") as stream:
        stream.write("a\nb\r\n")

    assert (tmp_path / "t").read_bytes() == b"a\nb\r\n"


def test_earlier_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("old and longer")
    with whole_text_file(file) as stream:
        stream.write("new")

    assert file.read_text() == "new"


@pytest.mark.parametrize("error", [ValueError("broken"), KeyboardInterrupt("stopped")])
def test_what_breaks_off_leaves_the_earlier_file_and_no_part(
    tmp_path: Path, error: BaseException
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("old")

    def broken_off() -> None:
        with whole_text_file(file) as stream:
            stream.write("half")
            raise error

    with pytest.raises(type(error), match=str(error)):
        broken_off()

    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_part_of_an_earlier_crash_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "t.part").write_text("what a killed process left behind")
    with whole_text_file(tmp_path / "t") as stream:
        stream.write("x")

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("t", "x")]


def test_folder_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"), whole_text_file(tmp_path / "nowhere/t"):
        pass
