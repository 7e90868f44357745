"""Reading Room: a blog and curated reading lists, from files in git to a site with feeds."""
