import pytest
from pydantic import ValidationError

from sim.scenario.text import Language, Text


@pytest.mark.parametrize(("language", "words"), [("es", "Desabasto"), ("en", "Stockout")])
def test_the_same_words_stand_in_both_languages(language: Language, words: str) -> None:
    assert Text(es="Desabasto", en="Stockout").in_language(language) == words


@pytest.mark.parametrize("fields", [{"es": "Kit"}, {"en": "Kit"}, {}])
def test_words_in_one_language_are_not_enough(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Text.model_validate(fields)


def test_there_is_no_third_language() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Text.model_validate({"es": "Kit", "en": "Kit", "fr": "Trousse"})
