"""What arXiv answers is read as the UTF-8 that it was sent in, whatever it says of itself."""

from __future__ import annotations

import pytest

from reading_room.formats.identifiers import identifiers_in
from reading_room.importers.described.answers import Answer
from reading_room.importers.described.arxiv import from_arxiv

ENTRY = (
    '<?xml version="1.0" encoding="%s"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
    "<id>http://arxiv.org/abs/2007.00642v1</id><title>Één</title></entry></feed>"
)


@pytest.mark.parametrize("encoding", ["big5", "hex", "nothing", "UTF-8"])
def test_the_encoding_that_an_answer_names(encoding: str) -> None:
    [wanted] = identifiers_in("arXiv:2007.00642")
    told = from_arxiv(Answer("Atom", ENTRY % encoding, "https://arxiv.example/"), wanted)
    assert told.item["title"] == "Één"
