"""What people read, looked up by key and language.

Decides nothing: whoever speaks names the key.
"""
