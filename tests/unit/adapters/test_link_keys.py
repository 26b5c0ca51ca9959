"""Where the keys of signed links come from, on each backend."""

from pathlib import Path

import pytest

from shared.bootstrap.embedded import EmbeddedPorts
from shared.bootstrap.google import GooglePorts
from shared.config import Config, ConfigError

OLD, NEW = "ab" * 32, "cd" * 32


def test_an_embedded_city_makes_its_own_key_and_keeps_it(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    keys = EmbeddedPorts(Config(data_folder=one)).link_keys

    assert keys.are_strong
    assert EmbeddedPorts(Config(data_folder=one)).link_keys == keys
    assert EmbeddedPorts(Config(data_folder=other)).link_keys != keys


def test_google_reads_them_from_a_secret_the_newest_first() -> None:
    keys = GooglePorts(Config(link_keys=f"{NEW},{OLD}")).link_keys

    assert keys.keys == (bytes.fromhex(NEW), bytes.fromhex(OLD))


@pytest.mark.parametrize("written", ["", "no hex", f"{NEW},", f"{NEW},ab", "ab" * 31])
def test_weak_or_garbled_keys_are_refused_without_being_told(written: str) -> None:
    with pytest.raises(ConfigError, match="TANGGAP_LINK_KEYS") as refusal:
        _ = GooglePorts(Config(link_keys=written)).link_keys

    assert NEW not in str(refusal.value)
