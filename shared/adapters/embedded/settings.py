"""Small facts of an installation, kept in its file."""

import json
import secrets
import sqlite3

from shared.adapters.embedded.city_file import CityFile

_UNREACHABLE = "unreachable"


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


def unreachable(connection: sqlite3.Connection) -> frozenset[str]:
    """The numbers and addresses that play dead."""
    return frozenset(json.loads(read_setting(connection, _UNREACHABLE) or "[]"))


def play_dead(city_file: CityFile, recipient: str, *, is_dead: bool) -> None:
    """Take a number or an address off the net, or bring it back."""
    with city_file.writing() as connection:
        known = unreachable(connection) - {recipient} | ({recipient} if is_dead else set())
        connection.execute(
            "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)",
            (_UNREACHABLE, json.dumps(sorted(known))),
        )
