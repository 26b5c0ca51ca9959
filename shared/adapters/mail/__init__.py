"""Sending e-mail.

Know no report: a message is given whole.
"""
