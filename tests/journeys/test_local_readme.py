"""The README's commands, word for word but for the port."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from local.platform.functions import ROOT
from local.stage.client import CityClient
from tests.journeys.local_cities import own_city

__all__ = ["own_city"]

pytestmark = pytest.mark.journey


def commands() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return "\n".join(block for block in blocks if "curl" in block)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not on this machine")
def test_a_newcomers_first_report_is_nudged_after_a_day(
    own_city: CityClient, tmp_path: Path
) -> None:
    script = commands().replace("http://127.0.0.1:8080", own_city.base_url)
    assert own_city.base_url in script
    clone = tmp_path / "clone"
    clone.mkdir()
    shown = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=clone,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    assert list(clone.iterdir()) == []
    assert '"tracking_code"' in shown
    assert "whatsapp_office_nudge" in shown
    assert "maka kami mengirim WhatsApp kepada Dinas PU & Penataan Ruang." in shown
