"""A new city begins in the morning, so that what is tried first does not depend on the hour of the day."""

from datetime import datetime, time, timedelta

from local.platform.city import LocalCity

_BEGINS = time(8, 30)


def is_new(city: LocalCity) -> bool:
    """Whether nobody has ever been enrolled in it."""
    tables = city.tables.reading()
    return tables.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None


def wake(city: LocalCity) -> None:
    """Move the clock on to the next morning of the installation's own city."""
    ports = city.ports
    zone = ports.references.current(ports.config.default_city).calendar.zone
    local = ports.clock.now().astimezone(zone)
    morning = datetime.combine(local.date(), _BEGINS, zone)
    ports.clock.advance((morning - local) % timedelta(days=1))
