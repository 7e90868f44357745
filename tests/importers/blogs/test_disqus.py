"""Comments that Disqus kept, given back to their posts."""

from __future__ import annotations

from pathlib import Path

from importers.blogs.moved import blog_of, move, site_in
from importers.imported import library_of

EXPORT = """\
<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns:dsq="https://disqus.com/disqus-internals">
<thread dsq:id="1"><link>http://old.example/blog/first/</link><title>First</title></thread>
<thread dsq:id="2"><link>http://old.example/blog/nowhere/</link></thread>
<post dsq:id="10"><message><![CDATA[<p>Who decides?</p>]]></message>
<createdAt>2014-02-01T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><email>reader@mail.example</email><name>A reader</name></author><thread dsq:id="1" /></post>
<post dsq:id="11"><message><![CDATA[<p>You do.</p>]]></message>
<createdAt>2014-02-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Another reader</name></author><thread dsq:id="1" /><parent dsq:id="10" /></post>
<post dsq:id="12"><message>Buy!</message><createdAt>2014-02-03T10:00:00Z</createdAt>
<isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Spam</name></author>
<thread dsq:id="1" /></post>
<post dsq:id="13"><message>Lost</message><createdAt>2014-02-03T10:00:00Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>A reader</name></author>
<thread dsq:id="2" /></post>
</disqus>
"""


def test_comments_go_to_their_posts_and_what_has_none_is_told(tmp_path: Path) -> None:
    blog = blog_of(
        tmp_path / "old",
        {
            "src/content/blog/first.md": "---\ntitle: First\ndate: 2014-01-31\n---\nWords.\n",
            "astro.config.mjs": 'export default { site: "https://old.example" };\n',
        },
    )
    export = tmp_path / "disqus.xml"
    export.write_text(EXPORT)
    site = site_in(tmp_path)
    done = move(site, blog, "--comments", str(export))
    library, errors = library_of(site)
    assert errors == []
    (post,) = library.posts
    told = [(each.name, each.text, str(each.date), each.reply_to) for each in post.comments]
    assert [(name, text, date) for name, text, date, _ in told] == [
        ("A reader", "Who decides?", "2014-02-01"),
        ("Another reader", "You do.", "2014-02-02"),
    ]
    assert [reply and reply.id for *_, reply in told] == [None, "c1"]
    text = (site / "posts/old/first.comments.yml").read_text()
    assert "mail.example" not in text
    assert "http://old.example/blog/nowhere/ (1)" in done.report
    assert "it was deleted, or not approved" in done.report
