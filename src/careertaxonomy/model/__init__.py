"""The records, the `Taxonomy` over them, lookups, the canonical form and the JSON Schema.

No file is read here, and nothing is checked but the shape of a record.
"""
