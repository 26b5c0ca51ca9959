from pathlib import Path

import pytest

from infra import import_city
from shared import bootstrap
from shared.bootstrap import Container, ports_of
from shared.config import load
from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.report.location import Location
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.queries.track_report import track_report
from shared.usecases.routing.route_report import route_report
from tests.unit.domain.packs import TINY


@pytest.fixture
def container(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Container:
    """An embedded installation with one city."""
    pack = tmp_path / "cities" / "kendari"
    pack.mkdir(parents=True)
    for name, text in TINY.items():
        (pack / name).write_text(text)
    config = load(
        {"TANGGAP_DATA": str(tmp_path / "data"), "TANGGAP_CITIES": str(tmp_path / "cities")}
    )
    made = Container(config, ports_of(config))
    monkeypatch.setattr(bootstrap, "container", lambda: made)
    return made


def test_a_pack_is_in_force_at_once_and_only_once(
    container: Container, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(container.config.cities_folder) / "kendari"
    assert container.ports.references.current("kendari").city.name == "Kota Kendari"
    text = (folder / "city.csv").read_text()
    (folder / "city.csv").write_text(text.replace("Kota Kendari", "Kendari Baru"))
    assert import_city.main([str(folder), "--by", "ani", "--note", "nama baru"]) == 0
    assert container.ports.references.current("kendari").city.name == "Kendari Baru"
    assert import_city.main([str(folder), "--by", "ani"]) == 0
    (told,) = container.ports.publications.history("kendari", 10)
    assert (told.by, told.note) == ("ani", "nama baru")
    printed = capsys.readouterr().out.splitlines()
    assert ["in force now" in printed[0], "in force already" in printed[1]] == [True, True]


def test_mistakes_are_named_and_nothing_changes(
    container: Container, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(container.config.cities_folder) / "kendari"
    (folder / "routing.csv").write_text("name\n")
    assert import_city.main([str(folder), "--by", "ani"]) == 1
    assert "kendari/routing.csv:1" in capsys.readouterr().err
    assert container.ports.publications.in_force("kendari") is None


def test_a_new_city_takes_reports_without_a_deployment(
    container: Container, tmp_path: Path
) -> None:
    """A second process of the same installation, which was there before, serves it as well."""
    other = Container(container.config, ports_of(container.config))
    folder = tmp_path / "elsewhere" / "kota_baru"
    folder.mkdir(parents=True)
    for name, text in TINY.items():
        (folder / name).write_text(text.replace("KDI", "BRU"))
    assert import_city.main([str(folder), "--by", "ani"]) == 0
    answer = submit_report(
        SubmitReport(
            city_id="kota_baru",
            uid="citizen",
            idempotency_key="key",
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description="Jalan berlubang",
                location=Location(Point(-3.95, 122.55), source="pin"),
                category_id="jalan_rusak",
                attributes={"size": "small"},
            ),
        ),
        other.ports,
    )
    route_report("kota_baru", str(answer["report_id"]), other.ports)
    tracked = track_report(str(answer["tracking_code"]), other.ports).report
    assert (tracked.city_id, tracked.agency_id) == ("kota_baru", "DPUPR")
    assert container.ports.references.cities() == ("kendari", "kota_baru")
