"""What a citizen fills in, where a test says nothing else."""

from dataclasses import replace
from typing import Any

from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.report.location import Location


def a_form(**fields: Any) -> IntakeForm:
    whole = IntakeForm(
        type=ReportType.COMPLAINT,
        description="Jalan berlubang di depan pasar.",
        location=Location(point=Point(-3.9778, 122.515)),
        category_id="jalan_rusak",
        name="Sitti Contoh",
        phone="+6281100000001",
        whatsapp_consent=True,
    )
    return replace(whole, **fields)
