"""How `make site` turns the pages of the repository into a site of static HTML, in build/site.

Sphinx reads the Markdown where it stands; a link that leads to nothing is a warning, and a warning ends the build.
"""

from pygments.lexers.data import JsonLexer
from sphinx.application import Sphinx

project = "yibao-account-service"
html_title = "职工医保个人账户决策服务 · Personal account decision service"
language = "zh_CN"
extensions = ["myst_parser"]
html_theme = "furo"
root_doc = "README"
include_patterns = [
    "*.md",
    "docs/*.md",
    "clients/*/README.md",
    "examples/README.md",
    "helm/examples/**/README.md",
    "openapi/VERSIONING.md",
]
myst_heading_anchors = 3
myst_enable_extensions = ["html_image"]
html_copy_source = False
html_show_sourcelink = False

_CONTENTS = """

```{toctree}
:hidden:
:glob:

README.zh-CN
docs/integrate
clients/typescript/README
clients/python/README
examples/README
openapi/VERSIONING
docs/operate
helm/examples/two-books/README
SECURITY
docs/faults
docs/policy
docs/coverage
docs/policy-report
docs/glossary
docs/design
CONTRIBUTING
ARCHITECTURE
docs/*
*
```
"""


def _add_contents(_app: Sphinx, page: str, source: list[str]) -> None:
    """Give the first page the contents of the site, which GitHub would show as code."""
    if page == root_doc:
        source[0] += _CONTENTS


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _add_contents)
    app.add_lexer("ndjson", JsonLexer)
