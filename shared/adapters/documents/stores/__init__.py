"""The stores, one for each kind of document, on any engine.

Know no engine of their own; each is given one.
"""
