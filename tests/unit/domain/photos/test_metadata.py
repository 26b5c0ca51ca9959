import pytest

from shared.domain.photos.metadata import ImageProvenance


@pytest.mark.parametrize(
    ("make", "model", "device"),
    [
        ("Contoh", "A 5", "contoh a 5"),
        ("CONTOH", "a 5", "contoh a 5"),
        ("Contoh", "", ""),
        ("", "A 5", ""),
        ("", "", ""),
    ],
)
def test_a_device_is_known_by_make_and_model_in_whatever_case(
    make: str, model: str, device: str
) -> None:
    assert ImageProvenance(make=make, model=model).device == device
