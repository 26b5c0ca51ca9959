"""Prints the commands that bring an installation to Google Cloud; `--run` executes them.

    python -m infra.deploy --project tanggap-kendari --project-number 123456789012

Every step may be repeated: what is there stays, what can be updated is. Nothing is ever deleted.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.commands import Step, gcloud
from infra.installation import CALLER, DATABASE, Place
from infra.manifest import EVENT_TYPES, Manifest, Row, load, service_of
from infra.resources import (
    accounts,
    buckets,
    database,
    news_of_objects,
    queue,
    rights,
    scheduler,
    secrets,
    unwritten_addresses,
)

_CITIES = Path(__file__).resolve().parent.parent / "cities"
_SERVICES = (
    "run",
    "cloudfunctions",
    "cloudbuild",
    "artifactregistry",
    "eventarc",
    "pubsub",
    "firestore",
    "firebaserules",
    "storage",
    "cloudtasks",
    "cloudscheduler",
    "fcm",
    "identitytoolkit",
    "secretmanager",
    "logging",
)


def steps(manifest: Manifest, place: Place) -> Iterator[Step]:
    """In an order in which each step finds what it needs."""
    names = [f"{name}.googleapis.com" for name in _SERVICES]
    yield Step(gcloud("services", "enable", *names, project=place.project))
    yield from database(place)
    yield from accounts(manifest, place)
    yield from buckets(place)
    yield from queue(manifest, place)
    yield from secrets(manifest, place)
    yield from rights(manifest, place)
    yield unwritten_addresses(place)
    yield news_of_objects(place)
    yield Step(("python", "-m", "local.commands.build_city", *_packs()))
    for name, row in manifest.functions.items():
        yield _function(name, row, manifest, place)
        if not row.public:
            yield _invoker(name, place)
    yield from scheduler(manifest, place)
    yield Step(
        (
            *("python", "-m", "infra.import_city", *_packs()),
            f"--project={place.project}",
            "--by=deployment",
        )
    )
    yield Step(("firebase", "deploy", "--only=hosting", f"--project={place.project}"))


def _packs() -> list[str]:
    """The folders of all city packs, from the root folder."""
    return sorted(f"cities/{path.parent.name}" for path in _CITIES.glob("*/city.csv"))


def _function(name: str, row: Row, manifest: Manifest, place: Place) -> Step:
    """A public function is open at the platform's door; the others take only our own callers."""
    environment = {**place.environment, "THREADS": str(row.concurrency)}
    command = gcloud(
        "functions",
        "deploy",
        service_of(name),
        gen2=True,
        project=place.project,
        region=place.region,
        runtime=manifest.runtime,
        source=".",
        entry_point=name,
        service_account=place.account(row.account),
        memory=row.memory,
        cpu="1",
        timeout=f"{row.timeout_s}s",
        concurrency=str(row.concurrency),
        max_instances=str(row.max_instances),
        allow_unauthenticated=row.public,
        ingress_settings="all" if row.public else "internal-only",
        set_env_vars=",".join(f"{key}={value}" for key, value in environment.items()),
    )
    readable = manifest.accounts[row.account].secrets
    if readable:
        named = ",".join(f"{manifest.secrets[each]}={each}:latest" for each in readable)
        command += (f"--set-secrets={named}",)
    return Step((*command, *_trigger(row, place)))


def _trigger(row: Row, place: Place) -> Iterator[str]:
    if row.trigger not in EVENT_TYPES:
        yield "--trigger-http"
        return
    yield f"--trigger-event-filters=type={EVENT_TYPES[row.trigger]}"
    if row.document:
        yield f"--trigger-event-filters=database={DATABASE}"
        yield f"--trigger-event-filters-path-pattern=document={row.document}"
    else:
        yield f"--trigger-event-filters=bucket={place.buckets[row.bucket.removesuffix('_bucket')]}"
    yield f"--trigger-location={place.region}"
    yield f"--trigger-service-account={place.account(CALLER)}"
    if row.retry:
        yield "--retry"


def _invoker(name: str, place: Place) -> Step:
    return Step(
        gcloud(
            "run",
            "services",
            "add-iam-policy-binding",
            service_of(name),
            project=place.project,
            region=place.region,
            member=f"serviceAccount:{place.account(CALLER)}",
            role="roles/run.invoker",
        )
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("--project", required=True)
    parser.add_argument(
        "--project-number", required=True, help="as `gcloud projects describe` says"
    )
    parser.add_argument("--whatsapp-phone-number-id", default="", help="as Meta's console shows it")
    parser.add_argument("--mail-host", default="", help="the mail server; none: no e-mail")
    parser.add_argument("--mail-user", default="", help="the name to sign in there with")
    parser.add_argument("--mail-from", default="", help="the address that e-mails come from")
    parser.add_argument(
        "--run", action="store_true", help="execute the commands, from the root folder"
    )
    asked = parser.parse_args(arguments)
    manifest = load()
    place = Place(
        asked.project,
        asked.project_number,
        manifest.region,
        whatsapp_phone_number_id=asked.whatsapp_phone_number_id,
        mail_host=asked.mail_host,
        mail_user=asked.mail_user,
        mail_from=asked.mail_from,
    )
    for step in steps(manifest, place):
        print(step.text(), flush=True)
        if asked.run:
            try:
                step.run()
            except subprocess.CalledProcessError as failed:
                print(f"stopped: the command ended with {failed.returncode}", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
