"""Who publishes a site. Enters: where its repository is. Leaves: a host, and the site's address."""

from __future__ import annotations

import re
from typing import NamedTuple

_REMOTE = re.compile(
    r"(?:[a-z+]+://(?:[^@/]*@)?|[^@/]+@)(?P<host>[^:/]+)(?::\d+)?[:/](?P<path>.+?)(?:\.git)?/?"
)
_PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io", "codeberg.org": "codeberg.page"}
"""Where hosts show their users' pages."""
_KINDS = (("github", "github"), ("gitlab", "gitlab"), ("codeberg", "forgejo"),
          ("forgejo", "forgejo"), ("gitea", "forgejo"))  # fmt: skip
_SIGNS = {
    ".github": "github", ".gitlab-ci.yml": "gitlab", ".forgejo": "forgejo",
    "netlify.toml": "netlify", "wrangler.toml": "cloudflare",
}  # fmt: skip
"""What a site has that is published so."""


class Guess(NamedTuple):
    """A host, and the address at which it would show the site; empty where that is not known."""

    host: str
    address: str


def guess(remote: str, names: list[str]) -> Guess:
    """What the address of a repository, and the names beside it, tell."""
    found = _REMOTE.fullmatch(remote.strip())
    where = found["host"].lower() if found else ""
    kind = next((host for part, host in _KINDS if part in where), "")
    signs = (_SIGNS[name] for name in names if name in _SIGNS)
    return Guess(next(signs, kind) or "github", _address(where, found["path"] if found else ""))


def _address(where: str, path: str) -> str:
    pages = _PAGES.get(where, "")
    owner, _, rest = path.partition("/")
    if not pages or not rest:
        return ""
    own = f"{owner}.{pages}".lower()
    return f"https://{own}/" if rest.lower() in (own, "pages") else f"https://{own}/{rest}/"
