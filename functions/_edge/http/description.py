"""The API's description, as it is kept in docs/ and shipped with every function."""

from functools import cache
from pathlib import Path

import msgspec

PATH = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"


@cache
def api_description() -> msgspec.Raw:
    """The file as it stands; `infra/openapi.py` generates it and a test keeps it true."""
    return msgspec.Raw(PATH.read_bytes())
