"""A third language is one file more: here one made up of the Indonesian texts."""

import re
import shutil
from collections.abc import Iterator

import pytest

from infra.texts import main as compile_texts
from local.platform.functions import ROOT
from local.stage.client import CityClient
from local.stage.process import running_city
from local.stage.scene import UNTIL_NUDGED, Scene
from local.stage.telling import Teller

pytestmark = pytest.mark.journey

MADE_UP = "qps"
PHONE = "+628000099001"
_ACCENTS = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}


def translated(toml: str) -> str:
    """Each text with accents and between brackets, its placeholders as they were."""
    return re.sub(
        r'^(\S+) = "(.*)"$',
        lambda found: f'{found[1]} = "⟦{_accented(found[2])}⟧"',
        toml,
        flags=re.MULTILINE,
    )


def _accented(text: str) -> str:
    return re.sub(r"\{\w+\}|[aeiou]", lambda found: _ACCENTS.get(found[0], found[0]), text)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    root = tmp_path_factory.mktemp("program")
    for each in ROOT.iterdir():
        (root / each.name).symlink_to(each)
    (root / "shared").unlink()
    shutil.copytree(ROOT / "shared", root / "shared")
    texts = root / "shared" / "texts"
    original = (texts / "id.toml").read_text(encoding="utf-8")
    (texts / f"{MADE_UP}.toml").write_text(translated(original), encoding="utf-8")
    assert compile_texts([], texts) == 0
    with running_city(tmp_path_factory.mktemp("city"), root=root) as (city, _):
        yield Scene(city, Teller(in_colour=False))


@pytest.fixture(scope="module")
def citizen(scene: Scene) -> CityClient:
    person = scene.city.signed_in("citizen")
    return CityClient(person.base_url, person.token, {"Accept-Language": f"{MADE_UP}, en;q=0.5"})


def _is_translated(text: str) -> bool:
    return text.startswith("⟦") and text.endswith("⟧")


def test_a_refusal_is_read_in_it_with_english_beside_it(citizen: CityClient) -> None:
    answer = citizen.send("GET", "/v1/reports/nonsense")

    assert answer.headers["Content-Language"] == MADE_UP
    assert answer.json["title"] == "⟦Tídák dítémúkán⟧"
    assert _is_translated(answer.json["detail"])
    assert (
        answer.json["detail_en"] == "What you are looking for does not exist or is not open to you."
    )


def test_a_report_and_the_messages_about_it_are_read_in_it(
    scene: Scene, citizen: CityClient
) -> None:
    citizen.put(
        "/v1/me/preferences?jurisdiction_id=kendari",
        {"language": MADE_UP, "channels": ["whatsapp"]},
    )
    filed = scene.pothole(
        citizen,
        "Jalan berlubang besar di depan pasar, sudah dua motor jatuh",
        contact={"phone": PHONE},
    )
    scene.wait(UNTIL_NUDGED)

    seen = citizen.get(f"/v1/reports/{filed.code}")
    told = [line["text"] for line in (*seen["timeline"], *seen["ladder"], seen["next"])]
    assert len(told) > 5
    assert all(map(_is_translated, (*told, seen["state_name"], seen["place"])))
    # The moment in the sentence is written as this language writes moments.
    assert seen["next"]["text"].count("⟦") > 1
    # What the city wrote in two languages only is read in Bahasa Indonesia.
    assert seen["service_name"] == "Jalan kota rusak"

    chats = [each["body"] for each in scene.inside(filed)["messages"] if each["to"] == PHONE]
    assert len(chats) > 1
    assert all(map(_is_translated, chats))
