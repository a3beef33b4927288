"""Settings kept in a file: ``--set @calibrated.yaml`` stands for every line of it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from sim.scenario.yaml_reader import read_yaml

_MARK = "@"


def with_files(settings: Sequence[str]) -> list[str]:
    """Return *settings* with each ``@FILE`` replaced by what the file sets, in its order.

    A file is YAML with one ``path: value`` a line; a value may have its source.

    What a calibration found is kept in this way, and handed on to any command.

    Parameters
    ----------
    settings
        As on the command line; others than ``@FILE`` stay as they are.

    Raises
    ------
    ScenarioError
        When a file cannot be read.
    """
    return [each for setting in settings for each in _settings(setting)]


def _settings(setting: str) -> Iterator[str]:
    if not setting.startswith(_MARK):
        yield setting
        return
    for path, value in read_yaml(Path(setting.removeprefix(_MARK))).raw().items():
        yield f"{path}={json.dumps(value, ensure_ascii=False)}"
