"""Lines to entries: which lines are one row, which names are in its cells, and what a cluster has of them.

Names only; the ids and records that they stand for lie in `records`.
"""
