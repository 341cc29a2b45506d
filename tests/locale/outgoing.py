"""What the office of world.py sends out and takes in, in plain letters too (văn bản đi, trao đổi)."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.directives.enums import BriefingForm, DirectiveState, Source
from nhipcau.directives.models import BatchItem, Briefing, Delivery, Directive, Dissemination
from nhipcau.exchange.domain import links
from nhipcau.exchange.enums import ImportKind
from nhipcau.exchange.models import Import
from nhipcau.issuing.domain import answers, comments, letters, signing
from nhipcau.issuing.domain.answers import Point
from nhipcau.issuing.enums import FileForm, PaperKind, PaperState
from nhipcau.issuing.models import CommentRequest, Paper, PaperExport
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail
from nhipcau.plans.domain import omissions, versions
from nhipcau.plans.domain.plans import WORDS
from nhipcau.plans.models import Plan, Term
from nhipcau.reports.domain import narratives, requests, unit_reports
from nhipcau.reports.domain import papers as report_papers
from nhipcau.reports.enums import Narrative
from nhipcau.reports.models import IndicatorDefinition, Report, UnitReport
from nhipcau.steering.domain import digests, recurring, reminders
from nhipcau.steering.models import ReminderRule
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import exchange as tables
from tests.factories import issuing as standing
from tests.factories.plans import issued, line, plan_for
from tests.factories.reports import report

from .world import World, a_directive, a_task, reader

HEAD = (
    "STT",
    "Noi dung nhiem vu",
    "Don vi chu tri",
    "Phoi hop",
    "Thoi han",
    "San pham",
    "Tien do",
    "Ghi chu",
)
FORM = {
    "parent": "Provincial Committee",
    "issuer": "Standing Office",
    "place": "Town",
    "authority": "HEAD OF OFFICE",
    "recipients": "Office",
}


class Outgoing:
    """Papers, plans, reports of units, what was sent to units, tables and links, in every state."""

    def __init__(self, world: World) -> None:
        self.world, self.actor, self.office = world, world.actor, world.office
        self.today = timezone.localdate()
        Term.objects.update(name="Theme")
        standing.declared_form(self.office, **FORM)
        self.writer = reader(world.unit, Role.UNIT_STAFF)
        self._letters()
        self._plan()
        self._reports()
        self._sent()
        self._tables()
        self._links()
        self._reminded()
        for number, state in enumerate(MailState):
            made = {"recipient": f"a{number}@example.vn", "subject": "Notice", "state": state}
            Mail.objects.create(key=f"{number}", last_error="", **made)
        User.objects.exclude(username__startswith="reader").update(first_name="Some", last_name="One")

    def letter(self, title: str) -> Paper:
        return letters.draft(
            actor=self.actor,
            kind=PaperKind.LETTER,
            office=self.office,
            title=title,
            addressees=["Department A"],
            paragraphs=["Every department sends its report."],
        )

    def _letters(self) -> None:
        self.draft = self.letter("new letter")
        self.answered = self._answered(comments.ask(**self._round(self.letter("letter with comments"))))
        over = self._answered(comments.ask(**self._round(self.letter("letter after comments"))))
        comments.close(actor=self.actor, round=over.round, reason="time is over")
        self.after_comments = over.round
        states = PaperState.SUBMITTED, PaperState.EXPORTED, PaperState.ISSUED, PaperState.WITHDRAWN
        self.at = {state: standing.standing_at(state, self.letter(f"letter {state}")) for state in states}
        for paper in self.at.values():
            PaperExport.objects.create(
                version=standing.version_of(paper), form=FileForm.PDF, file=files.keep(b"%PDF-1.7")
            )
        out = self.at[PaperState.ISSUED]
        out.number, out.issued_on, out.signed = "05", self.today, files.keep(standing.blank_pdf())
        out.symbol, out.signed_name = "UB-VP", "05.pdf"
        out.save()
        out.units.add(self.world.unit)
        back = signing.submit(actor=self.actor, paper=self.letter("letter taken back"))
        self.back = signing.take_back(actor=self.actor, paper=back, reason="one word")

    def _round(self, paper: Paper) -> dict[str, object]:
        asked = [self.world.unit, self.world.second]
        due = self.today + timedelta(days=3)
        return {"actor": self.actor, "paper": paper, "units": asked, "due": due, "note": "Look at the day."}

    def _answered(self, round_: object) -> CommentRequest:
        said = CommentRequest.objects.get(round=round_, unit=self.world.unit)
        points = [Point("Part 1", "Write the year."), Point("", "Write less.")]
        answers.transcribe(actor=self.actor, request=said, agrees=False, points=points, via="Letter 15")
        one, two = said.points.order_by("position")
        answers.respond(actor=self.actor, point=one, response="accepted", text="")
        answers.respond(actor=self.actor, point=two, response="explained", text="It is short.")
        return said

    def _plan(self) -> None:
        world = self.world
        tasks = world.given, world.free, world.handed_in.obligation
        self.plan = self._plain(plan_for(*tasks, **self._drafted("Programme 2026", 2026)))
        versions.keep(actor=self.actor, plan=self.plan, note="first")
        self.plan.activities.filter(obligations__in=tasks[1:]).delete()
        omissions.omit(actor=self.actor, plan=self.plan, obligation=world.free, reason="done last year")
        self.line = line(self.plan, world.second, text="Open a page", group="Stories")
        self._plain(self.plan, aims="Other aims.")
        versions.keep(actor=self.actor, plan=self.plan)
        running = self._plain(plan_for(world.given, **self._drafted("Programme 2025", 2025)))
        self.running = issued(running, signed_name="12.pdf", symbol="KH-UB")

    def _drafted(self, title: str, year: int) -> dict[str, object]:
        return {"actor": self.actor, "office": self.office, "title": title, "year": year}

    def _plain(self, plan: Plan, **words: str) -> Plan:
        """The draft proposes Vietnamese words for the paper; here the office wrote its own."""
        plain = dict.fromkeys(WORDS, "The office wrote this.")
        for name, text in (plain | words).items():
            setattr(plan, name, text)
        plan.save()
        plan.activities.update(group="Stories")
        return plan

    def _reports(self) -> None:
        before = self.world.report.starts_on - timedelta(days=20)
        self.open: Report = report(self.office, before.year, before.month)
        asked = [self.world.unit, self.world.second, self.world.office]
        due = self.today + timedelta(days=2)
        requests.request(actor=self.actor, report=self.open, units=asked, due=due)
        self.sent_in = self._written(UnitReport.objects.get(report=self.open, unit=self.world.unit))
        unit_reports.submit(actor=self.writer, unit_report=self.sent_in)
        for month in range(1, 6):
            of_month = report(self.office, 2020, month)
            self._stand(UnitReport.objects.create(report=of_month, unit=self.world.unit, due=due), month)
        for one in (self.open, self.world.report):
            paper = report_papers.draft(actor=self.actor, report=one)
            Paper.objects.filter(pk=paper.pk).update(title="Results")
            one.refresh_from_db()

    def _stand(self, made: UnitReport, step: int) -> None:
        """Written, sent, sent back, accepted, opened again: as many steps as told."""
        if step > 1:
            unit_reports.submit(actor=self.writer, unit_report=self._written(made))
        if step == 3:
            unit_reports.return_(actor=self.actor, unit_report=made, reason="Say how many.")
        if step > 3:
            unit_reports.accept(actor=self.actor, unit_report=made)
        if step > 4:
            unit_reports.amend(actor=self.writer, unit_report=made, reason="One more.")

    def _written(self, made: UnitReport) -> UnitReport:
        seen = narratives.fingerprint("")
        for part in Narrative:
            unit_reports.write(
                actor=self.writer, unit_report=made, narrative=part, text="Published.", seen=seen
            )
        return made

    def _sent(self) -> None:
        world = self.world
        home, more = world.ready, a_directive(state=DirectiveState.CONFIRMED, title="Second guidance")
        sent = {"wants_briefing": True, "due": self.today - timedelta(days=1), "note": "Read it."}
        self.delivery = self._delivery(home, world.unit, **sent)
        self.new = self._delivery(more, world.unit, **sent)
        self._delivery(home, world.second, **sent | {"due": None})
        self.own = self._delivery(home, world.office, **sent)
        told = {"held_on": self.today, "people": 30, "note": "All came."}
        for form in BriefingForm:
            Briefing.objects.create(delivery=self.delivery, form=form, added_by=self.actor, **told)
        self.batch = uuid.uuid4()
        for directive in (home, world.waiting, world.failed):
            BatchItem.objects.create(batch=self.batch, directive=directive, is_new=directive != home)
        self.again = a_directive(title="Guidance again")
        a_task(self.again, 1, world.unit)

    def _delivery(self, directive: object, unit: object, **sent: object) -> Delivery:
        made = Dissemination.objects.create(directive=directive, sent_by=self.actor, **sent)
        return Delivery.objects.create(dissemination=made, directive=directive, unit=unit)

    def _tables(self) -> None:
        rows = [
            tables.work_row(1, "Department A", task="Publish stories", product="stories", due="30/6/2026"),
            tables.work_row(2, "Nobody", task="Open a page", product="page", due="soon", progress="half"),
            tables.work_row(3, "", task="", product="", due="31/2/2026"),
        ]
        units = [("Ten don vi", "Loai", "Cap tren"), ("Department C", "So", ""), ("", "Sky", "Nowhere")]
        first, second, third = (
            tables.table([HEAD, *part], sheet="Sheet")
            for part in (rows, rows[:1], [*rows[:1], ("", "Total")])
        )
        self.mapping = tables.uploaded(self.actor, third)
        self.checked = tables.checked(self.actor, first)
        self.entered = tables.entered(self.actor, second)
        self.directory = tables.checked(self.actor, tables.table(units, sheet="Sheet"), ImportKind.UNITS)
        Import.objects.update(file_name="table.xlsx", title="Table")
        # What the office writes about a table it took in is a Vietnamese record.
        Directive.objects.filter(source=Source.TRACKER).update(
            title="Table", type_name="Table", file_name="table.xlsx"
        )

    def _links(self) -> None:
        made = tables.link_for(self.actor, self.world.unit)
        self.answer = tables.answered(made, self.world.late, note="On its way")
        links.revoke(actor=self.actor, link=tables.link_for(self.actor, self.world.second).link)

    def _reminded(self) -> None:
        digests.make(self.today)
        self.duty = recurring.start(
            actor=self.actor,
            obligation=self.world.free,
            unit=self.world.second,
            approver=self.world.office,
            rule="FREQ=MONTHLY;BYMONTHDAY=20",
            starts_on=self.today,
        )
        reminders.remind(actor=self.actor, assignment=self.world.late, words="Please send it.")

    def screens(self) -> dict[str, list[object]]:
        """Every further address with a record to open."""
        return {
            "directives:supersede": [self.again.pk],
            "directives:dissemination": [self.world.ready.pk],
            "directives:briefings": [],
            "directives:batch": [self.batch],
            "directives:brief": [self.own.pk],
            "directives:forward": [self.own.pk],
            "plans:plans": [],
            "plans:draft_plan": [],
            "plans:terms": [],
            "plans:term": [Term.objects.all()[0].pk],
            "plans:grid": [self.plan.pk],
            "plans:paper_tab": [self.plan.pk],
            "plans:gaps": [self.plan.pk],
            "plans:wording": [self.plan.pk],
            "plans:versions": [self.plan.pk],
            "plans:activity": [self.plan.pk, self.line.pk],
            "reports:opening": [],
            "reports:request": [self.open.pk],
            "reports:unit_report": [self.sent_in.pk],
            "reports:tally": [self.world.report.pk, IndicatorDefinition.objects.all()[0].code],
            "reports:indicators": [],
            "reports:new_indicator": [],
            "reports:indicator": [IndicatorDefinition.objects.all()[0].pk],
            "reports:own_rule": [],
            "issuing:papers": [],
            "issuing:paper": [self.answered.round.paper_id],
            "issuing:ask": [self.draft.pk],
            "issuing:bring_back": [self.at[PaperState.EXPORTED].pk],
            "issuing:difference": [self.back.pk],
            "issuing:round": [self.answered.round_id],
            "issuing:answer": [self.answered.pk],
            "issuing:new_letter": [],
            "issuing:letter": [self.draft.pk],
            "issuing:forms": [],
            "issuing:form": [self.office.pk],
            "exchange:imports": [],
            "exchange:upload": ["tracker"],
            "exchange:import": [self.checked.pk],
            "exchange:links": [],
            "exchange:answers": [],
            "exchange:answer": [self.answer.pk],
            "units:mails": [],
            "steering:reminders": [],
            "steering:remind_many": [],
            "steering:new_hand_over": [],
            "steering:inheritance": [self.world.old.pk],
            "steering:duties": [],
            "steering:duty": [self.duty.pk],
            "steering:start_duty": [self.world.free.pk],
            "steering:rules": [],
            "steering:add_rule": [],
            "steering:rule": [ReminderRule.objects.all()[0].pk],
        }

    def states(self) -> list[str]:
        """The same pages of records that stand elsewhere, and their later steps."""
        replaced = reverse("directives:supersede", args=[self.again.pk])
        return [
            *(paper.get_absolute_url() for paper in (*self.at.values(), self.draft, self.back)),
            self.after_comments.get_absolute_url(),
            reverse("plans:grid", args=[self.running.pk]),
            reverse("plans:paper_tab", args=[self.running.pk]),
            reverse("plans:versions", args=[self.plan.pk]) + "?tu=1&den=2",
            self.open.get_absolute_url(),
            *(each.get_absolute_url() for each in UnitReport.objects.all()),
            *(each.get_absolute_url() for each in (self.mapping, self.entered, self.directory)),
            reverse("exchange:upload", args=["units"]),
            f"{replaced}?cu={self.world.waiting.pk}",
            reverse("plans:draft_plan") + f"?van-ban={self.world.ready.pk}",
            reverse("steering:remind_many") + "?is_all=1&query=state%3Dall",
            reverse("steering:new_hand_over") + f"?nguoi={self.actor.pk}",
        ]

    def of_a_unit(self) -> list[str]:
        """What a unit opens of all this."""
        return [
            reverse("directives:review", args=[self.world.ready.pk]),
            reverse("directives:brief", args=[self.delivery.pk]),
            reverse("directives:forward", args=[self.delivery.pk]),
            self.answered.get_absolute_url(),
            self.at[PaperState.ISSUED].get_absolute_url(),
            reverse("plans:plans"),
            reverse("plans:grid", args=[self.running.pk]),
            self.open.get_absolute_url(),
            *(each.get_absolute_url() for each in UnitReport.objects.filter(unit=self.world.unit)),
            reverse("directives:briefings"),
            reverse("issuing:papers"),
            reverse("steering:reminders"),
            reverse("steering:inbox"),
            reverse("steering:delegations"),
            reverse("steering:delegate"),
            reverse("steering:duties"),
            reverse("steering:hand_overs"),
        ]
