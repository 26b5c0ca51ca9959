import json
from pathlib import Path

import pytest

from local.platform.functions import ROOT
from local.platform.hosting import load_rewrites


@pytest.mark.parametrize(
    ("path", "function"),
    [
        ("/v1/officer/reports", "officer_api"),
        ("/v1/officer/reports/abc/actions", "officer_api"),
        ("/v1/officer", "officer_api"),
        ("/v1/officers", "citizen_api"),
        ("/v1/reports", "citizen_api"),
        ("/v1/openapi.json", "citizen_api"),
        ("/v1", "citizen_api"),
        ("/healthz", "citizen_api"),
        ("/healthz/more", None),
        ("/", None),
        ("/local/clock", None),
        ("/escalate_report", None),
        ("/sweep_overdue", None),
        ("/v2/reports", None),
    ],
)
def test_paths_reach_the_function_that_hosting_sends_them_to(
    path: str, function: str | None
) -> None:
    assert load_rewrites(ROOT / "firebase.json").function_for(path) == function


def test_the_first_rewrite_that_matches_decides(tmp_path: Path) -> None:
    rules = [
        {"source": source, "run": {"serviceId": service, "region": "x"}}
        for source, service in [("/a/*", "one-step"), ("/a/**", "any-steps"), ("**", "rest")]
    ]
    file = tmp_path / "firebase.json"
    file.write_text(json.dumps({"hosting": {"rewrites": rules}}))
    rewrites = load_rewrites(file)
    assert [rewrites.function_for(path) for path in ("/a/b", "/a/b/c", "/a")] == [
        "one_step",
        "any_steps",
        "any_steps",
    ]
