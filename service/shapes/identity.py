"""What a text may say of a person: numbers of identity and of mobile phones, which no field accepts."""

import re

IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9Xx]")


def looks_like_identity(text: str) -> bool:
    """Whether text has the form of a resident identity number in it."""
    return IDENTITY.search(text) is not None


# Two digits of a province, four of a place, a day of birth, three in turn, and of the longer form a check digit.
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_MONTH_AND_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_WHOLE_IDENTITY = re.compile(
    f"{_PROVINCE}[0-9]{{4}}(?:(?:19|20)[0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{3}}[0-9Xx]|[0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{3}})"
)
_WHOLE_PHONE = re.compile("(?:0{0,2}86)?1[3-9][0-9]{9}")
_BETWEEN_DIGITS = re.compile("(?<=[0-9])[_.:-]+(?=[0-9Xx])")
_NUMBER = re.compile("[0-9]+[Xx]?")


def person_in(text: str) -> str | None:
    """The code of what a text says of a person: a number of identity or of a mobile phone, however it is spaced."""
    if looks_like_identity(text):
        return "looks_like_identity_number"
    for number in _NUMBER.findall(_BETWEEN_DIGITS.sub("", text)):
        if _WHOLE_IDENTITY.fullmatch(number):
            return "looks_like_identity_number"
        if _WHOLE_PHONE.fullmatch(number.rstrip("Xx")):
            return "looks_like_phone_number"
    return None
