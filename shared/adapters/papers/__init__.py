"""Printing papers. ReportLab is loaded with the first of them."""
