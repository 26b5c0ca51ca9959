"""What a report costs the database stays within its budget, whatever the hour."""

from datetime import datetime

import pytest

from bench import counting
from bench.counting import DAY, NIGHT


@pytest.mark.parametrize("moment", [DAY, NIGHT])
def test_an_accepted_report_reads_and_writes_no_more_than_its_budget(moment: datetime) -> None:
    figures = counting.measure_at(moment)
    assert [figure["name"] for figure in figures if not figure["holds"]] == []
