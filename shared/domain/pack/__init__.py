"""City packs: reading an official's files, checking them, putting a version in force.

Makes the values of `city`, and is known by none of them.
"""
