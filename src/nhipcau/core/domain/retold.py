"""Nói lại bằng ngôn ngữ của người đọc: a sentence that was kept in Vietnamese, where it is shown in another.

What a job says of its stage and what a check found are kept as they were said, in Vietnamese. Where somebody
reads another language the sentence is looked up again, as it stands or by the pattern that made it; what
stood in the places of the pattern stays as it was. One that no pattern made is shown as it was kept.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

PLACE = re.compile(r"%\((\w+)\)([sd])")
SENTENCE = re.compile(r"(?<=\.) ")
# A pattern with fewer letters of its own would fit too much.
LEAST = 8


class Pattern(NamedTuple):
    """Mẫu câu: how the sentence is told apart, how many letters are its own, its forms in the language."""

    fits: re.Pattern[str]
    own: int
    forms: tuple[str, ...]


def retold(text: str) -> str:
    """Câu đã giữ, in the reader's language; as it was kept where nothing is known of it."""
    return _told(text, translation.get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=2000)
def _told(text: str, language: str) -> str:
    if not text or language == settings.LANGUAGE_CODE:
        return text
    with translation.override(language):
        whole = translation.gettext(text)
    if whole != text:
        return whole
    found = [(pattern, match) for pattern in _patterns(language) if (match := pattern.fits.fullmatch(text))]
    if not found:
        return _piecewise(text, language)
    pattern, match = max(found, key=lambda pair: pair[0].own)
    places = match.groupdict()
    form = pattern.forms[0 if places.get("n") in {None, "1"} else -1]
    told = PLACE.sub(lambda place: _in_place(places.get(place[1], place[0]), language), form)
    return told.replace("%%", "%")


def _piecewise(text: str, language: str) -> str:
    """A name and what is said of it, "Sở A: Đơn vị mới. …": sentence by sentence."""
    name, colon, said = text.partition(": ")
    if not colon or not said.endswith("."):
        return text
    return f"{name}: {' '.join(_told(each, language) for each in SENTENCE.split(said))}"


def _in_place(value: str, language: str) -> str:
    """A sentence within the sentence is one of ours; a name is not, and stays as it was."""
    return _told(value, language) if value.endswith(".") else value


@lru_cache(maxsize=4)
def _patterns(language: str) -> list[Pattern]:
    forms: dict[str, dict[int, str]] = {}
    for key, told in trans_real.translation(language)._catalog.items():  # type: ignore[attr-defined]
        asked, number = key if isinstance(key, tuple) else (key, 0)
        if isinstance(asked, str) and told and PLACE.search(asked):
            forms.setdefault(asked, {})[number] = told
    made = [_pattern(asked, tuple(told[n] for n in sorted(told))) for asked, told in forms.items()]
    return [pattern for pattern in made if pattern.own >= LEAST]


def _pattern(asked: str, forms: tuple[str, ...]) -> Pattern:
    parts, at, own, seen = [], 0, 0, set()
    for place in PLACE.finditer(asked):
        before = asked[at : place.start()].replace("%%", "%")
        own += sum(letter.isalpha() for letter in before)
        value = r"-?[\d.]+" if place[2] == "d" else ".+?"
        parts.append(re.escape(before))
        parts.append(f"(?P={place[1]})" if place[1] in seen else f"(?P<{place[1]}>{value})")
        seen.add(place[1])
        at = place.end()
    rest = asked[at:].replace("%%", "%")
    parts.append(re.escape(rest))
    return Pattern(
        re.compile("".join(parts), re.DOTALL), own + sum(letter.isalpha() for letter in rest), forms
    )
