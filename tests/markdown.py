"""The pages of the repository as Markdown: their text, code blocks, headings and links."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.check import ROOT

_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", flags=re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^(#+) (.+)$", flags=re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of code and its language."""

    language: str
    text: str


@dataclass(frozen=True)
class Page:
    """A page by its path below the root of the repository."""

    path: str

    @property
    def text(self) -> str:
        return (ROOT / self.path).read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """The text without blocks of code."""
        return _FENCED.sub("", self.text)

    @property
    def blocks(self) -> list[Block]:
        return [Block(language, text) for _, language, text in _FENCED.findall(self.text)]

    @property
    def code(self) -> list[str]:
        """All code: the spans in sentences, and each line of the blocks for a shell."""
        lines = [line.strip() for block in self.blocks if block.language == "sh" for line in block.text.splitlines()]
        return _SPAN.findall(self.prose) + lines

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The depth and the text of each heading."""
        return [(len(marks), text) for marks, text in _HEADING.findall(self.prose)]

    @property
    def anchors(self) -> set[str]:
        """What links to headings end with, as GitHub makes it."""
        return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for _, text in self.headings}

    @property
    def links(self) -> list[str]:
        """Where the links and pictures lead, in order."""
        return [link or picture for link, picture in _LINK.findall(_SPAN.sub("", self.prose))]

    def leads_to(self, link: str) -> tuple[Path, str]:
        """The file and the anchor of a link to a place in the repository."""
        path, _, anchor = link.partition("#")
        folder = (ROOT / self.path).parent
        return ((folder / path).resolve() if path else ROOT / self.path), anchor


def pages() -> list[Page]:
    """Every page that people read; what tools installed or built is none."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("openapi/*.md"), ROOT / "examples/README.md"]
    return [Page(str(path.relative_to(ROOT))) for path in sorted([*found, *ROOT.glob("helm/**/*.md")])]
