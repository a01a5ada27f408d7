"""Bytes in and out: readers, exporters, documents, tables, files and checksums.

What a document means lies in `model`; whether it is right, in `checks`.
"""
