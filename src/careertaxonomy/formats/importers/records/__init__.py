"""Entries to a dataset: ids, codes, records of the base and new ones; and workbooks that hold records already."""
