"""A new site. Enters: answers. Leaves: the files of which it is made."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reading_room.scaffold.commented import commented
from reading_room.scaffold.templates import has, rendered
from reading_room.schema import FILES, OPTIONS, THEME_OPTIONS, theme
from reading_room.schema import options as option
from reading_room.schema.json_schema import as_text, schema_of
from reading_room.schema.posts import LANGUAGE_KEY as POST_LANGUAGE
from reading_room.slugs import own_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.schema import File
    from reading_room.settings import Settings

THEMES = ("reading-room", "material")
HOSTS = ("github", "gitlab", "forgejo", "netlify", "cloudflare", "none")
_MORE_OPTIONS = (option.FEED_AUTHORITY, option.PAGE_SIZE, option.SEARCH, option.RULES_KEY)
_MORE_OF_THEME = (theme.PALETTE, theme.LOGO)
_FIRST = (0, 10)
"""Ten past midnight: the hour at which days begin is when most schedules of a host run."""
_DATE = re.compile(r"^date: .*$", re.MULTILINE)
_SPOKEN = "en"
"""The language of the words that every other language lacks."""


@dataclass(frozen=True)
class Answers:
    """What has to be known of a site before it begins."""

    name: str
    address: str
    language: str
    theme: str
    timezone: str
    host: str
    today: datetime.date
    branch: str = "main"
    pins: tuple[str, ...] = ()
    """What the site is built with, as lines of requirements.txt."""


def site_files(answers: Answers) -> dict[str, str]:
    """Every file of a new site, by its path; mkdocs.yml, by which it is one, last."""
    known = _known(answers)
    made = rendered("start", known)
    made |= content(answers) | workflows(answers)
    made |= {f"schemas/{file.name}.json": as_text(schema_of(file)) for file in FILES}
    return {**made, "mkdocs.yml": made.pop("mkdocs.yml")}


def content(answers: Answers) -> dict[str, str]:
    """Pages, data, a post and a list, in the site's language where there are such words."""
    return rendered(f"content/{_spoken(answers.language)}", _known(answers))


def untouched_examples(root: Path, settings: Settings) -> list[str]:
    """The paths of the posts and lists that a new site begins with, as far as nobody has changed
    them since."""
    answers = Answers(
        settings.site_name, settings.site_url, settings.language, "", str(settings.zone), "none",
        settings.as_of,
    )  # fmt: skip
    made = content(answers).items()
    pages = {path: text for path, text in made if path.startswith(("posts/", "reading_lists/"))}
    return [path for path, text in pages.items() if _same(root / path, text)]


def _same(path: Path, text: str) -> bool:
    """Is a file as it was made, on whatever day that was?"""
    try:
        there = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return _DATE.sub("date:", there) == _DATE.sub("date:", text)


def workflows(answers: Answers) -> dict[str, str]:
    """What a host needs to publish the site."""
    return rendered(f"hosts/{answers.host}", _known(answers)) if answers.host != "none" else {}


def nightly(zone: str, year: int) -> list[str]:
    """When ten past midnight in a zone is, for a schedule in UTC: in summer and in winter."""
    days = (datetime.datetime(year, month, 15, *_FIRST, tzinfo=ZoneInfo(zone)) for month in (1, 7))
    there = (day.astimezone(datetime.UTC) for day in days)
    return list(dict.fromkeys(f"{day.minute} {day.hour} * * *" for day in there))


def schema_globs() -> Iterator[tuple[str, list[str]]]:
    """Which files an editor's program holds to which schema: those of YAML alone."""
    for file in FILES:
        globs = [each for each in file.where if each.endswith(".yml")]
        if globs:
            all_of_them = [_without_others(file, each) for each in globs]
            yield file.name, [*all_of_them, *(f"{each[:-3]}yaml" for each in all_of_them)]


def _without_others(file: File, glob: str) -> str:
    """A pattern that leaves out what a later kind of file takes from it."""
    folder, _, name = glob.rpartition("/")
    if name != "*.yml":
        return glob
    later = FILES[FILES.index(file) + 1 :]
    endings = [where.rpartition("/")[2][1:-4] for each in later for where in each.where
               if where.startswith(f"{folder}/*.")]  # fmt: skip
    return f"{folder}/!({'|'.join(f'*{end}' for end in endings)}).yml" if endings else glob


def speaks(language: str) -> bool:
    """Are there examples in this language?"""
    return _spoken(language) == language.partition("-")[0].lower()


def _spoken(language: str) -> str:
    """The folder of a language's words."""
    spoken = language.partition("-")[0].lower()
    return spoken if has(f"content/{spoken}") else _SPOKEN


def _known(answers: Answers) -> dict[str, object]:
    given = {option.TIMEZONE.name: answers.timezone, option.LANGUAGE_KEY.name: answers.language}
    spoken = answers.language.partition("-")[0].lower()
    is_english = _spoken(answers.language) == _SPOKEN != spoken
    return vars(answers) | {
        "slug": own_slug(answers.name, "site"),
        "spoken": spoken,
        "in_english": {POST_LANGUAGE.name: option.LANGUAGE_KEY.default} if is_english else {},
        "options": "\n".join(commented(OPTIONS, given, _MORE_OPTIONS)),
        "theme_options": "\n".join(commented(THEME_OPTIONS, {}, _MORE_OF_THEME)),
        "schemas": list(schema_globs()),
        "nightly": nightly(answers.timezone, answers.today.year),
    }
