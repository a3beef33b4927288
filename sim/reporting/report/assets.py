"""Style sheets and scripts, inlined into the page, and the policy that lets nothing else in."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath

_FOLDERS = ("report/assets", "vendored/leaflet")
_FROM_FILES = {
    ".css": re.compile(r"[\w-]+:\s*url\([^)]*\);"),
    ".js": re.compile(r"//# sourceMappingURL=.*"),
}


def asset(name: str) -> str:
    """Return the text of a style sheet or script, without what it would load from elsewhere."""
    reporting = files("sim.reporting")
    found = (reporting / folder / name for folder in _FOLDERS)
    text = next(file for file in found if file.is_file()).read_text(encoding="utf-8")
    return _FROM_FILES[PurePath(name).suffix].sub("", text)


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the content security policy under which just these texts are run, and data: images."""
    return (
        "default-src 'none'; img-src data:;"
        f" style-src {_hashes(styles)}; script-src {_hashes(scripts)}"
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = [sha256(text.encode()).digest() for text in texts]
    return " ".join(f"'sha256-{b64encode(each).decode('ascii')}'" for each in digests) or "'none'"
