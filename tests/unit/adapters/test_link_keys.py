"""Where the keys of signed links come from, on each backend."""

from pathlib import Path

import pytest

from shared.bootstrap.embedded import EmbeddedPorts
from shared.bootstrap.google import GooglePorts
from shared.config import Config, ConfigError

OLD, NEW = "ab" * 32, "cd" * 32


def test_an_embedded_city_makes_its_own_keys_and_keeps_them(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    ports = EmbeddedPorts(Config(data_folder=one))
    keys = ports.link_keys, ports.capture_keys

    assert all(each.are_strong for each in keys)
    assert keys[0] != keys[1]
    again = EmbeddedPorts(Config(data_folder=one))
    assert (again.link_keys, again.capture_keys) == keys
    elsewhere = EmbeddedPorts(Config(data_folder=other))
    assert {elsewhere.link_keys, elsewhere.capture_keys}.isdisjoint(keys)


def test_google_reads_them_from_secrets_the_newest_first() -> None:
    ports = GooglePorts(Config(link_keys=f"{NEW},{OLD}", capture_keys=OLD))

    assert ports.link_keys.keys == (bytes.fromhex(NEW), bytes.fromhex(OLD))
    assert ports.capture_keys.keys == (bytes.fromhex(OLD),)


@pytest.mark.parametrize("written", ["", "no hex", f"{NEW},", f"{NEW},ab", "ab" * 31])
def test_weak_or_garbled_keys_are_refused_without_being_told(written: str) -> None:
    with pytest.raises(ConfigError, match="TANGGAP_LINK_KEYS") as refusal:
        _ = GooglePorts(Config(link_keys=written)).link_keys

    assert NEW not in str(refusal.value)

    with pytest.raises(ConfigError, match="TANGGAP_CAPTURE_KEYS"):
        _ = GooglePorts(Config(link_keys=NEW, capture_keys=written)).capture_keys
