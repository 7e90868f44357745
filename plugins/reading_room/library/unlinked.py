"""Words and citations that are no links for now. Enters: the file they mean. Leaves: the rule, and
what to say of it."""

from __future__ import annotations


def left_out(where: str, option: str) -> tuple[str, str, str]:
    """A page that an option of mkdocs.yml keeps out of the site."""
    if option == "draft_docs":
        message = f"{where} is a draft (draft_docs), so that these words are no link for now."
        hint = "Nothing need be done: they become one when mkdocs.yml lets it be published."
        return "link-hidden", message, hint
    message = f"{where} is there, and is not published: exclude_docs in mkdocs.yml has it."
    return "link-nowhere", message, "Take the link out, or let the file be published."


def taken_out(where: str) -> tuple[str, str, str]:
    """A page that another plugin keeps out of the site."""
    message = f"{where} is there, and is not published: another plugin leaves it out."
    return "link-nowhere", message, "Take the link out, or let the file be published."


def hidden(where: str, *, gone: bool) -> tuple[str, str, str]:
    """A post, edition or list that nothing shows; ``gone``: it was withdrawn."""
    if gone:
        message = f"{where} was withdrawn, so that these words are no link any more."
        hint = "Take the link out, and say what the reader needs in other words."
    else:
        message = f"{where} is not shown yet, so that these words are no link for now."
        hint = "Nothing need be done: they become one when it is shown."
    return "link-hidden", message, hint


def homeless(id_: str, where: str, *, gone: bool) -> tuple[str, str, str]:
    """A work that is cited, and that no list shows; ``where`` is the list that has it."""
    if gone:
        why = "was withdrawn, so that this citation is no link any more"
        hint = "Put the work on another list, or take the citation out."
    else:
        why = "is not shown yet, so that this citation is no link for now"
        hint = "Nothing need be done: it becomes one when the list is shown."
    return "link-hidden", f"{where}, on which {id_} stands, {why}.", hint
