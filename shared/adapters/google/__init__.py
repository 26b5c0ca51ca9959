"""Firestore, Storage, Tasks, Auth and messaging. No SDK type leaves here.

Know no rule of the city: they bring and take values.
"""
