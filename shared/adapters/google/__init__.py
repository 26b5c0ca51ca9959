"""Firestore, Storage, Tasks, Auth and messaging. No SDK type leaves here."""
