"""The accessibility statement of a site, as frozen records.

Enters: nothing; sources make these. Leaves: what the site's owners say, and what was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.criteria import CRITERIA
from reading_room.record import record
from reading_room.translation import BRITISH

if TYPE_CHECKING:
    import datetime

    from reading_room.translation import Translation


class Contact(NamedTuple):
    """Where a problem can be reported: at least one of ``email`` and ``form`` is set."""

    email: str = ""
    form: str = ""
    answer: str = ""
    """When an answer comes, in words that follow "We will answer": "within 5 working days"."""


class Failing(NamedTuple):
    """Content that is known to fail some readers."""

    what: str
    why: str
    criterion: str = ""
    """The success criterion of WCAG that it fails, "1.2.5"; none where it fails none of them."""
    instead: str = ""
    mended_by: str = ""

    @property
    def breaks_aa(self) -> bool:
        """Does it fail a criterion of level A or AA, the levels that are claimed?"""
        return self.criterion in CRITERIA and CRITERIA[self.criterion].level != "AAA"


class Tried(NamedTuple):
    """What somebody tried by hand."""

    what: str
    by: str
    on: datetime.date | None
    found: str


class Finding(NamedTuple):
    """A rule that a page breaks, or of which a program is not ``sure``: see `Results`."""

    page: str
    state: str
    rule: str
    help: str
    criteria: tuple[str, ...]
    elements: int
    sure: bool


class Row(NamedTuple):
    """One kind of page in a table of results, over all states."""

    page: str
    broken: int
    pale: int
    unsure: int

    @property
    def found(self) -> bool:
        """Is there anything to say of it?"""
        return any((self.broken, self.pale, self.unsure))


class Results(NamedTuple):
    """What axe found, on every kind of page in every state (docs/accessibility.json)."""

    tested_on: datetime.date
    axe: str
    chromium: str
    rules: tuple[str, ...]
    pages: tuple[str, ...]
    states: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def rows(self) -> list[Row]:
        """For each kind of page: broken rules, elements with too little contrast for AAA, and
        what is left to look at."""
        return [self._row(page) for page in self.pages]

    def _row(self, page: str) -> Row:
        here = [found for found in self.findings if found.page == page]
        sure = [found for found in here if found.sure]
        pale = [found for found in sure if found.rule == AAA]
        return Row(
            page, len(sure) - len(pale), sum(f.elements for f in pale), len(here) - len(sure)
        )

    @property
    def failing(self) -> list[Finding]:
        """What breaks a rule: one finding for each rule, the first."""
        first = {found.rule: found for found in reversed(self.findings) if found.sure}
        return sorted(first.values(), key=lambda found: found.rule)

    @property
    def unsure(self) -> list[str]:
        """The kinds of page on which something is left to look at."""
        return list(dict.fromkeys(one.page for one in self.findings if not one.sure))

    def where(self, rule: str) -> str:
        """The kinds of page that break a rule, in words."""
        found = [one.page for one in self.findings if one.rule == rule and one.sure]
        return ", ".join(dict.fromkeys(found))


AAA = "color-contrast-enhanced"
"""The rule that goes beyond level AA: it makes no page non-compliant."""


class Dated(NamedTuple):
    """A day that the owners name: its key, and where it stands in the file."""

    key: str
    day: datetime.date
    path: str
    line: int
    column: int


@record
class Statement:
    """What the owners of a site say of its accessibility (docs/accessibility.yml)."""

    organisation: str
    contact: Contact
    prepared: datetime.date | None
    reviewed: datetime.date | None = None
    public_body: bool = False
    aims: tuple[str, ...] = ()
    failings: tuple[Failing, ...] = ()
    burden: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()
    not_tested: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    days: tuple[Dated, ...] = ()
    """Every day in it, none of which can be still to come."""


def compliance(statement: Statement, results: Results | None) -> str:
    """ "fully", "partially" or "unknown": "fully" only where nothing is listed that keeps people
    out, and nothing was left untested."""
    if grounds(statement, results):
        return "partially"
    return "unknown" if statement.failings or untested(statement, results) else "fully"


def grounds(statement: Statement, results: Results | None) -> list[str]:
    """Why it complies in part alone, as the regulations' form of statement calls it."""
    broken = results and any(found.rule != AAA for found in results.failing)
    failing = any(failing.breaks_aa for failing in statement.failings)
    found = ["non-compliances"] if broken or failing or statement.burden else []
    return [*found, "exemptions"] if statement.out_of_scope else found


def untested(
    statement: Statement, results: Results | None, say: Translation = BRITISH
) -> list[str]:
    """What was not tested, in sentences: what the owners name, and what there is no record of."""
    found = [*statement.not_tested]
    if results is None:
        found.append(say.gettext("No results of a program’s tests are recorded."))
    elif pages := results.unsure:
        found.append(
            say.gettext(
                "The program was not certain of what it found on: %(pages)s.",
                pages=", ".join(pages),
            )
        )
    if not statement.tried:
        found.append(say.gettext("It is not recorded that anybody tried the website by hand."))
    return found
