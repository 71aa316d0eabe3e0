"""The environment as one frozen `Settings`. No other module reads the environment; this one does so once, at the start.

Instead of pydantic-settings or environs: both also take `yes` for true and `8_000` for a number.
Test: `tests/test_settings.py::test_what_is_not_of_its_kind_is_refused_by_name`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

# As browsers write an origin: in lower case, without a path and without the default port.
_ORIGIN = re.compile(r"\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")

_SHIPPED = "shipped"
"""In HELD_POLICY_DIRS, the book shipped with the service."""

_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?/")


class SettingsError(Exception):
    """A setting that cannot be used. The message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. Each field is the environment variable of the same name in capitals.

    A number that may be 0 is 0 by default, which turns its feature off. docs/operate.md explains each setting.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    # More than `max_in_flight`: the other threads refuse what is too much while those are busy.
    threads: int = 20
    max_in_flight: int = 16
    request_deadline_seconds: int = 10
    drain_seconds: int = 0
    max_body_bytes: int = 262_144
    max_batch_bytes: int = 2_097_152
    policy_dir: str = ""
    held_policy_dirs: str = ""
    public_base_url: str = ""
    cors_origins: str = ""
    trusted_proxies: int = 0
    production: bool = False
    auth_mode: str = "none"
    allow_anonymous: bool = False
    api_keys_file: str = ""
    jwt_keys: str = ""
    jwt_issuer: str = ""
    jwt_audience: str = ""
    rate_limit: str = ""
    rate_limit_storage: str = ""
    metrics_port: int = 0
    prometheus_multiproc_dir: str = ""
    otel_exporter_otlp_endpoint: str = ""
    log_level: str = "info"

    def __post_init__(self) -> None:
        """Refuse values that are of the right type and still make no sense."""
        self._check_access()
        if self.rate_limit and not re.fullmatch(r"[1-9][0-9]{0,8}/(second|minute|hour|day)", self.rate_limit):
            raise SettingsError("RATE_LIMIT must be a number and a unit of time, such as 600/minute")
        if self.rate_limit_storage and not re.match(r"(rediss?|redis\+unix)://", self.rate_limit_storage):
            raise SettingsError("RATE_LIMIT_STORAGE must be a redis:// address")
        if self.max_in_flight >= self.threads:
            raise SettingsError("MAX_IN_FLIGHT must be less than THREADS")
        if self.metrics_port == self.port:
            raise SettingsError("METRICS_PORT must not be PORT")
        if self.log_level not in ("debug", "info", "warning", "error"):
            raise SettingsError("LOG_LEVEL must be debug, info, warning or error")
        if not all(_ORIGIN.fullmatch(origin) for origin in self.allowed_origins):
            raise SettingsError(
                "CORS_ORIGINS must be * or a comma-separated list of origins such as https://app.example.cn"
            )

    def _check_access(self) -> None:
        needed: Mapping[str, tuple[str, ...]] = {
            "none": (),
            "api_key": ("api_keys_file",),
            "jwt": ("jwt_keys", "jwt_issuer", "jwt_audience"),
        }
        if self.auth_mode not in needed:
            raise SettingsError("AUTH_MODE must be none, api_key or jwt")
        for name in needed[self.auth_mode]:
            if not getattr(self, name):
                raise SettingsError(f"{name.upper()} must be set if AUTH_MODE is {self.auth_mode}")
        if self.production and self.auth_mode == "none" and not self.allow_anonymous:
            raise SettingsError(
                "AUTH_MODE must be api_key or jwt in production, unless ALLOW_ANONYMOUS=true lets everybody call"
            )
        # Keys that come unencrypted over a network may be forged. A loopback address stays on this machine.
        if self.jwt_keys.startswith("http:") and not _LOOPBACK.match(self.jwt_keys):
            raise SettingsError("JWT_KEYS must be a file or an https address")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read every setting that is set. Raises `SettingsError` for one of the wrong type."""
        stated: dict[str, str | int] = {}
        for field in fields(cls):
            name = field.name.upper()
            text = environment.get(name, "")
            if not text:
                continue
            if field.type is bool:
                if text not in ("true", "false"):
                    raise SettingsError(f"{name} must be true or false")
                stated[field.name] = text == "true"
            elif field.type is int:
                least = 0 if field.default == 0 else 1
                if not text.isascii() or not text.isdigit() or int(text) < least:
                    raise SettingsError(f"{name} must be a whole number" + (" above zero" if least else ""))
                stated[field.name] = int(text)
            else:
                stated[field.name] = text
        return cls(**stated)  # type: ignore[arg-type]

    @property
    def allowed_origins(self) -> frozenset[str]:
        """The origins of web pages that may read answers."""
        return frozenset(origin.strip() for origin in self.cors_origins.split(",") if origin.strip())

    @property
    def policy_folder(self) -> Path | None:
        """The folder of the policy book, or `None` for the one shipped with the service."""
        return Path(self.policy_dir) if self.policy_dir else None

    @property
    def held_policy_folders(self) -> tuple[Path | None, ...]:
        """The folders of further policy books; `None` for the one shipped with the service."""
        named = (name.strip() for name in self.held_policy_dirs.split(","))
        return tuple(None if name == _SHIPPED else Path(name) for name in named if name)
