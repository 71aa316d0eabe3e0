"""What a caller may state about processing times."""

from dataclasses import dataclass
from datetime import date

from service.facts import Channel, Matter, StageReached


@dataclass(frozen=True, slots=True)
class ProcessingTimeFacts:
    """Facts of `processing-time-estimates`; the matter is always stated."""

    matter: Matter
    area: str | None = None
    from_area: str | None = None
    to_area: str | None = None
    channel: Channel | None = None
    accepted_on: date | None = None
    asked_on: date | None = None
    stage_reached: StageReached | None = None
