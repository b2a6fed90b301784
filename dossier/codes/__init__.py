"""Each code of ``problems.CODES`` explained: what it means, why it is asked, wrong and right.

A code has a file of its own in ``pages/``, a YAML map with the keys of ``Explanation``. What an
example does not show comes from the small dossier in ``base/``. The tests put each example over
it and run the command that it names, so that no message here is other than the real one.

For a site of documentation, ``code_page(code)`` is a page in Markdown, to be called
``CODE.md``, and ``code_list()`` is the page that leads to all of them from the same folder.
"""

from dossier.codes.example import BASE, put_example
from dossier.codes.explain import Explanation, Odd, explanation
from dossier.codes.page import code_list, code_page, code_text

__all__ = [
    "BASE",
    "Explanation",
    "Odd",
    "code_list",
    "code_page",
    "code_text",
    "explanation",
    "put_example",
]
