"""One verb a module, in the rooms of the domain and `intake` and `queries`; each names the ports it needs.

Knows ports, and no adapter; a use case knows no other.
"""
