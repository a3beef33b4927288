"""Read YAML as plain data with a place for every value: scalars as YAML 1.2 has them, no tricks.

PyYAML's own constructor reads YAML 1.1, where ``no`` is false, ``1:30`` is 90 and of a key that is
given twice the last one wins in silence. This one knows null, true, false, whole and decimal
numbers; all else is text, dates included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from sim.errors import Mark, Problem, ScenarioError
from sim.scenario.text_file import read_text
from sim.scenario.tree import Marked, Path, Tree, is_sourced

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AT_MOST_BYTES = 5_000_000
"""Long lists belong into tables."""
_AT_MOST_DEEP = 40  # far deeper than any scenario; libyaml's own composer crashes at some thousand
_WORDS = {"null": None, "Null": None, "NULL": None, "~": None, "": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
# no leading 0x, no underscores, no sexagesimals: keys such as 1_000 or 12:30 stay text
_INTEGER = re.compile(r"[-+]?[0-9]{1,100}")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def read_yaml(path: FilePath) -> Tree:
    """Return what the file says; what is wrong with it is noted in the tree.

    Nothing of the file is run and no tag is followed; sizes and depths are limited.

    Parameters
    ----------
    path
        UTF-8.

    Raises
    ------
    ScenarioError
        When it cannot be read as a mapping at all.
    """
    root = _compose(read_text(path, _AT_MOST_BYTES), str(path))
    if root is None:
        raise _error(Mark(str(path), 1, 1), "the file is empty")
    if not isinstance(root, yaml.MappingNode):
        message = "expected a mapping at the top, lines such as 'title: ...'"
        raise _error(_mark_at(str(path), root.start_mark), message)
    reader = _Reader(Tree(str(path)))
    reader.tree.data = reader.mapping(root, ())
    if reader.tree.problems:
        raise reader.tree.error()
    return reader.tree


def read_value(text: str, file: str, path: Path) -> Tree:
    """Return a tree whose data holds the one value that *text* writes under ``""``.

    Its marks lie below *path*, and so do its sources.

    The text stands in line 1 of *file*, so that marks of a setting show its column.

    Parameters
    ----------
    text
        YAML of any one value.
    file
        Name that marks have.
    path
        Where the value belongs.

    Raises
    ------
    ScenarioError
        When *text* is no YAML.
    """
    reader = _Reader(Tree(file))
    root = _compose(text, file)
    reader.tree.data = {"": None if root is None else reader.value(root, path)}
    if reader.tree.problems:
        raise reader.tree.error()
    return reader.tree


@dataclass
class _Reader:
    """Walks the nodes of one file."""

    tree: Tree

    def value(self, node: yaml.Node, path: Path, key: Mark | None = None) -> object:
        """Return the data of *node* and note its place."""
        mark = self._mark(node)
        self.tree.marks[path] = Marked(key or mark, mark)
        match node:
            case yaml.MappingNode() if (sourced := _sourced(node)) is not None:
                self.tree.sources[path] = sourced.source
                return self.value(sourced.value, path, key)
            case yaml.MappingNode():
                return self.mapping(node, path)
            case yaml.SequenceNode():
                return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
            case _:
                return _scalar(node)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        """Return the entries of *node*; of a key that is given twice the first stands."""
        entries: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, mark = str(key_node.value), self._mark(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(mark, path, "expected text as a key, got a list or a mapping")
            elif key == "<<" and not key_node.style:
                self._report(mark, path, "merge keys ('<<') are not read; write the entries out")
            elif key in entries:
                message = f"duplicate key {key!r}, first in line {first_lines[key]}"
                self._report(mark, (*path, key), message)
            else:
                first_lines[key] = mark.line
                entries[key] = self.value(value_node, (*path, key), mark)
        return entries

    def _mark(self, node: yaml.Node) -> Mark:
        return _mark_at(self.tree.file, node.start_mark)

    def _report(self, mark: Mark, path: Path, message: str) -> None:
        self.tree.problems.append(Problem(mark, ".".join(map(str, path)), message))


class _Sourced(NamedTuple):
    value: yaml.Node
    source: str


def _sourced(node: yaml.MappingNode) -> _Sourced | None:
    """Return value and source of a mapping of these two, None of any other."""
    written = {str(key.value): value for key, value in node.value}
    if len(node.value) != len(written) or not is_sourced(list(written)):
        return None
    return _Sourced(written["value"], str(written["source"].value))


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    """Return the data of a scalar; what is in quotes is text, whatever it looks like."""
    text = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _compose(text: str, file: str) -> yaml.Node | None:
    """Return the root node of *text*, None where it says nothing."""
    unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if unprintable:
        line_start = text.rfind("\n", 0, unprintable.start()) + 1
        line = text.count("\n", 0, line_start) + 1
        mark = Mark(file, line, unprintable.start() - line_start + 1)
        raise _error(mark, f"the character {unprintable[0]!r} has no place in YAML")
    try:
        refused = [Problem(_mark_at(file, mark), "", what) for mark, what in _refused(text)]
        if refused:
            raise ScenarioError(refused)
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        what = ", ".join(filter(None, (error.context, error.problem)))
        where = _mark_at(file, error.problem_mark) if error.problem_mark else Mark(file, 1, 1)
        raise _error(where, f"this is not YAML: {what}") from error
    return node


def _refused(text: str) -> Iterator[tuple[Any, str]]:
    """Yield what is YAML but not for us, before any node is built of it.

    An alias of a list or a mapping can stand for billions of values in a few lines.
    """
    collections: set[str] = set()
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _AT_MOST_DEEP:
                yield event.start_mark, f"more than {_AT_MOST_DEEP} levels deep"
                return
            if event.anchor:
                collections.add(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent) and event.anchor in collections:
            what = f"'*{event.anchor}' stands for a whole list or mapping; write it out"
            yield event.start_mark, what
        tag = getattr(event, "tag", None)
        if tag is not None:
            yield event.start_mark, f"tags such as {tag!r} are not read; leave it out"


def _mark_at(file: str, mark: yaml.Mark) -> Mark:
    return Mark(file, mark.line + 1, mark.column + 1)


def _error(mark: Mark, message: str) -> ScenarioError:
    return ScenarioError([Problem(mark, "", message)])
