"""Âm tiết tiếng Việt: whether a run of letters can be a syllable, by its onset, its rhyme and its tone.

The grammar of the syllable is small and strict, so that a wrong reading of bytes hardly ever gives one: it is
the measure by which a guess at an encoding is judged.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from vanban.lexicon.blocks import words

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ENTERING: Final = frozenset("\u0301\u0323")
# "nghiêng" in NFD, and room to spare.
_LONGEST: Final = 16
_RHYMES: Final = words(
    "a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc "
    "e eo em en eng ep et ec ê êu êm ên ênh êp êt êch "
    "i iu im in inh ip it ich ia iêu iêm iên iêng iêp iêt iêc y yt yêu yêm yên yêng yêt "
    "o oi om on ong op ot oc oong ooc oa oai oao oay oam oan oang oanh oap oat oac oach "
    "oăm oăn oăng oăp oăt oăc oe oeo oem oen oet ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt "
    "u ui um un ung up ut uc ua uôi uôm uôn uông uôt uôc uy uya uyên uyêt uynh uyt uych uyu uyn uyp "
    "uê uênh uêch uêu uơ uân uâng uât uây uen uet "
    "ư ưi ưu ưm ưn ưng ưt ưc ưa ươi ươu ươm ươn ương ươp ươt ươc"
)
_SYLLABLE: Final = re.compile(
    r"(?:ngh|gh|k)(?=[eêiy])|(?:ng|g(?!h)|c(?!h))(?![eêiy])|gi(?=[aăâeoôơuư])|g(?=i)|qu(?=[aăâeêioôơy])|"
    r"nh|kh|ph|th|tr|ch|[bdđhlmnprstvx]|"
)


def is_syllable(word: str) -> bool:
    """Có thể là một âm tiết tiếng Việt, in any case of letters; NFC or NFD."""
    return len(word) <= _LONGEST and _is_syllable(word)


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in parts if sign in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))
    match = _SYLLABLE.match(bare)
    rhyme = bare[match.end() if match else 0 :]
    if rhyme not in _RHYMES:
        return False
    return not rhyme.endswith(("p", "t", "c", "ch")) or (bool(tones) and tones[0] in _ENTERING)
