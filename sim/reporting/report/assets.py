"""Style sheets and scripts of the page, which it has inside, and the policy that lets them run.

The page is one file that opens without a network: whatever it shows is in it.
"""

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
    """Return the text of a style sheet or script, without what it would load from elsewhere.

    Raises
    ------
    StopIteration
        When there is no such file: a defect of ours.
    """
    reporting = files("sim.reporting")
    found = (reporting / folder / name for folder in _FOLDERS)
    text = next(file for file in found if file.is_file()).read_text(encoding="utf-8")
    return _FROM_FILES[PurePath(name).suffix].sub("", text)


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the content security policy under which just these texts are run, and data: images.

    Everything else is refused by the browser: a script that came in through a name could not run,
    and nothing is fetched or sent. Texts have to be those of the page to the byte.
    """
    return (
        "default-src 'none'; img-src data:;"
        f" style-src {_hashes(styles)}; script-src {_hashes(scripts)}"
    )


def _hashes(texts: Iterable[str]) -> str:
    # browsers hash what stands between the tags, to the byte: line ends and spaces count
    digests = [sha256(text.encode()).digest() for text in texts]
    return " ".join(f"'sha256-{b64encode(each).decode('ascii')}'" for each in digests) or "'none'"
