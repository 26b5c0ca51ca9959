"""Small facts of an installation, kept in its file."""

import secrets
import sqlite3

from shared.adapters.embedded.city_file import CityFile


def read_setting(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return row and str(row["value"])


def secret(city_file: CityFile, key: str) -> str:
    """256 random bits in hex: drawn at the first call, the same ever after."""
    with city_file.writing() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)",
            (key, secrets.token_hex(32)),
        )
        return str(read_setting(connection, key))
