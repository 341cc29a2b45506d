"""Bản dự thảo được giữ: the content of a paper as it was sent round, submitted, issued."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from nhipcau.official.domain import stored
from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.models import User

from ..models import Paper, PaperVersion


def keep(*, maker: User, paper: Paper, document: OfficialDocument) -> PaperVersion:
    """Giữ một bản, within the caller's transaction and audit entry; the same content makes no second one."""
    content = stored.as_json(document)
    digest = _digest(content)
    last = latest(paper)
    if last is not None and last.digest == digest:
        return last
    return PaperVersion.objects.create(
        paper=paper, number=last.number + 1 if last else 1, content=content, digest=digest, made_by=maker
    )


def latest(paper: Paper) -> PaperVersion | None:
    """Bản mới nhất, None while nothing has left the desk."""
    return paper.versions.order_by("-number").first()


def document_of(version: PaperVersion) -> OfficialDocument:
    """Nội dung của một bản."""
    return stored.from_json(version.content)


def is_intact(version: PaperVersion) -> bool:
    """Còn nguyên vẹn: the content still gives the digest written with it and in the audit trail."""
    return version.digest == _digest(version.content)


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
