"""Concordance: every place of a word, a phrase or a term's names, in its context, from the press of each language.

Asked -> articles (by the index) -> lines (by the highlighter's own places) -> sorted, paged, or as a file.
"""
