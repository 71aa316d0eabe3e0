"""The published shape of the answer on processing times."""

from service.shapes.days import CalendarSchema, CompletionSchema, DayRangeSchema
from service.shapes.fields import AREA, AnswerSchema
from service.shapes.members import ID, a_code, a_count, a_day, a_text, listed, many, nested, one_of, the_question
from service.shapes.parts import AnsweredSchema


class StageSchema(AnswerSchema):
    """One stage of a procedure."""

    code = one_of("Stable code.", "origin", "destination", "whole", "money_credit")
    text = a_text("The stage in words.", "转出地经办机构办理转出", most=200)
    limit_working_days = a_count("Its limit; 0 is at once.", unit="working_days", most=400)
    starts = one_of(
        "The event it starts from.", "acceptance", "receipt_of_form", "receipt_of_money", "receipt_of_application"
    )
    starts_on = a_day("The day of that event, where known.")
    due_on = a_day("The last day of the limit, where sure.")
    due_range = nested(DayRangeSchema, "Between which days the limit ends.", nullable=True)
    citations = listed(a_text("Citation id.", "cn-trf-007", most=80, pattern=ID), "The citations it rests on.", 20)


class DayCountSchema(AnswerSchema):
    """A number of working days: exact, or its least and greatest value; all null where it is not known."""

    exact = a_count("The number, when sure.", unit="working_days", nullable=True, most=400)
    min = a_count("The least it can be.", unit="working_days", nullable=True, most=400)
    max = a_count("The greatest it can be.", unit="working_days", nullable=True, most=400)


class ExperienceSchema(AnswerSchema):
    """A time that people report."""

    citation = a_text("Citation id.", "nj-trf-001", most=80, pattern=ID)
    text = a_text("The report in words.", "有人反映余额到银行卡约30个工作日，不是法定时限。")
    latest_on = a_day("The day it points to.")


class WorkingDaysLateSchema(AnswerSchema):
    """How many working days late: exact, or the least and the most; all null where it is not late or not known."""

    exact = a_count("The number, when sure.", unit="working_days", nullable=True)
    min = a_count("The least it can be.", unit="working_days", nullable=True)
    max = a_count("The most it can be.", unit="working_days", nullable=True)


class ResponsibleSchema(AnswerSchema):
    """Who has the case."""

    role = one_of(
        "Agency of the origin or of the destination; `whole` where the stage is not known or there is but one agency.",
        *("origin", "destination", "whole"),
    )
    area_code = a_text("Its area, where known.", "430100", nullable=True, most=6, pattern=AREA)
    name = a_text("The area in words, where known.", "长沙市", nullable=True, most=80)


class StageProgressSchema(AnswerSchema):
    """Whether one stage has overrun its limit by the day asked."""

    code = one_of("The stage, or the whole.", "origin", "destination", "whole", "money_credit")
    verdict = one_of(
        "`on_track`: surely not; `overdue`: surely; `cannot_tell`: by the facts stated it may have or not.",
        *("on_track", "overdue", "cannot_tell"),
    )
    due_on = a_day("The last day on which its limit can end, where sure.")
    overdue_since = a_day("The first day late, where it is.")


class LatenessSchema(AnswerSchema):
    """Which stage is late, since when, by how much, who has the case and what to say on the phone."""

    stage = one_of(
        "The stage that is late; null where none surely is.",
        *("origin", "destination", "whole", "money_credit"),
        nullable=True,
    )
    since = a_day("The first day late.")
    working_days_late = nested(WorkingDaysLateSchema, "Working days from then to the day asked, that one included.")
    responsible = nested(ResponsibleSchema, "Who has the case; null when it is done.", nullable=True)
    say = listed(
        a_text("A sentence.", "从2026-10-13起已经超过时限。", most=600), "What to say on the phone, in order.", 20
    )
    hotline = a_text("The hotline to call.", "12393", most=12, pattern=r"^[0-9]{5,12}$")
    per_stage = many(StageProgressSchema, "Each stage, and the whole.", 11)
    knowable_until = a_day(
        "The last day on which the calendar alone tells how the case stands; from the day after only the agency can."
    )


class ProcessingTimeAnswerSchema(AnsweredSchema):
    """How long may it take, and is the case late?"""

    question = the_question("processing-time-estimates")
    matter = a_text("The matter.", "balance-transfer", most=40)
    stages = many(StageSchema, "The stages, in order.", 10)
    total_working_days = a_count(
        "The limit of the whole: of the areas stated, else the nation's where it has one.",
        unit="working_days",
        nullable=True,
        most=400,
    )
    total_working_days_range = nested(
        DayCountSchema, "The limit of the whole, whatever the areas not stated; null where one may have none."
    )
    completion = nested(CompletionSchema, "When the whole is done.")
    calendar = nested(CalendarSchema, "The calendar used.")
    reported_experience = many(ExperienceSchema, "Times that people report.", 20)
    narrows_most = a_code(
        "The missing fact to ask for first: without `accepted_on` no day is known, after it the area that tells more; "
        "null where nothing that is missing narrows the days.",
        "accepted_on",
        nullable=True,
    )
    progress = one_of("How the case stands on the day asked.", "on_track", "overdue", "cannot_tell", nullable=True)
    overdue_since = a_day("The first day late.")
    next_step = a_text("What to do next.", "可以等到2026-10-19。", nullable=True)
    lateness = nested(LatenessSchema, "How late the case is; null without `asked_on`.", nullable=True)
