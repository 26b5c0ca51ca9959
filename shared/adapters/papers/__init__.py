"""Printing papers. ReportLab is loaded with the first of them.

Know no report: they set the pieces of `domain/papers`.
"""
