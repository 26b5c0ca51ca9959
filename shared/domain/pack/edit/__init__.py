"""Changing a pack: drafts, what two versions must have in common, putting one in force."""
