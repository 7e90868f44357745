"""Formulas for which the converter would run out of stack: each is refused."""

from __future__ import annotations

import pytest

from reading_room.markup.maths import FormulaError, formula

DEEP = {
    "closers in a remark": "%" + "}" * 1200 + "\n" + r"\hat{" * 1200 + "x" + "}" * 1200,
    "closers that nothing opened": "}" * 60 + "{" * 60,
    "remarks between commands": "\\hat%\n" * 1400 + "x",
    "brackets of a size": r"\left(" * 700 + "x" + r"\right)" * 700,
    "a fraction in each fraction": r"\frac1" * 1600 + "x",
    "a root in each root": r"\sqrt[3]" * 1200 + "x",
}


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_formula_is_refused(name: str) -> None:
    with pytest.raises(FormulaError, match="goes too deep"):
        formula(DEEP[name], block=True)


def test_a_long_formula_is_read() -> None:
    assert (
        formula(r"\%x + " * 300 + r"\left( y \right)", block=True).html.count("<mi>x</mi>") == 300
    )
