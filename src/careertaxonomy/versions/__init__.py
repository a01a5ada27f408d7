"""Version numbers, the comparison of two versions, renames, and the migration of ids.

Which versions are released lies in `datasets`.
"""
