"""One verb a module, in the same rooms as the domain; ports come as keyword arguments.

Knows ports, and no adapter.
"""
