"""Environment -> one frozen `Settings`. The sole reader of the environment; read once, at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

# As browsers write it: in small letters, without a path or the port that goes without saying.
_ORIGIN = re.compile(r"\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


class SettingsError(Exception):
    """A setting that cannot be used. The message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. Each field is the environment variable of the same name in capitals.

    `max_body_bytes` limits a request body, `max_batch_bytes` that of a batch; `policy_dir` is the folder of the policy
    book (empty: the one shipped); `public_base_url` is the address callers see, used in problem types and the OpenAPI
    document (empty: relative); `cors_origins` are the origins of web pages that may read answers, with commas between
    (empty: none; `*`: any).
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 4
    max_body_bytes: int = 262_144
    max_batch_bytes: int = 2_097_152
    policy_dir: str = ""
    public_base_url: str = ""
    cors_origins: str = ""
    log_level: str = "info"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read every setting that is set. Raises `SettingsError` for one that is not of its kind."""
        stated: dict[str, str | int] = {}
        for field in fields(cls):
            name = field.name.upper()
            text = environment.get(name, "")
            if not text:
                continue
            if field.type is int:
                if not text.isascii() or not text.isdigit() or int(text) < 1:
                    message = f"{name} must be a whole number above zero"
                    raise SettingsError(message)
                stated[field.name] = int(text)
            else:
                stated[field.name] = text
        settings = cls(**stated)  # type: ignore[arg-type]
        if settings.log_level not in ("debug", "info", "warning", "error"):
            message = "LOG_LEVEL must be debug, info, warning or error"
            raise SettingsError(message)
        if not all(_ORIGIN.fullmatch(origin) for origin in settings.allowed_origins):
            message = "CORS_ORIGINS must be *, or origins such as https://app.example.cn with commas between"
            raise SettingsError(message)
        return settings

    @property
    def allowed_origins(self) -> frozenset[str]:
        """The origins of web pages that may read answers."""
        return frozenset(origin.strip() for origin in self.cors_origins.split(",") if origin.strip())

    @property
    def policy_folder(self) -> Path | None:
        """The folder of the policy book, or `None` for the one shipped with the service."""
        return Path(self.policy_dir) if self.policy_dir else None
