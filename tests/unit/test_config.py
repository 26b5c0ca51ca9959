"""The settings, and what an installation must not start with."""

from dataclasses import fields

import pytest

from shared.config import DEPLOYED, EMULATOR_VARIABLES, NEEDED_ON_GOOGLE, Config, ConfigError, load

GOOGLE = {
    "TANGGAP_BACKEND": "google",
    "GOOGLE_CLOUD_PROJECT": "demo",
    "TANGGAP_QUARANTINE_BUCKET": "demo-quarantine",
    "TANGGAP_PUBLISHED_BUCKET": "demo-published",
    "TANGGAP_ESCALATE_URL": "https://escalate.example",
    "TANGGAP_SWEEP_URL": "https://sweep.example",
    "TANGGAP_DIGEST_URL": "https://digest.example",
    "TANGGAP_CALLBACK_ACCOUNT": "callbacks@demo.iam.gserviceaccount.com",
}
PRODUCTION = {**GOOGLE, "TANGGAP_ENV": "production"}
FOR_TESTS = ("TANGGAP_TASKS_ENDPOINT", "TANGGAP_FCM_URL", "TANGGAP_OIDC_ISSUER")


def test_nothing_set_makes_an_embedded_local_city() -> None:
    config = load({})

    assert (config.backend, config.environment) == ("embedded", "local")
    assert config.region == "asia-southeast2"


def test_every_setting_is_read_from_its_variable() -> None:
    own = {each.metadata["variable"]: f"value of {each.name}" for each in fields(Config)}
    choices = {
        "TANGGAP_BACKEND": "google",
        "TANGGAP_ENV": "local",
        "MAIL_SECURITY": "tls",
        "MAIL_PORT": "25",
        "TANGGAP_PAGES_URL": "https://pages.example",
    }

    config = load({**own, **choices})

    for each in fields(Config):
        expected = choices.get(each.metadata["variable"], f"value of {each.name}")
        assert getattr(config, each.name) == expected


def test_every_setting_has_its_own_variable_and_a_sentence() -> None:
    variables = [each.metadata["variable"] for each in fields(Config)]

    assert len(set(variables)) == len(variables)
    assert all(each.metadata["doc"].endswith(".") for each in fields(Config))


def test_an_empty_variable_counts_as_unset() -> None:
    assert load({"TANGGAP_DEFAULT_CITY": ""}) == load({})


@pytest.mark.parametrize(
    "written",
    [
        "lapor.kendari.example",
        "https://lapor.example/?kota=kendari",
        "https://lapor.example/#x",
        "https://lapor example",
        "ftp://lapor.example",
        "https://",
    ],
)
def test_pages_that_no_link_could_lead_to_are_refused(written: str) -> None:
    with pytest.raises(ConfigError, match="TANGGAP_PAGES_URL"):
        load({"TANGGAP_PAGES_URL": written})


@pytest.mark.parametrize(
    "written", ["https://lapor.example", "http://127.0.0.1:8080/", "https://kota.example/lapor"]
)
def test_pages_may_be_anywhere(written: str) -> None:
    assert load({"TANGGAP_PAGES_URL": written}).pages_url == written


def test_in_production_links_go_over_https() -> None:
    with pytest.raises(ConfigError, match="https"):
        load({**PRODUCTION, "TANGGAP_PAGES_URL": "http://lapor.example"})


def test_production_on_google_starts() -> None:
    assert load(PRODUCTION).environment == "production"


@pytest.mark.parametrize("variable", [*EMULATOR_VARIABLES, *FOR_TESTS])
def test_production_refuses_whatever_turns_a_check_off(variable: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        load({**PRODUCTION, variable: "127.0.0.1:9099"})


@pytest.mark.parametrize("variable", [*EMULATOR_VARIABLES, *FOR_TESTS])
def test_elsewhere_emulators_are_welcome(variable: str) -> None:
    load({**GOOGLE, variable: "127.0.0.1:9099"})


def test_production_refuses_the_embedded_backend() -> None:
    with pytest.raises(ConfigError, match="google backend"):
        load({"TANGGAP_ENV": "production"})


@pytest.mark.parametrize("environ", [{}, GOOGLE, {"FIREBASE_AUTH_EMULATOR_HOST": "x"}])
def test_what_is_deployed_is_production_or_does_not_start(environ: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="TANGGAP_ENV=production"):
        load({**environ, DEPLOYED: "citizen-api"})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TANGGAP_BACKEND", "firestore"),
        ("TANGGAP_BACKEND", "Google"),
        ("TANGGAP_ENV", "prod"),
        ("TANGGAP_ENV", "PRODUCTION"),
    ],
)
def test_an_unknown_choice_names_the_variable_and_the_choices(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{variable} is '{value}', not one of "):
        load({variable: value})


@pytest.mark.parametrize("name", NEEDED_ON_GOOGLE)
def test_google_without_what_it_needs_names_the_variable(name: str) -> None:
    (variable,) = [each.metadata["variable"] for each in fields(Config) if each.name == name]
    environ = {key: value for key, value in GOOGLE.items() if key != variable}

    with pytest.raises(ConfigError, match=variable):
        load(environ)


def test_the_whatsapp_token_is_not_in_the_printed_form() -> None:
    assert "kenari" not in repr(load({"WHATSAPP_TOKEN": "kenari"}))


def test_the_keys_of_links_are_not_in_the_printed_form() -> None:
    assert "kenari" not in repr(load({"TANGGAP_LINK_KEYS": "kenari"}))


@pytest.mark.parametrize(
    ("variable", "value"), [("MAIL_SECURITY", "ssl"), ("MAIL_PORT", "smtp"), ("MAIL_PORT", "-1")]
)
def test_mail_that_could_never_be_sent_is_told_at_once(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        load({variable: value})


def test_production_sends_no_mail_in_the_open() -> None:
    with pytest.raises(ConfigError, match="MAIL_SECURITY"):
        load({**PRODUCTION, "MAIL_SECURITY": "none"})
