"""What the console shows of a photo's worth."""

from datetime import datetime

import pytest

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.scene import announced
from tests.journeys.local_cities import KORUMBA, city

__all__ = ["city"]

pytestmark = pytest.mark.journey
MAKASSAR = (-5.147665, 119.432732)


def test_a_doubtful_photo_is_shown_with_its_reasons(city: CityClient) -> None:
    citizen = city.signed_in("citizen")
    now = datetime.fromisoformat(city.get("/local/clock")["now"])
    photo = take_photo(*MAKASSAR, now)
    body = {
        "description": "Jalan berlubang di lorong depan pasar.",
        "location": KORUMBA,
        "photos": [announced(photo)],
    }
    filed = citizen.post("/v1/reports", body, Idempotency_Key="photo-from-elsewhere")
    citizen.upload(filed["uploads"][0], photo)
    city.post("/local/settle", {})
    page = city.send("GET", f"/local/console/reports/{filed['report_id']}").body.decode()
    assert "Meragukan (20/100)" in page
    assert "Menurut datanya, foto diambil di luar wilayah kota." in page
