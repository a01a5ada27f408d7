"""Bytes to rows: texts and workbooks, each within limits, and what to say of anything else.

What a row means is not looked at here; that is for `columns` and `cells`.
"""
