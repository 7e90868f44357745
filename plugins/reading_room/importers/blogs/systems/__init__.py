"""Readers of other systems, one module a system. Enters: a folder or a file. Leaves: a
`ForeignSite`."""

from __future__ import annotations
