"""What names are made of: characters, normal forms, misspellings; and the wording of messages.

Plain text only: nothing here knows a record.
"""
