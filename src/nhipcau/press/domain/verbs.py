"""Lời trong nhật ký for the verbs of this app (phát ngôn)."""

from nhipcau.units.domain import trail

trail.name_verbs({})
