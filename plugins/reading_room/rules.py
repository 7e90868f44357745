"""Every rule, declared once. Enters: nothing. Leaves: each rule's level, kind and sentence.

From the table come the levels of messages, what ``allow`` and the option ``rules`` take, and the
rows of docs/manual/rules.md.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

Level = Literal["error", "advice"]
Setting = Literal["error", "advice", "off"]
"""What a site can make of a rule."""
SETTINGS: tuple[Setting, ...] = ("error", "advice", "off")


class Rule(NamedTuple):
    """A rule: ``level`` is what it has where a site says nothing else.

    One that is ``of_content`` is about how a text is written, and not about whether it can be
    published: a file can let it stand (``allow``), and a site can turn it off.
    """

    id: str
    level: Level
    of_content: bool
    sentence: str
    of_site: bool = False
    """May a site make advice of it, or turn it off, where a file may not let it stand?"""
    has_fix: bool = False
    """Does ``reading-room check --fix`` mend it, where one thing can be meant?"""

    @property
    def is_fixed(self) -> bool:
        """Does it keep the site sound? What it finds could not be published, or would be lost."""
        return self.level == "error" and not (self.of_content or self.of_site)

    @property
    def row(self) -> str:
        """Its row in the manual."""
        default = "always an error" if self.is_fixed else self.level
        level = f"{default}, `--fix`" if self.has_fix else default
        return f"| `{self.id}` | {level} | {self.sentence} |"


_TABLE = """\
## Files
character-hidden, advice, fix: the text has invisible characters, which come with pasted words; they
    are left out
file-alone, error: an Easy Read edition or a comments file has no post or list to go with it
file-conflict, error: git could not merge two versions of the file, and left both in it (`<<<<<<<`)
conflict-shown, advice, content: a block of code has the lines `<<<<<<<` or `>>>>>>>` in it, which
    git leaves where it could not merge two versions
line-ends, advice, fix: the lines of a file end in several ways, or as on old Macs
file-control, error, fix: an invisible character, or a reference to one such as `&#1;`, which XML
    and browsers do not accept; on a page under docs/ it is advice
file-ending, advice: the file is not read, because of its name (`.MD`, `.md.txt`, `.md.orig`,
    `.docx`, `.comment.yml`, `glosary.yml`), or because files of its kind are not read in its folder
file-empty, error: the file, or the recording of a post, is empty
file-encoding, error: the file is not saved as UTF-8
file-locale, error: this computer does not read file names as UTF-8, and this name has more than
    plain letters: set `PYTHONUTF8=1`
file-link, error: a symbolic link leads out of the repository, to a folder, to what a link may not
    publish, or nowhere
file-name, error: a character in the name of the file or its folder cannot be shown, or could end a
    quotation in HTML (`<`, `>`, `"`), or its path is longer than 1,000 bytes
file-place, error: a folder is called `index.html`, `feed.xml` or `404.html`, as a file that the
    site makes
post-place, advice: a post, a reading list or a file such as `people.yml` is in a folder where
    nothing reads it: in docs/, beside mkdocs.yml, or in a folder `post/`
file-problems, error: a file has more than a thousand problems, and only the first are reported
file-size, error: the file is too large: see [How much is too much](writing.md#how-much-is-too-much)
file-special, error: it is not a file, but a pipe, a socket or a device
file-twice, error: two files have the same purpose, such as `x.yml` and `x.yaml`, or `x.md` and
    `x (1).md`, the copy of it that a program made; or two names differ only in capitals
    or in how an accent is stored, and are one file on Windows and on a Mac
file-unreadable, error: the file or folder cannot be read: look at its permissions
docs-address, error: a page under docs/ would take an address that the site makes itself, which has
    a setting in mkdocs.yml (`posts: blog`)
address-off, error: mkdocs.yml leaves no address for posts or reading lists that are there
address-part, error: a post, list, person, topic or series has the address of another part of the
    site, which mkdocs.yml puts there
docs-page, error: the theme or a Markdown extension fails on a page under docs/
docs-script, error, site: something on a page under docs/ would run in a reader's browser, or a file
    there is a script that mkdocs.yml does not name
docs-template, error: a page under docs/ asks for a template that the theme does not have
svg-script, error: an SVG picture holds a script, asks other sites for something, or cannot be read
front-matter, error, fix: the file does not begin with front matter, or the front matter has no end
front-matter-toml, advice: the front matter is TOML, between lines of `+++`, as Hugo and Zola write
    it; it is read, and messages show keys as YAML has them
front-matter-twice, advice, content: found by `reading-room check` alone: a text begins with a
    second block of front matter
yaml, error, fix: the file is not YAML, or uses a part of YAML that is not supported (anchors `&`,
    aliases `*`, tags `!`, more than 50 levels); the message says where, and what the likely slip is

## Keys and values
date-far, advice: a day is before 1800 or after 2099, or a post or list is dated more than two years
    ahead, which may be a slip (`2062` for `2026`)
date-form, advice, fix: a date is in another form, such as `14 May 2026`, or in the name of a post's
    file alone; it is read, because it can only mean one day
key-elsewhere, advice, fix: a key comes from another program, such as `tags`; it is read under its
    name here, or ignored where there is nothing like it
key-missing, error: a required key is missing or empty
key-twice, error, fix: a key is given twice
key-unknown, error, fix: there is no such key; the message names the nearest
value-address, error, fix: it is not a web address or not an e-mail address, or the name of the site
    in it is impossible
value-choice, error, fix: it is not one of the words that can be used here
value-elsewhere, advice, fix: a value comes from another program, such as `comments: true`; it is
    read as what it means here
value-date, error, fix: it is not a date, or no such day exists
value-form, error: one value is expected, and there are several
value-hash, error: YAML takes words that begin with # for a comment
value-id, error, fix: it cannot be an id
value-keys, error: keys with values are expected here
value-language, error, fix: it is not the short name of a language (BCP 47)
value-list, error: a list is expected here, or its first entry is on the wrong line
value-many, error: there are too many topics, authors or other entries: the most is 100, or 300
    topics or 10,000 works on one list
value-number, error, fix: a whole number is expected here; `minutes` can be 6,000 at most
value-marks, advice, fix: a title or description has marks of HTML or Markdown in it (`&ldquo;`,
    `<em>`, `[words](x.md)`, `\\:`), which readers would see
value-one, error: one id is expected here
value-quotes, advice, fix: a number, a date, yes or no has no quotes, and is read as words
value-twice, error, fix: an id is given twice in one list
value-words, error: words are expected, and YAML takes these for a number, a date, yes or no
value-yes-no, error: true or false is expected here
audio-type, error: browsers cannot play the recording of a post
image-outside, error: a picture is on another site, which would learn who reads the page
image-broken, advice: found by `reading-room check` alone: the file of a picture is not a picture,
    or its end is missing
image-alt, error, content: a picture has no words for people who cannot see it; one that only
    decorates says so: `<img src="line.svg" alt="">`
title-in-text, advice: the title of a post is read from the heading that its text begins with, or
    that heading says it again
description-long, advice, content: a description has more than 50 words
post-dates, advice: a post was updated before it was written; the date of the update is left out
review-due, advice: the day in a post's `review_by` has come

## Names
name-form, error, fix: it is not a name, or more than one, or a family name and initials without a
    comma (`Smith J.`)
name-account, advice, fix: a name is followed by an account (`Ann Bell (@ann)`), which is not shown
name-kind, error: only a literal name has a kind
name-literal, advice, content: one word, "The …", "@…" or a name that looks like an organisation is
    taken as a literal name, which is never split: say whether it is a group, an organisation or a
    pseudonym
name-known, advice: a post or list names, in words, somebody who is in docs/people.yml, or whose
    family name there differs by a letter or two: no link leads to their page
name-met-twice, advice: somebody wrote or chose several things here, and has no page
name-short, advice: what somebody in people.yml is called for short is no shorter than the name, or
    two have the same
name-small, advice: a name has no capital letter
name-twice, advice, fix: somebody is named twice as an author of a post or a curator of a list, and
    is shown once
person-unknown, error: docs/people.yml has no entry with that id

## Addresses
slug-form, error, fix: the file's name cannot be an address
slug-made, advice: the `slug` of a post, or its file's name, has capitals, accents, dots or marks
    such as `_` and `@` in it, and the address is made of it without them
slug-dated, advice: found by `reading-room check` alone: the date in the name of a file becomes part
    of its address
slug-reserved, error: the site needs that address for itself
slug-twice, error: two posts would have one address
series-order, error: `docs/series.yml` puts a post in order that is not of the series
series-form, advice: a series is given in words, and its address is made from them
alias-form, error: it is not an old address inside this site
alias-taken, error: the old address is the address of another page today
topic-form, advice, fix: a topic is given by its title or in other capitals, and not by its id
topic-taken, error: two topics in free words would have one address
address-gone, advice: found by `reading-room check` alone, in git's history: something was once
    published at this address, and now it leads nowhere; use `aliases` for a page that has moved,
    and `withdrawn` for one that was taken back
address-long, error: a part of an address is too long for a file name
topic-unknown, error, fix: docs/topics.yml has no such topic

## Reading lists
list-items, error: a list has either items or sections, and at least one
item-twice, error: two items have one id
item-on-list-twice, error: a work is on one list twice
item-unknown, error: no list has an item of that id
item-work, error: a work from another list can have only `note` and `importance` here
item-doi, error, fix: it is not a DOI
doi-address, advice, fix: a DOI has an address or the word doi in front of it, and was read without
    it
item-isbn, error: it has too many or too few digits for an ISBN
item-issn, error: it has too many or too few digits for an ISSN
check-digit, advice: the last digit of an ISBN or ISSN does not match the others
item-answers-itself, error: an item responds to itself
item-answers-circle, advice: works answer one another in a circle, and the debate on the page begins
    with the oldest of them
item-answers-later, advice: an item responds to one that appeared after it, as far as both dates are
    known
item-issued-later, advice: a work's `issued` is after the day that the site is built for (`as_of`)
item-looked-later, error: the `date` of an archived copy, or the day on which a link was `checked`,
    is in the future
item-link, error: `link` says what became of the address of a work that has neither `URL` nor `DOI`
item-alternate-twice, error: a work has the same alternate twice
item-alike, advice: two items may be one work: the same DOI, the same address, or the same authors
    and the same letters and digits in the title
section-taken, error: a section and a work share an id
section-twice, error: two sections share an id

## Texts
code-open, error, content: a block of code is never closed, so everything below it is shown as code
heading-empty, error: a heading has no words
heading-form, error, fix: there is no space after the # marks of a heading, so it is not a heading
heading-level-one, advice, content: a text has a heading with one #; the title is the only one
link-nowhere, error, fix: there is no such file or page; the message names the nearest
link-hidden, advice: a link or a citation leads to something that is not published, so it is not a
    link for now
link-anchor, error: there is no such heading or item in the file
link-form, error, fix: a link has a space in its address or between its brackets, or its brackets
    are the wrong way round, or the name of the site is impossible (`https://[::1/`); or a picture
    has no address, or that of a file that is none
link-empty, error: a link has no address
link-words, error: a link has no words
link-reference, error, fix: a link refers to a label that the file does not define
link-published, advice, fix: a link has the address of a page of this site, instead of the path of
    its file
link-local, advice, content, fix: found by `reading-room check` alone: an address leads to the
    writer's own computer, or has its beginning twice
link-wrapped, advice, content, fix: found by `reading-room check` alone: an address leads by way of
    Google, Outlook, Facebook or another service, as it was copied from a mail or from results of a
    search
link-scheme, error, fix: an address begins with something other than https, http, mailto or tel, or
    has quotes or brackets round it
citation-bare, error, content, fix: a citation has no square brackets: `@fox-2014`
citation-typed, advice, content: "(Fox 2014)" is typed, and exactly one work on a list fits it
citation-form, error: a citation cannot be read, or something only looks like one
citation-unknown, error: no list has an item of that id
footnote-missing, error: the text refers to a footnote that is not there, or has no words
footnote-twice, error: a footnote is written twice
footnote-many, error: a text refers to its notes more than 10,000 times
footnote-unused, error: nothing refers to a footnote
html-tag, error: a tag cannot be used in a text, or never ends
html-attribute, error: an attribute cannot be used in a text
html-style, advice, content: an attribute or tag that only says how something looks (`style`,
    `align`, `border`, `<center>`) is left out; reported once in each file
html-unclosed, error: a tag or comment is opened and never closed
maths-form, error: a formula cannot be read, or is too long or too deep (10,000 letters, 30 steps)
text-empty, advice: found by `reading-room check` alone: a post has no words, picture or recording
text-deep, error: quotations, lists or tags are nested more than 30 deep
table-cells, error: a row of a table has more cells than the first row, and their contents would be
    lost
text-template, error, content, fix: a mark of another program's Markdown (`!!! note`, `=== "Tab"`,
    `:::`, `{{ }}`, `{% %}`, `[caption]`, `--8<--`, `{: .x}`, `[[wiki]]`, `^[note]`, `:material-x:`,
    `==words==`, a drawing in Mermaid), which would be published as typed
text-garbled, advice, content, fix: found by `reading-room check` alone: letters that were read in
    the wrong encoding (`â€™` for ’), or that were lost
text-table, error: the tables of a text or page have more than 100,000 cells, counting the empty
    ones
id-form, error: it cannot be an id
id-reserved, error: the id has a colon, or begins with two underscores: such ids belong to the page
    itself
id-twice, error: an id is used twice on a page

## How a text reads
image-says-nothing, advice, content: the words of a picture are "image", "photo", "TBC" or the like,
    or the name of a file
link-says-nothing, advice, content: the words of a link, such as "click here" or "read more", do not
    say what it leads to
link-bare, advice, content: the words of a link are its address, or an address in the text is not a
    link
heading-skipped, advice, content: a heading skips a level, or the first has more than two # marks
heading-underlined, advice, content, fix: found by `reading-room check` alone: a line of hyphens
    right below a paragraph makes a heading of it
heading-bold, advice, content: a paragraph in bold or italics looks like a heading, but is not one
table-headings, error, content: a table has no headings: its first row or one of its cells is empty
    (the first cell may be), in HTML it has no `<th>`, or the row of dashes below is missing, so it
    is not a table
bullet-typed, advice, content, fix: lines begin with a typed bullet, dash or emoji, which does not
    make a list; `reading-room check` finds numbers and letters typed so, too
mark-stray, advice, content, fix: found by `reading-room check` alone: a mark of bold type, italics,
    code or a heading marks nothing (it is never closed, or has a space on its inner side), and is
    published as typed; so is the second colon of `Time:: 10.30`
code-indented, advice, content: found by `reading-room check` alone: sentences or a list are shown
    as code, because their lines begin with four spaces or a tab
note-typed, advice, content: found by `reading-room check` alone: a note is typed by hand (`[1]`,
    `¹`), so nothing leads to it
table-typed, advice, content: found by `reading-room check` alone: tabs, or lines of + and -, stand
    for a table and make none
words-unfilled, advice, content: found by `reading-room check` alone: a template's own words are
    still there (`Lorem ipsum`, `Click or tap here to enter text`, a title such as `Untitled`)
abbreviation-unknown, advice, content: an abbreviation is neither in docs/glossary.yml nor written
    out in the text
words-capitals, advice, content: words are in capitals, and are not an abbreviation; quotations are
    left alone
sentence-long, advice, content: found by `reading-room check --reading` alone: a sentence has more
    than 25 words; the five longest of a file are reported, and how many more there are

## Easy Read, comments, glossary, accessibility
easy-read-empty, error: an Easy Read edition has no rows
easy-read-long, error: an Easy Read edition has more than 1,000 pictures, headings and paragraphs
easy-read-row, error: a row has a picture and no words, or both in one paragraph
easy-read-picture, error, content: words of an Easy Read edition have no picture beside them
easy-read-sentence, error, content: a sentence of an Easy Read edition has more than 15 words
easy-read-word, advice, content: found by `reading-room check --reading` alone: a long word (four
    syllables, or 13 letters) of an Easy Read edition is not in docs/glossary.yml
easy-read-explained, advice, content: found by `reading-room check --reading` alone: a hard word of
    an Easy Read edition is a term of the glossary that has no `easy`, and its `definition` has a
    sentence of more than 15 words; reported once for each term, at its line in docs/glossary.yml
easy-read-note, error: an Easy Read edition has a footnote
comment-twice, error: two comments have one id
comment-reply, error: a comment answers one that is not above it
term-long, error: a term of the glossary, or a form of one, is longer than 100 letters
term-twice, error: a term is explained twice
statement-dates, error: a day in docs/accessibility.yml is after the day that the site is built for
    (`as_of`), or it was reviewed before it was prepared
access-results, error: docs/accessibility.json is not as the browser tests wrote it: `make access`
    writes it again
"""
"""The headings of the manual's page, and under each its rules."""
_ENTRY = re.compile(
    r"^([a-z-]+), (error|advice)(?:, (content|site))?(, fix)?: (.*(?:\n    .*)*)", re.MULTILINE
)


def _rules(section: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            id_,
            cast("Level", level),
            whose == "content",
            " ".join(words.split()),
            whose == "site",
            bool(fix),
        )
        for id_, level, whose, fix, words in _ENTRY.findall(section)
    )


SECTIONS = {
    title: _rules(entries)
    for title, _, entries in (part.partition("\n") for part in _TABLE.split("## ")[1:])
}
"""The rules under the headings of the manual's page."""
RULES = {rule.id: rule for rules in SECTIONS.values() for rule in rules}
CONTENT = frozenset(rule.id for rule in RULES.values() if rule.of_content)
"""What ``allow`` in a file's front matter can name."""


def level_of(rule: str) -> Level:
    """The level that a rule has where a site says nothing else. KeyError: it is not declared."""
    return RULES[rule].level
