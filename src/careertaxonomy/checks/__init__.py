"""The checker: what is wrong in a document, where, and what to do about it.

Shape, rules, locations, fixes, settings and accepted findings; not how findings are written (`reporters`).
"""
