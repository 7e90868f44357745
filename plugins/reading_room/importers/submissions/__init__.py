"""What readers send by a form or by mail. Enters: bytes of a file. Leaves: submissions, each with
the fields that it has, or why there are none.

`reading` finds out which form the bytes have, `fields` calls what they hold by our names, and
`clean` makes words of it in which nothing is left but what somebody wants to say. Whoever sent it
is a stranger: nothing of it is ever a path, or asked for anything.
"""

from __future__ import annotations

from reading_room.importers.submissions.clean import RefusedError, cleaned_name, cleaned_text
from reading_room.importers.submissions.fields import Submission
from reading_room.importers.submissions.reading import NoSubmissionError, read_submissions

__all__ = [
    "NoSubmissionError",
    "RefusedError",
    "Submission",
    "cleaned_name",
    "cleaned_text",
    "read_submissions",
]
