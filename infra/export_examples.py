"""Prints what staff corrected, for learning: `python -m infra.export_examples --city kendari`.

One JSON object a line: `text`, `was`, `category`, `role`, `day`, `version`. It reads the backend that the
configuration names.
"""

import argparse
import json
import sys

from shared import bootstrap
from shared.domain.kernel.errors import NotFoundError


def main(arguments: list[str] | None = None) -> int:
    """0 when all is told, 2 for a city that is not served here."""
    parser = argparse.ArgumentParser(prog="python -m infra.export_examples", description=__doc__)
    parser.add_argument("--city", required=True, help="a folder in cities/, for example kendari")
    city_id = parser.parse_args(arguments).city
    container = bootstrap.container()
    try:
        container.ports.references.current(city_id)
    except NotFoundError:
        print(f"{city_id}: no such city", file=sys.stderr)
        return 2
    for each in container.ports.examples.kept(city_id, container.ports.clock.now()):
        line = {
            "text": each.text,
            "was": each.was,
            "category": each.category_id,
            "role": each.role,
            "day": each.day,
            "version": each.reference_version,
        }
        print(json.dumps(line, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
