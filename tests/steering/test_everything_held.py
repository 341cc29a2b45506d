"""Whole for good: whoever adds a name to a record says whether it is handed over, or why it is history."""

from django.apps import apps
from django.db import models

from nhipcau.steering.domain import holdings
from nhipcau.units.models import User

# Fields that name who did something: what was done stays with who did it.
DID = [
    "clock.DeadlineChange.actor",
    "committee.AgendaFile.added_by",
    "committee.FormerInvitation.by",
    "conferences.Appeal.decided_by",
    "conferences.Appeal.refused_by",
    "conferences.Invitation.invited_by",
    "conferences.Material.added_by",
    "conferences.Question.noted_by",
    "conferences.Registration.checked_in_by",
    "conferences.Registration.decided_by",
    "conferences.Registration.entered_by",
    "conferences.Step.by",
    "conferences.Transcript.written_by",
    "directives.Briefing.added_by",
    "directives.Delivery.acknowledged_by",
    "directives.Delivery.opened_by",
    "directives.Directive.received_by",
    "directives.Dissemination.sent_by",
    "directives.Reminder.by",
    "enquiries.Answer.author",
    "enquiries.AnswerApproval.person",
    "enquiries.Entry.author",
    "enquiries.Source.added_by",
    "enquiries.Source.checked_by",
    "exchange.Answer.decided_by",
    "incidents.CheckItem.done_by",
    "incidents.IncidentTask.done_by",
    "incidents.Playbook.approved_by",
    "incidents.PlaybookHand.person",
    "incidents.TimelineEntry.by",
    "inspections.Check.by",
    "inspections.Drawing.drawn_by",
    "inspections.Finding.explained_by",
    "inspections.Finding.judged_by",
    "inspections.Finding.written_by",
    "inspections.Recommendation.made_by",
    "inspections.Recommendation.reported_by",
    "inspections.Recommendation.settled_by",
    "inspections.Remedy.added_by",
    "inspections.SampleItem.added_by",
    "issuing.CommentPoint.responded_by",
    "issuing.CommentRequest.answered_by",
    "issuing.PaperExport.made_by",
    "issuing.PaperVersion.made_by",
    "issuing.ReturnedFile.brought_by",
    "overview.CalendarMark.verified_by",
    "newsroom.Approval.person",
    "newsroom.Comment.author",
    "newsroom.Comment.resolved_by",
    "newsroom.EditionVersion.author",
    "newsroom.Passage.confirmed_by",
    "newsroom.Picture.added_by",
    "newsroom.Video.added_by",
    "newsroom.Publication.published_by",
    "newsroom.TermOverride.by",
    "newsroom.TranslationTask.assigned_by",
    "outreach.Channel.confirmed_by",
    "outreach.Channel.proposed_by",
    "outreach.LetterApproval.person",
    "outreach.LetterHand.person",
    "outreach.Product.created_by",
    "plans.Assignment.assigned_by",
    "plans.Evidence.added_by",
    "plans.Omission.omitted_by",
    "plans.PlanVersion.kept_by",
    "plans.Submission.decided_by",
    "plans.Submission.reopened_by",
    "plans.Submission.submitted_by",
    "press.DutyTurn.created_by",
    "press.HoldingStatement.created_by",
    "press.HoldingText.approved_by",
    "press.HoldingText.author",
    "press.Occurrence.noted_by",
    "press.RectificationApproval.person",
    "press.RectificationHand.person",
    "press.Spokesperson.created_by",
    "press_year.Freeze.taken_by",
    "reports.Snapshot.taken_by",
    "reports.UnitSnapshot.accepted_by",
    "reports.UnitSnapshot.sent_by",
    "steering.Delegation.declared_by",
    "steering.DutyRule.by",
    "steering.HandOver.by",
    "steering.HandOver.person",
    "steering.HandOver.to",
    "steering.Reminder.by",
    "translation.GlossaryEntry.decided_by",
    "translation.GlossaryEntry.proposed_by",
    "translation.MemoryUnit.author",
    "training.Attendance.by",
    "training.Certificate.issued_by",
    "training.Material.added_by",
    "training.Registration.registered_by",
]
HISTORY = dict.fromkeys(DID, "who did it") | {
    "core.Upload.owner": "a file on its way in, gone within the hour",
    "press.DutyTurn.person": "a turn is given by a document and stopped by hand",
    "press.Spokesperson.person": "a voice is given by a decision and ends by one (speaking.voice)",
    "steering.Delegation.deputy": "standing in ends with the hand-over (handovers.hand_over)",
    "steering.Delegation.person": "standing in ends with the hand-over (handovers.hand_over)",
    "steering.Notice.person": "what one person was told",
    "steering.Reminder.person": "whom a reminder went to",
    "units.Membership.person": "roles pass by the administrators' word, not with the records",
    "units.User_groups.user": "rights of the framework; ours are roles",
    "units.User_user_permissions.user": "rights of the framework; ours are roles",
}
# Applications of others: accounts and second steps are a person's own, the framework's pages stay closed.
OTHERS = {"account", "mfa", "socialaccount", "wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailimages"}
OTHERS |= {"wagtailusers"}


def names_of_people() -> set[str]:
    """Every field by which a record of ours names a user."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OTHERS:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model is User:
                found.add(f"{model._meta.label}.{field.name}")
    return found


def test_every_name_of_a_person_is_held_or_is_history():
    held = {f"{kind.model._meta.label}.{kind.field}" for kind in holdings.known()}
    fields = names_of_people()
    assert not (fields - held - HISTORY.keys()), "register it (steering.domain.holdings), or say why not here"
    assert not (held & HISTORY.keys())
    assert not (HISTORY.keys() - fields), "no longer in the models"
    # What names a person in another way than by a field to them.
    assert held - fields == {
        "committee.Meeting.chair",
        "committee.Meeting.secretary",
        "training.Course.contact",
    }
