"""The deployment: every resource where it must be, closed where it must be, and nothing too much."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from infra.commands import Step
from infra.deploy import main, steps
from infra.installation import Place
from infra.manifest import EVENT_TYPES, load, service_of
from shared.config import Config
from shared.config import load as load_config
from shared.domain.language.translations import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
JAKARTA = "asia-southeast2"
MANIFEST = load()
PLACE = Place("demo", "123456789012", MANIFEST.region)
STEPS = list(steps(MANIFEST, PLACE))
DEPLOYED = {
    step.command[3]: step.command for step in STEPS if step.command[1:3] == ("functions", "deploy")
}
# What a command makes lives somewhere; what these name does not, or is no thing of its own.
EVERYWHERE = {
    ("services", "enable"),
    ("iam", "service-accounts"),
    ("projects", "add-iam-policy-binding"),
    ("logging", "sinks"),
    ("secrets", "add-iam-policy-binding"),
    ("storage", "buckets", "update"),
    ("storage", "buckets", "add-iam-policy-binding"),
}
_PLACES = re.compile(r"--(?:region|location|locations|trigger-location)=(.*)")


def option(command: tuple[str, ...], name: str) -> str:
    (value,) = [word.partition("=")[2] for word in command if word.startswith(f"--{name}=")]
    return value


def environment(command: tuple[str, ...]) -> dict[str, str]:
    pairs = option(command, "set-env-vars").split(",")
    return dict(pair.split("=", 1) for pair in pairs)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: " ".join(step.command[1:5]))
def test_everything_lives_in_jakarta(step: Step) -> None:
    places = [m[1] for word in step.command if (m := _PLACES.fullmatch(word))]

    assert set(places) <= {JAKARTA}
    if step.command[0] == "gcloud" and not any(
        step.command[1 : 1 + len(words)] == words for words in EVERYWHERE
    ):
        assert places


@pytest.mark.parametrize("name", MANIFEST.functions)
def test_each_function_is_deployed_as_its_row_says(name: str) -> None:
    row = MANIFEST.functions[name]
    command = DEPLOYED[service_of(name)]

    assert option(command, "entry-point") == name
    assert option(command, "memory") == row.memory
    assert option(command, "timeout") == f"{row.timeout_s}s"
    assert option(command, "concurrency") == str(row.concurrency)
    assert option(command, "max-instances") == str(row.max_instances)
    assert option(command, "service-account") == f"{row.account}@demo.iam.gserviceaccount.com"
    assert environment(command)["THREADS"] == str(row.concurrency)
    assert ("--retry" in command) is row.retry
    assert {"--gen2", f"--runtime={MANIFEST.runtime}", "--source=."} <= set(command)


@pytest.mark.parametrize("name", MANIFEST.functions)
def test_only_what_citizens_and_staff_call_is_open(name: str) -> None:
    is_public = MANIFEST.functions[name].trigger == "http"
    command = DEPLOYED[service_of(name)]

    assert ("--allow-unauthenticated" in command) is is_public
    assert ("--no-allow-unauthenticated" in command) is not is_public
    assert option(command, "ingress-settings") == ("all" if is_public else "internal-only")
    invokers = [
        step
        for step in STEPS
        if step.command[1:5] == ("run", "services", "add-iam-policy-binding", service_of(name))
    ]
    assert len(invokers) == (0 if is_public else 1)


@pytest.mark.parametrize("name", MANIFEST.functions)
def test_each_trigger_listens_to_what_its_row_names(name: str) -> None:
    row = MANIFEST.functions[name]
    filters = [word for word in DEPLOYED[service_of(name)] if word.startswith("--trigger")]

    if row.trigger not in EVENT_TYPES:
        assert filters == ["--trigger-http"]
        return
    assert f"--trigger-event-filters=type={EVENT_TYPES[row.trigger]}" in filters
    assert f"--trigger-location={JAKARTA}" in filters
    wanted = {
        "firestore_created": f"--trigger-event-filters-path-pattern=document={row.document}",
        "firestore_written": f"--trigger-event-filters-path-pattern=document={row.document}",
        "object_finalized": "--trigger-event-filters=bucket=demo-quarantine",
    }
    assert wanted[row.trigger] in filters


@pytest.mark.parametrize("name", MANIFEST.functions)
def test_each_function_would_start_in_production(name: str) -> None:
    config = load_config({**environment(DEPLOYED[service_of(name)]), "K_SERVICE": service_of(name)})

    assert (config.environment, config.backend) == ("production", "google")
    assert config.region == JAKARTA


@pytest.mark.parametrize("name", MANIFEST.functions)
def test_each_function_reads_the_secrets_of_its_account_and_no_others(name: str) -> None:
    given = [word for word in DEPLOYED[service_of(name)] if word.startswith("--set-secrets=")]
    wanted = MANIFEST.accounts[MANIFEST.functions[name].account].secrets

    named = [pair for word in given for pair in word.partition("=")[2].split(",")]
    assert named == [f"{MANIFEST.secrets[each]}={each}:latest" for each in wanted]


def test_secrets_reach_only_those_who_need_them() -> None:
    readers = {
        secret: {name for name, account in MANIFEST.accounts.items() if secret in account.secrets}
        for secret in MANIFEST.secrets
    }

    assert readers["capture-keys"] == {"citizen-api", "officer-api"}
    for secret, names in readers.items():
        assert names
        assert not names & {"photo-worker", "platform-caller"}
        assert "citizen-api" not in names or secret == "capture-keys"
    assert readers["whatsapp-token"] == {
        "report-worker",
        "chat-hook",
        "signed-pages",
    }


def test_settings_that_hold_secrets_are_given_as_such() -> None:
    hidden = {each.metadata["variable"] for each in fields(Config) if not each.repr}

    assert set(MANIFEST.secrets.values()) == hidden
    for command in DEPLOYED.values():
        assert not hidden & set(environment(command))


def test_the_platform_writes_down_no_addresses() -> None:
    (step,) = [s for s in STEPS if s.command[1:3] == ("logging", "sinks")]

    assert "run.googleapis.com/requests" in option(step.command, "add-exclusion")
    assert option(step.unless, "update-exclusion") == option(step.command, "add-exclusion")


def test_no_account_has_more_than_named_roles() -> None:
    for account in MANIFEST.accounts.values():
        for role in (*account.project, *account.quarantine, *account.published):
            assert role not in {"owner", "editor", "viewer", "storage.admin", "datastore.owner"}
    assert {row.account for row in MANIFEST.functions.values()} <= set(MANIFEST.accounts)
    assert not MANIFEST.accounts["report-worker"].quarantine


def _buckets() -> list[Step]:
    return [
        s
        for s in STEPS
        if s.command[1:3] == ("storage", "buckets") and s.command[3] in {"create", "update"}
    ]


def test_buckets_are_closed_and_forget() -> None:
    assert len(_buckets()) == 4
    for step in _buckets():
        assert {"--uniform-bucket-level-access", "--public-access-prevention"} <= set(step.command)
    files = [option(s.command, "lifecycle-file") for s in _buckets() if s.command[3] == "update"]
    assert len(files) == 2
    for file in files:
        assert json.loads((ROOT / file).read_text(encoding="utf-8"))["rule"]


def test_the_queue_sends_no_more_than_the_function_takes() -> None:
    (command,) = [s.command for s in STEPS if s.command[1:4] == ("tasks", "queues", "create")]
    row = MANIFEST.functions["escalate_report"]

    assert command[4] == row.queue == load_config({}).queue
    at_once = row.concurrency * row.max_instances
    assert int(option(command, "max-concurrent-dispatches")) <= at_once
    assert int(option(command, "max-attempts")) > 1
    assert option(command, "max-retry-duration")


@pytest.mark.parametrize(
    ("function", "setting"),
    [("sweep_overdue", "TANGGAP_SWEEP_URL"), ("office_digest", "TANGGAP_DIGEST_URL")],
)
def test_the_scheduler_calls_with_a_token_for_the_very_address(function: str, setting: str) -> None:
    service = function.replace("_", "-")
    created = [s.command for s in STEPS if s.command[1:4] == ("scheduler", "jobs", "create")]
    (command,) = [each for each in created if service in " ".join(each)]
    settings = environment(DEPLOYED[service])

    assert option(command, "uri") == option(command, "oidc-token-audience")
    assert option(command, "uri") == settings[setting]
    account = option(command, "oidc-service-account-email")
    assert account == settings["TANGGAP_CALLBACK_ACCOUNT"]
    assert option(command, "schedule") == MANIFEST.functions[function].every


def test_the_addresses_of_hosting_are_those_of_the_services() -> None:
    hosting = json.loads((ROOT / "firebase.json").read_text(encoding="utf-8"))["hosting"]
    runs = [rewrite["run"] for rewrite in hosting["rewrites"] if "run" in rewrite]

    assert {run["region"] for run in runs} == {JAKARTA}
    public = {service_of(n) for n, row in MANIFEST.functions.items() if row.public}
    assert {run["serviceId"] for run in runs} == public


def test_what_lives_for_a_time_only_is_declared() -> None:
    declared = json.loads((ROOT / "firestore.indexes.json").read_text(encoding="utf-8"))
    expiring = {
        (each["collectionGroup"], each["fieldPath"])
        for each in declared["fieldOverrides"]
        if each.get("ttl")
    }

    assert ("operations", "expires_at") in expiring
    deploys = [step.command for step in STEPS if step.command[0] == "firebase"]
    assert any("firestore:rules,firestore:indexes" in str(command) for command in deploys)


def test_without_run_it_only_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", "demo", "--project-number", "123456789012"]) == 0

    printed = capsys.readouterr().out.splitlines()
    assert printed == [step.text() for step in STEPS]


def test_packs_are_built_before_the_first_function_is_uploaded() -> None:
    commands = [step.command for step in STEPS]
    built = commands.index(
        ("python", "-m", "local.commands.build_city", "cities/kendari", "cities/makassar")
    )
    assert built < min(commands.index(command) for command in DEPLOYED.values())


def test_a_step_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    made = tmp_path / "made"
    step = Step(("touch", str(made)), unless=("true",))
    step.run()
    assert not made.exists()

    Step(("touch", str(made)), unless=("false",)).run()
    assert made.exists()


def test_a_step_that_fails_stops_the_deployment() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        Step(("false",)).run()


def _uploaded() -> list[str]:
    git = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others"]
    ours = ["--exclude-from", str(ROOT / ".gitignore")]
    every = subprocess.run([*git, *ours], capture_output=True, text=True, check=True)
    left_out = subprocess.run(
        [*git, "--ignored", "--exclude-from", str(ROOT / ".gcloudignore")],
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(set(every.stdout.splitlines()) - set(left_out.stdout.splitlines()))


def test_only_what_a_function_is_made_of_is_uploaded() -> None:
    uploaded = _uploaded()

    tops = {path.partition("/")[0] for path in uploaded}
    assert tops == {"main.py", "requirements.txt", "functions", "shared", "cities", "docs"}
    assert [path for path in uploaded if path.startswith("docs/")] == ["docs/openapi.json"]
    assert "cities/kendari/city.csv" in uploaded
    texts = {path for path in uploaded if path.startswith("shared/texts/")}
    assert texts == {f"shared/texts/{language}.json" for language in LANGUAGES}
    assert not [path for path in uploaded if "embedded" in path or "test" in path]


def test_what_is_uploaded_is_enough_to_start(tmp_path: Path) -> None:
    for path in _uploaded():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, target)
    code = (
        "import functions_framework\n"
        "client = functions_framework.create_app('citizen_api', 'main.py').test_client()\n"
        "for path in ('/healthz', '/v1/openapi.json', '/v1/me/reports'):\n"
        "    print(client.get(path).status_code)\n"
    )
    settings = environment(DEPLOYED["citizen-api"])

    answered = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], **settings, "K_SERVICE": "citizen-api"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answered.stdout.split() == ["200", "200", "401"]
