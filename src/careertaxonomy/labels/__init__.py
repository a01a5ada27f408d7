"""From what people type to a record: finding, resolving, and the reasons for refusing.

Knows rows (a kind, an id, names, codes) and nothing of a dataset beyond them: abbreviations, word forms, weights and
closing words come from the names at hand.
"""
