"""Does everything once that a person can do at an office, so that every entry of the journal is written."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hsdesk.attachments import actions as attachments
from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import FrozenClock
from hsdesk.diary import actions as diary
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.office import Office
from hsdesk.people import actions as people
from hsdesk.people import staff
from hsdesk.people.rules import Need, StaffRole, TenancyRole, Tenure, VisitorCategory
from hsdesk.premises import actions as premises
from hsdesk.premises import changes
from hsdesk.premises.queries import office as the_office
from hsdesk.reception import actions as reception
from hsdesk.reception import corrections, newcomers, rooms
from hsdesk.reception.rules import Moment, Outcome
from hsdesk.standards.calendar_change import change_calendar, preview
from hsdesk.tasks import actions as tasks
from support.every_check import ask_around, make_the_rounds
from support.every_duty import do_every_duty
from support.every_figure import enter_the_figures
from support.every_pack import change_the_promises
from support.imports import import_everything
from support.notes import raw
from support.set_ups import WEEKDAYS, set_up_office

CHRISTMAS_EVE = date(2026, 12, 24)
NEW_YEARS_EVE = date(2026, 12, 31)
"""Two days on which the office keeps other hours."""


@dataclass
class EveryAction:
    """One office, and everything that is done at it."""

    office: Office
    clock: FrozenClock
    desk_staff: int = 0
    team: int = 0

    def run(self) -> None:
        """Do everything, room by room."""
        set_up_office(self.office)
        self.premises()
        self.staff()
        self.people()
        self.duty_and_rooms()
        self.appointments()
        self.visits()
        self.visits_that_end_otherwise()
        self.attachments()
        self.tasks()
        do_every_duty(self)
        change_the_promises(self.office, self.does)
        make_the_rounds(self.office, self.does)
        ask_around(self.office, self.does, self.desk_staff, self.team)
        enter_the_figures(self.does)
        import_everything(self.does)

    def does(self, action: Any, **values: Any) -> Any:
        """Do one thing at the desk, a minute after the last one."""
        self.clock.advance(timedelta(minutes=1))
        return self.office.actor(self.desk_staff or None, "Desk 1").do(action, **values)

    def version(self, table: str, number: int) -> int:
        """The version of a record, as a form reads it before it changes it."""
        return raw(self.office, f"SELECT version FROM {table} WHERE id = {number}")[0][0]

    def premises(self) -> None:
        """Change everything about the office."""

        def read() -> int:
            return self.office.ask(the_office).version

        self.does(
            premises.change_details,
            version=read(),
            name="Eastgate area office",
            landlord="Calder Homes",
        )
        self.does(premises.change_nation, version=read(), nation=Nation.SCOTLAND)
        self.does(premises.change_hours, version=read(), hours=WEEKDAYS)
        self.does(premises.change_packs, version=read(), packs=["longhurst-and-havelok"])
        self.does(premises.close_on, day=CHRISTMAS_EVE, reason="Stock-taking")
        self.does(premises.open_as, day=NEW_YEARS_EVE, hours=[["09:00", "12:00"]], reason="Early close")
        self.does(premises.remove_day, day=CHRISTMAS_EVE)
        self.does(premises.add_bank_holiday, day=CHRISTMAS_EVE, name="Jubilee")
        self.does(premises.remove_bank_holiday, day=CHRISTMAS_EVE)
        for change in (
            changes.HoursChanged(WEEKDAYS),
            changes.NationChanged(Nation.ENGLAND_AND_WALES),
            changes.DayClosed(CHRISTMAS_EVE, "Stock-taking"),
            changes.DayUsual(CHRISTMAS_EVE),
            changes.DayOpened(CHRISTMAS_EVE, [["09:00", "12:00"]], "Early close"),
            changes.BankHolidayAdded(CHRISTMAS_EVE, "Jubilee"),
            changes.BankHolidayRemoved(CHRISTMAS_EVE),
        ):
            engine = self.office.standards_engine
            seen = self.office.ask(preview, engine, change).previewed
            self.does(change_calendar, engine=engine, change=change, previewed=seen)

    def staff(self) -> None:
        """Take people on, change them, and let one go."""
        self.team = self.does(staff.add_team, name="Repairs desk")
        self.does(staff.change_team, team_id=self.team, name="Repairs team")
        receptionist = StaffRole.RECEPTIONIST
        self.desk_staff = self.does(
            staff.add_staff, name="Grace Holloway", role=receptionist, team_id=self.team
        )
        other = self.does(staff.add_staff, name="Sam Okoro", role=receptionist)
        self.does(
            staff.change_staff,
            staff_id=other,
            version=self.version("staff", other),
            name="Sam Okoro-Lee",
            role=StaffRole.CASEWORKER,
            team_id=self.team,
        )
        self.does(staff.set_password, staff_id=other, password="three plain words")
        self.does(staff.retire_staff, staff_id=other)

    def people(self) -> None:
        """Put a tenant on record, and change all that is kept of them."""
        person = self.does(people.add_person, name="Rosa Whitfield", needs=[Need.HEARING_LOOP])
        self.does(
            people.change_person,
            person_id=person,
            version=self.version("person", person),
            name="Rosa Whitfield-Shaw",
            category=VisitorCategory.LEASEHOLDER,
            needs=[Need.STEP_FREE],
        )
        self.does(
            people.change_contacts, person_id=person, phones=["020 7946 0018"], emails=["rosa@example.org"]
        )
        home = self.does(people.add_home, first_line="12 Mill Lane", postcode="HX9 4QD")
        self.does(
            people.change_home, home_id=home, version=self.version("home", home), first_line="12a Mill Lane"
        )
        tenancy = self.does(
            people.add_tenancy,
            reference="TEN-00001",
            home_id=home,
            tenure=Tenure.SECURE,
            starts=date(2019, 4, 1),
            people={person: TenancyRole.TENANT},
        )
        self.does(
            people.end_tenancy,
            tenancy_id=tenancy,
            version=self.version("tenancy", tenancy),
            ends=date(2026, 5, 1),
        )

    def duty_and_rooms(self) -> None:
        """Go on duty and off, and use a room for everything but visitors."""
        for action in (diary.start_duty, diary.end_duty):
            self.does(action, staff_id=self.desk_staff, kind=DutyKind.DESK)
        room = self.does(diary.add_room, name="Room 1")
        self.does(diary.change_room, room_id=room, name="Room 1", features=["hearing-loop"])
        until = self.clock.now() + timedelta(hours=1)
        self.does(diary.hold_room, room_id=room, until=until, reason="Sign-up", staff_id=self.desk_staff)
        self.does(rooms.free_room, room_id=room)
        self.does(diary.close_room, room_id=room, until=until, reason="Being cleaned")
        self.does(rooms.free_room, room_id=room)

    def books(self) -> int:
        """Book an appointment a minute ahead with everything that can be said of it."""
        return self.does(
            diary.book_appointment,
            starts_at=self.clock.now() + timedelta(minutes=2),
            person_id=1,
            staff_id=self.desk_staff,
            team_id=self.team,
            purpose=Purpose.RENT,
        )

    def appointments(self) -> None:
        """Book, cancel and miss, and take it back."""
        cancelled, missed = self.books(), self.books()
        self.does(diary.cancel_appointment, appointment_id=cancelled)
        self.clock.advance(timedelta(minutes=2))
        self.does(diary.mark_missed, appointment_id=missed)
        self.does(diary.undo_missed, appointment_id=missed)

    def comes(self, **more: Any) -> int:
        """Check somebody in; returns the visit."""
        values = {"visitor_name": "Derek Holroyd", "reasons": [Purpose.RENT], **more}
        return self.does(reception.check_in, **values).visit_id

    def visits(self) -> None:
        """Take a visitor through every step, with corrections on the way."""
        visit = self.comes(
            appointment_id=self.books(),
            person_id=1,
            to_see_staff_id=self.desk_staff,
            to_see_team_id=self.team,
        )
        self.does(reception.call, visit_id=visit, room_id=1)
        self.does(reception.call_again, visit_id=visit)
        self.does(
            reception.transfer,
            visit_id=visit,
            reasons=[Purpose.REPAIR],
            to_see_staff_id=self.desk_staff,
            to_see_team_id=self.team,
        )
        self.does(reception.give_room, visit_id=visit, room_id=1)
        self.does(reception.mark_seen, visit_id=visit)
        half_a_minute_later = self.clock.now() + timedelta(seconds=30)
        self.does(corrections.correct_time, visit_id=visit, moment=Moment.SEEN, at=half_a_minute_later)
        self.does(
            reception.finish,
            visit_id=visit,
            outcome=Outcome.ANSWERED,
            asked_satisfied=True,
            anything_else=False,
        )
        self.does(reception.note_staff_unavailable, visit_id=visit)

    def visits_that_end_otherwise(self) -> None:
        """Somebody leaves, is sent on, was entered by mistake, or is forgotten until the next day."""
        self.does(reception.mark_left, visit_id=self.comes(), because="A bus to catch")
        self.does(reception.redirect, visit_id=self.comes())
        self.does(corrections.undo, visit_id=self.comes(appointment_id=self.books()))
        self.does(
            newcomers.check_in_newcomer,
            name="Amina Yusuf",
            reasons=[Purpose.KEYS],
            first_line="3 Weir Court",
            postcode="HX9 4QE",
        )
        self.clock.advance(timedelta(days=1))
        self.does(reception.close_forgotten)

    def attachments(self) -> None:
        """Attach a file to the office, take it away and bring it back."""
        values = {"subject_kind": "office", "subject_id": 1, "name": "fire drill.txt", "content": b"All out."}
        number = self.does(attachments.attach, **values)
        self.does(attachments.remove_attachment, attachment_id=number)
        self.does(attachments.restore_attachment, attachment_id=number)

    def tasks(self) -> None:
        """Add tasks, change one, do it, and take back what was a mistake."""
        about = {"subject_kind": "office", "subject_id": 1, "title": "Test the alarm"}
        due = self.clock.now().date()
        team_task = self.does(tasks.add_task, **about, team_id=self.team, due_date=due)
        self.does(tasks.undo_add_task, task_id=team_task)
        task = self.does(tasks.add_task, **about, owner_staff_id=self.desk_staff)
        for owner in ({"team_id": self.team}, {"owner_staff_id": self.desk_staff}):
            version = self.version("task", task)
            self.does(
                tasks.change_task, task_id=task, version=version, title="Test it", due_date=due, **owner
            )
        self.does(tasks.complete_task, task_id=task)
        self.does(tasks.reopen_task, task_id=task)
