"""What every store needs of a document database: transactions, queries, paths, cursors.

Knows no value of the domain.
"""
