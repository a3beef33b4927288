"""Can what docs/cluster.md tells to copy be read, and do both languages tell the same?"""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PAGES = {
    name: (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    for name in ("cluster.md", "cluster.es.md")
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def blocks(page: str, kind: str) -> list[str]:
    """Return what *page* has to copy of one kind."""
    return [text for found, text in BLOCK.findall(page) if found == kind]


def resources(page: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what is told to Kubernetes, by kind and name."""
    (text,) = blocks(page, "yaml")
    return {(one["kind"], one["metadata"]["name"]): one for one in yaml.safe_load_all(text)}


@each_page
def test_python_can_be_read(page: str) -> None:
    assert [len(ast.parse(text).body) > 1 for text in blocks(page, "python")] == [True, True]


@each_page
def test_each_deployment_selects_its_own_pods(page: str) -> None:
    deployed = [one["spec"] for (kind, _), one in resources(page).items() if kind == "Deployment"]

    assert len(deployed) == 2
    assert all(
        one["selector"]["matchLabels"] == one["template"]["metadata"]["labels"] for one in deployed
    )


@each_page
def test_service_leads_to_the_scheduler_and_workers_go_there(page: str) -> None:
    told = resources(page)
    service = told["Service", "abasto-scheduler"]["spec"]
    scheduler, workers = (
        told["Deployment", name]["spec"]["template"]
        for name in ("abasto-scheduler", "abasto-workers")
    )
    (port,) = service["ports"]

    assert service["selector"] == scheduler["metadata"]["labels"]
    assert str(port["port"]) in scheduler["spec"]["containers"][0]["args"]
    assert f"tcp://abasto-scheduler:{port['port']}" in workers["spec"]["containers"][0]["args"]


def test_both_languages_tell_the_same() -> None:
    here, there = (
        [ast.dump(ast.parse(_without_words(text))) for text in blocks(page, "python")]
        for page in PAGES.values()
    )

    assert here == there
    assert len({str(resources(page)) for page in PAGES.values()}) == 1


def _without_words(text: str) -> str:
    """Return *text* without what is said to people."""
    return re.sub(r'input\(".*"\)', "input()", text)
