"""`nhipcau directive add|list`: tiếp nhận và liệt kê văn bản từ dòng lệnh."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Prefetch

from nhipcau.core.domain import jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.directives import queries
from nhipcau.directives.domain import clarities, deadlines, intake, obligations
from nhipcau.directives.enums import DirectiveState, Part, Standing
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.enums import Role
from nhipcau.units.models import User


class Command(BaseCommand):
    """Reads in this process, without a worker; exits with 1 when a file could not be taken in."""

    help = "Tiếp nhận văn bản chỉ đạo (add TỆP…) hoặc liệt kê văn bản đã tiếp nhận (list)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        add = actions.add_parser("add", help="tiếp nhận và đọc một hoặc nhiều tệp")
        add.add_argument("files", nargs="+", type=Path, metavar="TỆP")
        add.add_argument("--as", dest="username", default="", help="tên đăng nhập của người tiếp nhận")
        add.add_argument("--confirm", action="store_true", help="xác nhận các nhiệm vụ đủ đơn vị chủ trì")
        actions.add_parser("list", help="liệt kê văn bản")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "list":
            self._list()
            return
        actor = _actor(options["username"])
        failed = [file for file in options["files"] if not self._add(file, actor, options["confirm"])]
        if failed:
            raise CommandError(f"{len(failed)}/{len(options['files'])} tệp chưa đọc được.")

    def _add(self, file: Path, actor: User, confirm: bool) -> bool:
        try:
            found = intake.register(actor=actor, content=file.read_bytes(), name=file.name)
            if found.is_new and found.directive.job_id:
                jobs.execute(str(found.directive.job_id))
            directive = Directive.objects.get(pk=found.directive.pk)
            if not directive.has_reading:
                self.stderr.write(f"{file.name}: {directive.failure or 'chưa đọc xong'}")
                return False
            if confirm:
                obligations.confirm_all(actor=actor, directive=directive)
                directive.refresh_from_db()
        except OSError:
            self.stderr.write(f"{file}: không mở được tệp; hãy xem lại đường dẫn và quyền đọc tệp.")
            return False
        except (Refused, PermissionDenied) as refusal:
            self.stderr.write(f"{file.name}: {refusal.sentence if isinstance(refusal, Refused) else refusal}")
            return False
        self._tell(directive, found.is_new)
        return True

    def _tell(self, directive: Directive, is_new: bool) -> None:
        day = directive.date.strftime("%d/%m/%Y") if directive.date else "không rõ ngày"
        note = "" if is_new else "  (đã tiếp nhận trước đó)"
        self.stdout.write(f"#{directive.pk} {directive.number or '(không số)'}  {directive.type_name}{note}")
        self.stdout.write(f"   {directive.issuer_name or '(không rõ cơ quan)'}, {day}: {directive.title}")
        if directive.duplicate_of_id:
            self.stdout.write(f"   ▲ có thể trùng với văn bản #{directive.duplicate_of_id}")
        for finding in (directive.reading or {})["findings"]:
            self.stdout.write(f"   ▲ {finding['message']}")
        live = queries.live(directive).prefetch_related(Prefetch("parties", queries.parties()))
        for number, obligation in enumerate(live, 1):
            self._tell_obligation(number, obligation)
        self.stdout.write(f"   {len(live)} nhiệm vụ; văn bản: {directive.get_state_display()}.")

    def _tell_obligation(self, number: int, obligation: Obligation) -> None:
        missing = [c.clarity.label for c in clarities.of(obligation) if c.standing == Standing.MISSING]
        self.stdout.write(f"   {number:>2}. [{obligation.get_state_display()}] {obligation.text[:100]}")
        for party in obligation.parties.all():
            target = str(party.unit or party.group or "chưa rõ là ai")
            through = f" (kế thừa từ {party.through})" if party.through else ""
            self.stdout.write(f"       {Part(party.part).label}: {party.written} → {target}{through}")
        words = deadlines.in_words(obligation)
        if words:
            self.stdout.write(f"       Thời hạn: {words}")
        if missing:
            self.stdout.write(f"       Còn thiếu: {', '.join(str(label) for label in missing)}")

    def _list(self) -> None:
        kept = Directive.objects.exclude(state=DirectiveState.DISCARDED)
        for directive in queries.for_lists(kept):
            day = directive.date.strftime("%d/%m/%Y") if directive.date else "–"
            counts = f"{directive.confirmed_count}/{directive.live_count}"  # type: ignore[attr-defined]
            name = directive.number or directive.file_name or "(đã xóa)"
            self.stdout.write(
                f"#{directive.pk:<5}{name:<24}{day:<12}{counts:>7}  {directive.get_state_display()}"
            )


def _actor(username: str) -> User:
    """The person named, else the only officer there is."""
    if username:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise CommandError(f"Không có người dùng “{username}” đang hoạt động.")
        return found
    officers = list(User.objects.filter(is_active=True, memberships__role=Role.OFFICER).distinct()[:2])
    if len(officers) != 1:
        raise CommandError("Hãy nêu người tiếp nhận: --as TÊN_ĐĂNG_NHẬP.")
    return officers[0]
