"""What a rule looks at and what it reports: the lists of a document, indexed once and shared by all rules.

The rules are in `checks/rules`.
"""
