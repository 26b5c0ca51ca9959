"""Lives of whole cases through the real use cases, on the embedded store, in both cities.

Each case has one report or several, which are merged, split and taken apart again. Its people do what comes
to mind; the platform delivers late, twice or never. What they were told is read from their phones.
"""

import os
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.builders import NOW
from tests.unit.domain.packs import REAL
from tests.unit.lives.acts import People
from tests.unit.lives.city import LivingCity, pack_of
from tests.unit.lives.machine import Platform
from tests.unit.lives.promises import Watch

pytestmark = pytest.mark.slow

SEEDS = 20
# Cases; each has the lives of nearly two reports in it.
LIVES = int(os.environ.get("REAL_LIVES", "1200")) // SEEDS
DAYS = timedelta(days=400)
A_DAY = 86_400
# Of so many cases their reporters take nothing back in the end.
LEFT_OPEN = 0.03
# Beginnings over ten months, Lebaran and the end of the year among them.
BEGINNINGS = 300 * A_DAY


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_a_case_is_promised_holds_whatever_people_do(seed: int, tmp_path: Path) -> None:
    cities = [LivingCity(pack_of(name), tmp_path) for name in REAL]
    climbed = 0
    for life in range(LIVES):
        chance = Random(f"{seed}-{life}")  # noqa: S311 - the same lives in every run
        watch = _live(chance, cities[life % len(cities)])
        assert watch.look_back() == ()
        climbed += len(watch.climbed)
    assert climbed > LIVES


def _live(chance: Random, city: LivingCity) -> Watch:
    """Some days are full, and most cases are over within weeks; of some nobody ever takes notice."""
    city.empty()
    people = People(city, chance)
    watch = Watch(people)
    platform = Platform(city, chance, watch)
    begin = city.clock.moment = NOW + timedelta(seconds=chance.randrange(BEGINNINGS))

    def within(days: int) -> timedelta:
        return timedelta(seconds=chance.randrange(days * A_DAY))

    for number in range(chance.choice((1, 1, 2, 3))):
        platform.at(begin + within(chance.choice((1, 5, 20))) * bool(number), people.submit)
    span = chance.choice((2, 5, 10, 20, 60))
    for _ in range(chance.randrange(14)):
        platform.at(begin + within(span), people.act)
    if chance.random() > LEFT_OPEN:
        platform.at(begin + timedelta(days=span) + within(10), people.give_up)
    platform.run(begin + DAYS)
    return watch
