"""One run over all cities: each has its own morning, and one in trouble keeps none from theirs."""

from shared.bootstrap import Container
from shared.domain.kernel.errors import DomainError, TransientError


def send_all(container: Container) -> None:
    """Raises TransientError at the end if any city must be tried again."""
    postponed = sum(
        not _greeted(container, city_id) for city_id in container.ports.references.cities()
    )
    if postponed:
        raise TransientError(f"{postponed} cities postponed")


def _greeted(container: Container, city_id: str) -> bool:
    """Whether it needs no other try. A bug with one city is no other's."""
    from shared.usecases.notify.send_digests import send_digests

    try:
        send_digests(city_id, container.ports)
    except DomainError as error:
        container.telemetry.warning("digest dropped", function="office_digest", code=error.code)
    except TransientError as error:
        container.telemetry.warning(
            "digest postponed", function="office_digest", reason=error.reason
        )
        return False
    except Exception as error:  # noqa: BLE001  the last wall around each city
        container.telemetry.bug("digest failed", error, function="office_digest")
        return False
    return True
