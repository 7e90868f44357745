"""The accessibility statement. Enters: nothing. Leaves: every key of docs/accessibility.yml."""

from __future__ import annotations

from reading_room.criteria import CRITERIA
from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import (
    ADDRESS,
    CRITERION,
    DAY,
    EMAIL,
    MAPPING,
    MAPPINGS,
    PHRASES,
    WORDS,
    YES,
)

CONTACT_EMAIL = Key("email", EMAIL, "An e-mail address.", "access@example.org")
CONTACT_FORM = Key("form", ADDRESS, "The address of a form.", "https://www.example.org/tell-us",
                   is_noun=False)  # fmt: skip
CONTACT_ANSWER = Key("answer", WORDS, "When an answer comes.", "within 5 working days",
                     is_noun=False)  # fmt: skip
CONTACT = Keys("contact", "The contact", "Where a problem can be reported.",
               (CONTACT_EMAIL, CONTACT_FORM, CONTACT_ANSWER),
               between={"anyOf": [{"required": ["email"]}, {"required": ["form"]}]})  # fmt: skip

FAILING_WHAT = Key("what", WORDS, "What fails some readers.",
                   "Most posts have no Easy Read edition.", required=True, is_noun=False,
                   counted=False)  # fmt: skip
FAILING_WHY = Key("why", WORDS, "Why it is so.",
                  "Each is written by hand, and we have written two.", required=True,
                  is_noun=False, counted=False)  # fmt: skip
FAILING_CRITERION = Key("criterion", CRITERION, "The success criterion of WCAG 2.2 that it fails, "
                        "where it fails one.", "1.2.5", options=tuple(CRITERIA))  # fmt: skip
FAILING_INSTEAD = Key("instead", WORDS, "What there is instead.", "Each has a text beside it.",
                      is_noun=False)  # fmt: skip
FAILING_MENDED_BY = Key("mended_by", WORDS, "By when it will be mended.", "the summer of 2026",
                        is_noun=False)  # fmt: skip
FAILING = Keys("failing", "A failing", "Content that is known to fail some readers.", (
    FAILING_WHAT, FAILING_WHY, FAILING_CRITERION, FAILING_INSTEAD, FAILING_MENDED_BY,
))  # fmt: skip

TRIED_WHAT = Key("what", WORDS, "What was tried, and with what.",
                 "The search page with VoiceOver on an iPhone", required=True, is_noun=False,
                 counted=False)  # fmt: skip
TRIED_BY = Key("by", WORDS, "By whom.", "The editors", required=True, is_noun=False, counted=False)
TRIED_ON = Key("on", DAY, "On which day.", "2026-01-31", required=True, counted=False)
TRIED_FOUND = Key("found", WORDS, "What they found.", "Every result is read out.", required=True,
                  is_noun=False, counted=False)  # fmt: skip
TRIED = Keys("tried", "A trial", "What somebody tried by hand.",
             (TRIED_WHAT, TRIED_BY, TRIED_ON, TRIED_FOUND))  # fmt: skip

ORGANISATION = Key("organisation", WORDS, "Who runs the site.", "In Control", required=True)
PUBLIC_BODY = Key("public_body", YES, "Do the regulations for public bodies bind it?", "false")
CONTACT_KEY = Key("contact", MAPPING, "Where to report a problem: `email`, `form` or both, and "
                  "`answer`.", "{email: access@example.org}", required=True,
                  parts=CONTACT)  # fmt: skip
PREPARED = Key("prepared", DAY, "When the statement was prepared.", "2026-01-31", required=True,
               counted=False)  # fmt: skip
REVIEWED = Key("reviewed", DAY, "When it was last reviewed.", "2026-06-30")
AIMS = Key("aims", PHRASES, 'Ends of the sentence "You should be able to".',
           "[read every page with a keyboard alone]")  # fmt: skip
FAILINGS = Key("failings", MAPPINGS, "What is known to fail some readers: `what`, `why`, "
               "`criterion`, `instead`, `mended_by`.",
               "[{what: Our films have no captions., why: We made them before we knew how.}]",
               parts=FAILING)  # fmt: skip
BURDEN = Key("burden", PHRASES, "What would be a disproportionate burden to mend.",
             "[The films of before 2020 would cost more to caption than we have.]")  # fmt: skip
OUT_OF_SCOPE = Key("out_of_scope", PHRASES, "What the regulations do not cover.", "[Maps.]")
TRIED_KEY = Key("tried", MAPPINGS, "What somebody tried by hand: `what`, `by`, `on`, `found`.",
                "[{what: Search with VoiceOver, by: Ann, on: 2026-02-03, found: It was read out.}]",
                parts=TRIED)  # fmt: skip
NOT_TESTED = Key("not_tested", PHRASES, "What was not tested, in sentences.",
                 "[It has not been tested with screen magnifiers.]")  # fmt: skip
PLANS = Key("plans", PHRASES, "What will be done, in sentences.",
            "[We will ask readers of the Easy Read editions.]")  # fmt: skip

STATEMENT = Keys(
    "statement",
    "The statement",
    "What the owners of a site say of its accessibility.",
    (
        ORGANISATION, PUBLIC_BODY, CONTACT_KEY, PREPARED, REVIEWED, AIMS, FAILINGS, BURDEN,
        OUT_OF_SCOPE, TRIED_KEY, NOT_TESTED, PLANS,
    ),
)  # fmt: skip
TEXTS = (AIMS, BURDEN, OUT_OF_SCOPE, NOT_TESTED, PLANS)
