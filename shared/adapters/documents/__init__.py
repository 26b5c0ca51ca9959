"""The stores on any document database: one mapping, one set of queries, two engines below.

Know no SDK: an engine is handed to them.
"""
