"""What is remembered from one build of a preview to the next, and what is forgotten."""

from __future__ import annotations

from reading_room.memory import Memory


def test_what_every_round_asks_for_is_made_once_and_the_rest_forgotten() -> None:
    made: list[str] = []
    told: list[str] = []

    def shout(word: str, mark: str) -> str:
        made.append(word)
        return word.upper() + mark

    memory = Memory(shout, told.append)
    for number in range(300):
        memory.next_round()
        assert memory("tea", "!") == "TEA!"
        assert memory(f"word {number}", "?") == f"WORD {number}?"
        assert memory("tea", "!") == "TEA!"
    assert made.count("tea") == 1
    assert told == made
    memory.next_round()
    memory("word 299", "?")
    assert made.count("word 299") == 1
    memory("word 200", "?")
    assert made.count("word 200") == 2
