"""What a user can get wrong, and how abasto says so."""

from typing import NamedTuple


class SimError(Exception):
    """Base of everything that a user can cause; all else is a defect and shows its trace.

    The command line prints its text without a trace and exits with 3. Raise a subclass, or one of
    the kinds here, with a message that says where, what was expected and what was found.
    """


class Mark(NamedTuple):
    """Where in the user's files something stands."""

    file: str
    """The file, as the user would write its path."""

    line: int
    """Line, from 1."""

    column: int
    """Column, from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong in the user's files.

    Problems sort by where they stand, so that a list of them reads along the files.
    """

    mark: Mark
    """The nearest place that the files have for it."""

    path: str
    """The dotted place in the scenario, such as ``facilities.umr-001.place``."""

    message: str
    """What was found, what was expected and, where it can be said, what to do."""

    def __str__(self) -> str:
        return (
            f"{self.mark}: {self.path}: {self.message}"
            if self.path
            else f"{self.mark}: {self.message}"
        )


class ScenarioError(SimError):
    """All problems of a scenario and its tables at once.

    It carries the problems, so that editors and other programs need not take its text apart.

    Parameters
    ----------
    problems
        At least one, in any order; what is said twice of one place is kept once, and the rest
        stands by file, line and column.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
