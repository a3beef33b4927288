from pathlib import Path

import pytest
from pydantic import ValidationError

from pages.strategy_text import read_texts

WHOLE = """\
used: {es: Siempre., en: Always.}
formula: {es: S, en: S}
failure: {es: Nunca., en: Never.}
"""


def test_text_is_named_after_its_file(tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_text(WHOLE, encoding="utf-8")

    assert {name: text.used.es for name, text in read_texts(tmp_path).items()} == {
        "kit": "Siempre."
    }


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (WHOLE.replace(", en: Never.", ""), "failure.en"),
        (WHOLE.replace("used: {es: Siempre., en: Always.}\n", ""), "used"),
    ],
    ids=["a language", "a part"],
)
def test_text_in_one_language_only_is_refused(tmp_path: Path, text: str, missing: str) -> None:
    (tmp_path / "kit.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ValidationError, match=missing):
        read_texts(tmp_path)
