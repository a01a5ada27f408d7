"""Rewriting one column of a table: the engine, its uses, and tables of choices that a person made.

The new value comes from the caller. How a table is read is in `formats`.
"""
