import pytest

from service.settings import Settings, SettingsError


def test_what_is_not_set_has_its_default() -> None:
    assert Settings.from_environment({"PORT": ""}) == Settings()
    assert Settings().policy_folder is None


def test_what_is_set_is_read() -> None:
    settings = Settings.from_environment({"PORT": "8080", "POLICY_DIR": "/book", "LOG_LEVEL": "warning"})
    assert (settings.port, str(settings.policy_folder), settings.log_level) == (8080, "/book", "warning")


CORS_FAULTS = [
    ("CORS_ORIGINS", text)
    for text in (
        "app.example.cn",
        "https://app.example.cn/",
        "https://App.example.cn",
        "https://*.example.cn",
        "https://a.cn https://b.cn",
        "https://a.cn,null",
    )
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("PORT", text) for text in ("0", "-1", "８０", "8_000", " 80")),
        *(("PRODUCTION", text) for text in ("yes", "1", "True")),
        *(("WORKERS", "two"), ("LOG_LEVEL", "loud")),
        *CORS_FAULTS,
    ],
)
def test_what_is_not_of_its_kind_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: text})


def test_origins_are_listed_with_commas() -> None:
    settings = Settings.from_environment({"CORS_ORIGINS": "https://a.cn, http://[::1]:8080 ,,http://10.0.0.1"})
    assert settings.allowed_origins == {"https://a.cn", "http://[::1]:8080", "http://10.0.0.1"}
    assert Settings.from_environment({"CORS_ORIGINS": "*"}).allowed_origins == {"*"}
    assert Settings().allowed_origins == frozenset()
