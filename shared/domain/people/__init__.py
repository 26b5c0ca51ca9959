"""Staff, their rights and duty, reporters' identities and accounts.

Knows who may, not what an act does.
"""
