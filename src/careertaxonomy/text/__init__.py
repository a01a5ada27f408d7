"""What names are made of: characters, normal forms, similar names; and the wording of messages.

Plain text only: nothing here knows a record.
"""
