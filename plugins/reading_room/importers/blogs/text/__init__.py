"""The text of a post. Enters: Markdown or HTML of another system. Leaves: CommonMark as this site
reads it, and what was changed.

Each module knows one kind of construct, and changes a `Draft`, which remembers of every line where
it stood in the old file. Code is never changed.
"""

from __future__ import annotations
