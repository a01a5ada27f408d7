"""Tables to documents: rows, columns, the blocks of a cluster, names, records; what cannot be told is asked.

No base is loaded here and nothing is checked: a base is handed in, and `checks` looks at what comes out.
"""
