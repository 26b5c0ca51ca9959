"""What a photo's reasons say of where the phone was that sent it; it is told and not counted."""

from collections.abc import Iterator

from shared.domain.photos.evidence_reasons import Reason, Signal, reason
from shared.domain.photos.photos import Photo, PhotoPurpose
from shared.domain.report.report import Report
from shared.domain.report.visibility import hides_its_reporter


def of_device(report: Report, photo: Photo) -> Iterator[Reason]:
    """Told of what came with the report, from wherever that was sent; never of a later photo."""
    away = report.location.device_away_m
    is_told = photo.purpose is PhotoPurpose.COMPLAINT and not hides_its_reporter(report)
    if away is not None and is_told:
        yield reason(Signal.DEVICE_AWAY, away)
