"""Days between which a date lies, when a whole is done, and the calendar that was used."""

from service.shapes.fields import AnswerSchema
from service.shapes.members import ID, a_day, a_text, listed, nested, one_of


class DayRangeSchema(AnswerSchema):
    """The days between which a date lies; equal where it is sure."""

    earliest_on = a_day("Not before.", nullable=False)
    latest_on = a_day("Not after.", nullable=False)


class CompletionSchema(AnswerSchema):
    """When the whole is done."""

    earliest_on = a_day("Not before.")
    statutory_latest_on = a_day("The last day of the limits, where sure.")
    statutory_latest_range = nested(DayRangeSchema, "Between which days the limits end.", nullable=True)
    possible_latest_range = nested(
        DayRangeSchema, "Between which days the limits end, whatever the areas not stated.", nullable=True
    )
    reported_latest_on = a_day("The latest day that reports of real cases point to; never a limit.")


class CalendarSchema(AnswerSchema):
    """The calendar of working days that was used."""

    certainty = one_of("Whether it is published for every day counted.", "published", "projected", nullable=True)
    sources = listed(a_text("Citation id.", "cn-cal-2026", most=80, pattern=ID), "The notices used.", 20)
