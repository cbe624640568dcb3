"""What people, homes and tenancies are, in the words an office uses."""

from enum import StrEnum


class VisitorCategory(StrEnum):
    """In which capacity somebody comes; it decides what may be told to them."""

    TENANT = "tenant"
    LEASEHOLDER = "leaseholder"
    FORMER_TENANT = "former-tenant"
    APPLICANT = "applicant"
    NEIGHBOUR = "neighbour"
    RELATIVE = "relative"
    CARER = "carer"
    APPOINTEE = "appointee"
    SUPPORT_WORKER = "support-worker"
    ADVOCATE = "advocate"
    SOLICITOR = "solicitor"
    COUNCILLOR = "councillor"
    POLICE = "police"
    COUNCIL_OFFICER = "council-officer"
    CONTRACTOR = "contractor"
    DELIVERY = "delivery"
    INTERVIEW_CANDIDATE = "interview-candidate"
    PRESS = "press"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        """The category as a form shows it."""
        return _CATEGORY_WORDS.get(self, _spelt(self))


_CATEGORY_WORDS = {
    VisitorCategory.LEASEHOLDER: "Leaseholder or shared owner",
    VisitorCategory.APPOINTEE: "Appointee or attorney",
    VisitorCategory.COUNCILLOR: "Councillor or MP",
}


class Need(StrEnum):
    """What somebody needs to be served well at the office; never a warning about them."""

    HEARING_LOOP = "hearing-loop"
    SIGN_LANGUAGE = "sign-language"
    INTERPRETER = "interpreter"
    STEP_FREE = "step-free"
    PRIVATE_ROOM = "private-room"
    LARGE_PRINT = "large-print"
    HELP_WITH_FORMS = "help-with-forms"
    WITH_CHILD = "with-child"
    ASSISTANCE_DOG = "assistance-dog"
    SEAT = "seat"

    @property
    def in_words(self) -> str:
        """The need as a form shows it."""
        return _NEED_WORDS.get(self, _spelt(self))


_NEED_WORDS = {
    Need.SIGN_LANGUAGE: "Sign language",
    Need.STEP_FREE: "Step-free access",
    Need.WITH_CHILD: "With a child",
    Need.SEAT: "A seat while waiting",
}


class ContactKind(StrEnum):
    """How somebody can be reached."""

    PHONE = "phone"
    EMAIL = "email"


class Tenure(StrEnum):
    """The kind of agreement under which a home is held."""

    STARTER = "starter"
    ASSURED = "assured"
    SECURE = "secure"
    FIXED_TERM = "fixed-term"
    SCOTTISH_SECURE = "scottish-secure"
    OCCUPATION_CONTRACT = "occupation-contract"
    LICENCE = "licence"
    LEASEHOLD = "leasehold"
    SHARED_OWNERSHIP = "shared-ownership"
    GARAGE = "garage"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        """The tenure as a form shows it."""
        return _spelt(self)


class TenancyRole(StrEnum):
    """What a person is in a tenancy."""

    TENANT = "tenant"
    JOINT_TENANT = "joint-tenant"
    HOUSEHOLD_MEMBER = "household-member"
    AUTHORISED_CONTACT = "authorised-contact"

    @property
    def in_words(self) -> str:
        """The role as a form shows it."""
        return _spelt(self)


class StaffRole(StrEnum):
    """The work somebody does at the office."""

    RECEPTIONIST = "receptionist"
    CASEWORKER = "caseworker"
    REPAIRS_PLANNER = "repairs-planner"
    COMPLAINTS_OFFICER = "complaints-officer"
    INCOME_OFFICER = "income-officer"
    MANAGER = "manager"

    @property
    def in_words(self) -> str:
        """The role as a form shows it."""
        return _spelt(self)


def _spelt(code: StrEnum) -> str:
    return code.value.replace("-", " ").capitalize()
