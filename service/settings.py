"""Environment -> one frozen `Settings`. The sole reader of the environment; read once, at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path


class SettingsError(Exception):
    """A setting that cannot be used. The message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. Each field is the environment variable of the same name in capitals.

    `max_body_bytes` limits a request body, `max_batch_bytes` that of a batch; `policy_dir` is the folder of the policy book (empty: the one shipped);
    `public_base_url` is the address callers see, used in problem types and the OpenAPI document (empty: relative).
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 4
    max_body_bytes: int = 262_144
    max_batch_bytes: int = 2_097_152
    policy_dir: str = ""
    public_base_url: str = ""
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
        return settings

    @property
    def policy_folder(self) -> Path | None:
        """The folder of the policy book, or `None` for the one shipped with the service."""
        return Path(self.policy_dir) if self.policy_dir else None
