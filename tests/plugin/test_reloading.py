"""The policy of a page that ``mkdocs serve`` shows: its reloading script is let through by name."""

from __future__ import annotations

import base64
import hashlib

from policies import policy
from reading_room.plugin.reloading import allow_last_script

META = '<meta http-equiv="Content-Security-Policy" content="{}">'


def given(rules: str, scripts: str) -> tuple[dict[str, frozenset[str]], str]:
    """The policy of a page with these scripts as it is served, and the rest of the page."""
    head, _, rest = allow_last_script((META.format(rules) + scripts).encode()).partition(b">")
    return policy(head.decode().partition('content="')[2].removesuffix('"')), rest.decode()


def allowing(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_last_script_alone_is_allowed() -> None:
    scripts = "<script>theirs()</script><p><script>reload(1, 2);\n</script></body>"
    rules, rest = given("default-src 'none'; script-src 'self'", scripts)
    assert rest == scripts
    assert rules == {
        "default-src": {"'none'"},
        "script-src": {"'self'", allowing("reload(1, 2);\n")},
        "connect-src": {"'self'"},
    }


def test_what_a_page_may_do_already_it_still_may() -> None:
    rules, _ = given("default-src 'none'; connect-src 'self' data:", "<script>go()</script>")
    assert rules["connect-src"] == {"'self'", "data:"}
    assert rules["script-src"] == {allowing("go()")}


def test_quotation_marks_may_be_written_as_references() -> None:
    rules, _ = given(
        "script-src &#x27;self&#x27;; style-src &#39;self&#39;", "<script>go()</script>"
    )
    assert rules["script-src"] == {"'self'", allowing("go()")}
    assert rules["style-src"] == {"'self'"}


def test_a_page_without_policy_or_script_stays_as_it_is() -> None:
    for page in (b"<script>a()</script>", META.format("default-src 'none'").encode()):
        assert allow_last_script(page) == page
