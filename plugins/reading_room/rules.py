"""The rules of content: how a text is written, and not whether it can be published.

They alone can be made advice (``advice_only`` in mkdocs.yml), or be let stand in one file
(``allow`` in its front matter).
"""

CONTENT = frozenset(
    {
        "abbreviation-unknown",
        "bullet-typed",
        "description-long",
        "easy-read-explained",
        "easy-read-picture",
        "easy-read-sentence",
        "easy-read-word",
        "heading-bold",
        "heading-skipped",
        "image-alt",
        "image-says-nothing",
        "link-bare",
        "link-says-nothing",
        "sentence-long",
        "table-headings",
        "words-capitals",
    }
)
