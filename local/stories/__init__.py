"""Complaints' lives, told and checked step by step over HTTP."""
