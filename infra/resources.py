"""What an installation needs beside its functions: data stores, the queue, accounts and their rights."""

from collections.abc import Iterator

from infra.commands import Option, Step, gcloud
from infra.installation import CALLER, DATABASE, QUEUE, Place
from infra.manifest import Account, Manifest

# After a day of failures an alarm is given up; the sweep rings in its place.
_TRY_FOR = f"{24 * 3600}s"


def database(place: Place) -> Iterator[Step]:
    """Firestore with its rules, indexes and times to live, which firebase.json names."""
    named = {"database": DATABASE, "project": place.project}
    yield Step(
        gcloud(
            "firestore",
            "databases",
            "create",
            **named,
            location=place.region,
            type="firestore-native",
            delete_protection=True,
            enable_pitr=True,
        ),
        unless=gcloud("firestore", "databases", "describe", **named),
    )
    parts = "firestore:rules,firestore:indexes,storage"
    yield Step(("firebase", "deploy", f"--only={parts}", f"--project={place.project}"))


def accounts(manifest: Manifest, place: Place) -> Iterator[Step]:
    for name in manifest.accounts:
        yield Step(
            gcloud("iam", "service-accounts", "create", name, project=place.project),
            unless=gcloud(
                "iam",
                "service-accounts",
                "describe",
                place.account(name),
                project=place.project,
            ),
        )


def buckets(place: Place) -> Iterator[Step]:
    """Closed to the public for good; lifecycles stand in infra/lifecycles/."""
    for part, bucket in place.buckets.items():
        url = f"gs://{bucket}"
        yield Step(
            gcloud(
                "storage",
                "buckets",
                "create",
                url,
                project=place.project,
                location=place.region,
                uniform_bucket_level_access=True,
                public_access_prevention=True,
            ),
            unless=gcloud("storage", "buckets", "describe", url, project=place.project),
        )
        yield Step(
            gcloud(
                "storage",
                "buckets",
                "update",
                url,
                uniform_bucket_level_access=True,
                public_access_prevention=True,
                lifecycle_file=f"infra/lifecycles/{part}.json",
            )
        )


def queue(manifest: Manifest, place: Place) -> Iterator[Step]:
    """As many alarms at once as the function takes, so that none is turned away at its door."""
    row = next(row for row in manifest.functions.values() if row.trigger == "task")
    at_once = str(row.concurrency * row.max_instances)
    named = {"project": place.project, "location": place.region}
    limits = {
        "max_dispatches_per_second": at_once,
        "max_concurrent_dispatches": at_once,
        "max_attempts": "100",
        "max_retry_duration": _TRY_FOR,
        "min_backoff": "10s",
        "max_backoff": "600s",
        "max_doublings": "6",
    }
    yield Step(
        gcloud("tasks", "queues", "create", QUEUE, **named, **limits),
        unless=gcloud("tasks", "queues", "describe", QUEUE, **named),
    )
    yield Step(gcloud("tasks", "queues", "update", QUEUE, **named, **limits))


def scheduler(manifest: Manifest, place: Place) -> Iterator[Step]:
    """The job calls with a token of ours, and waits for as long as the function may take."""
    for name, row in manifest.functions.items():
        if row.trigger != "schedule":
            continue
        job = name.replace("_", "-")
        named = {"project": place.project, "location": place.region}
        settings = {
            "schedule": row.every,
            "time_zone": "Etc/UTC",
            "uri": place.url(name),
            "http_method": "POST",
            "oidc_service_account_email": place.account(CALLER),
            "oidc_token_audience": place.url(name),
            "attempt_deadline": f"{row.timeout_s}s",
            "max_retry_attempts": "1",
        }
        yield Step(
            gcloud("scheduler", "jobs", "create", "http", job, **named, **settings),
            unless=gcloud("scheduler", "jobs", "describe", job, **named),
        )
        yield Step(gcloud("scheduler", "jobs", "update", "http", job, **named, **settings))


def secrets(manifest: Manifest, place: Place) -> Iterator[Step]:
    """Empty at first. Values are added (`gcloud secrets versions add`) before functions can use them."""
    for name in manifest.secrets:
        yield Step(
            gcloud(
                "secrets",
                "create",
                name,
                project=place.project,
                replication_policy="user-managed",
                locations=place.region,
            ),
            unless=gcloud("secrets", "describe", name, project=place.project),
        )


def unwritten_addresses(place: Place) -> Step:
    """The platform's own log of requests keeps each address, and ours hold codes and links."""
    filter_ = 'resource.type="cloud_run_revision" AND log_id("run.googleapis.com/requests")'
    exclusion = f"name=request-addresses,filter={filter_}"
    sink = ("logging", "sinks", "update", "_Default")
    return Step(
        gcloud(*sink, project=place.project, add_exclusion=exclusion),
        unless=gcloud(*sink, project=place.project, update_exclusion=exclusion),
    )


def rights(manifest: Manifest, place: Place) -> Iterator[Step]:
    for name, account in manifest.accounts.items():
        member = f"serviceAccount:{place.account(name)}"
        for role in account.project:
            yield _binding(("projects",), place.project, member, role)
        yield from _bucket_rights(account, place, member)
        if account.acts_as:
            target = place.account(account.acts_as)
            group = ("iam", "service-accounts")
            yield _binding(group, target, member, "iam.serviceAccountUser", place.project)
        for secret in account.secrets:
            role = "secretmanager.secretAccessor"
            yield _binding(("secrets",), secret, member, role, place.project)


def news_of_objects(place: Place) -> Step:
    """Storage tells of new objects through Pub/Sub, with an account of Google's."""
    agent = f"service-{place.number}@gs-project-accounts.iam.gserviceaccount.com"
    return _binding(("projects",), place.project, f"serviceAccount:{agent}", "pubsub.publisher")


def _bucket_rights(account: Account, place: Place, member: str) -> Iterator[Step]:
    for part, bucket in place.buckets.items():
        for role in getattr(account, part):
            yield _binding(("storage", "buckets"), f"gs://{bucket}", member, role)


def _binding(
    group: tuple[str, ...], target: str, member: str, role: str, project: str = ""
) -> Step:
    options: dict[str, Option] = {"member": member, "role": f"roles/{role}"}
    if project:
        options["project"] = project
    if group == ("projects",):
        options["condition"] = "None"
    return Step(gcloud(*group, "add-iam-policy-binding", target, **options))
