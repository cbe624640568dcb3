"""Questionnaires are data: a good one is read, a broken one is refused with everything that is wrong."""

import pytest

from hsdesk.errors import Refused
from hsdesk.office import known_events
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.pack import Conduct, Level
from hsdesk.surveys.reading import BrokenQuestionnaire, read_questionnaire
from hsdesk.surveys.rules import Channel, Choice, Measure, QuestionnaireKind
from hsdesk.surveys.shipped import questionnaire, questionnaires

HEAD = """\
id = "try-out"
title = "A try-out"
version = "1"
kind = "survey"
channel = "paper"
"""
QUESTION = """
[[question]]
id = "polite"
words = "Were we polite?"
type = "yes-no"
good = ["yes"]
tests = ["RB-04"]
"""
SCALE = """
[[question]]
id = "overall"
words = "How satisfied are you?"
type = "scale-5"
lowest = "Not at all"
highest = "Very"
good_from = 4
measure = "overall-satisfaction"
"""
CHOICE = """
[[question]]
id = "where"
words = "Where were you?"
type = "choice"
choices = { desk = "At the desk", home = "At home" }
"""


def faults(text):
    with pytest.raises(BrokenQuestionnaire) as broken:
        read_questionnaire(text, "try-out.toml")
    return [(fault.line, fault.clause, fault.sentence) for fault in broken.value.faults]


def test_a_questionnaire_is_read():
    read = read_questionnaire(HEAD + QUESTION + SCALE + CHOICE, "try-out.toml")
    assert (read.id, read.kind, read.channel, read.is_visit) == (
        "try-out",
        QuestionnaireKind.SURVEY,
        Channel.PAPER,
        False,
    )
    polite, overall, where = read.questions
    assert polite.choices == (Choice("yes", "Yes"), Choice("no", "No"))
    assert [polite.is_good(code) for code in ("yes", "no")] == [True, False]
    assert [choice.words for choice in overall.choices] == ["1 Not at all", "2", "3", "4", "5 Very"]
    assert (overall.measure, overall.good) == (Measure.OVERALL, frozenset({"4", "5"}))
    assert where.is_good("desk") is None
    assert (where.words_of("home"), where.words_of("train")) == ("At home", "train")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD, [(1, "", "The questionnaire asks nothing.")]),
        (HEAD.replace('kind = "survey"\n', "") + QUESTION, [(1, "", "It names no kind.")]),
        (HEAD.replace("paper", "pigeon") + QUESTION, [(5, "", "“pigeon” is not known here.")]),
        (HEAD + QUESTION.replace('"yes-no"', '"either"'), [(10, "polite", "“either” is not known here.")]),
        (HEAD + QUESTION.replace("Were we polite?", " "), [(9, "polite", "It has no words.")]),
        (
            HEAD + QUESTION.replace('["yes"]', '["maybe"]'),
            [(11, "polite", "“maybe” is none of the answers.")],
        ),
        (
            HEAD + QUESTION.replace('good = ["yes"]\n', ""),
            [(11, "polite", "It does not say which answers are good.")],
        ),
        (HEAD + SCALE.replace("= 4", "= 9"), "This is no step of the scale."),
        (HEAD + SCALE.replace("overall-sat", "over-sat"), "“over-satisfaction” is not known here."),
        (HEAD + CHOICE.replace(', home = "At home"', ""), "It does not say what may be chosen."),
        (HEAD + QUESTION + 'colour = "red"\n', "“colour” is not known here."),
        (HEAD + QUESTION + QUESTION, "Another question has this id."),
        (HEAD + QUESTION.replace('"polite"', '"Polite!"'), "The id is not made of small letters, digits"),
        (HEAD + QUESTION.replace('["RB-04"]', '"RB-04"'), "The tests are no list of texts."),
        (HEAD + "\n[[question]\n", "This is not readable TOML"),
    ],
)
def test_a_broken_one_is_refused_with_line_question_and_what_to_mend(text, found):
    said = faults(text)
    if isinstance(found, str):
        assert any(sentence.startswith(found) for _, _, sentence in said), said
    else:
        assert said == [(line, clause, sentence) for line, clause, sentence in found]


def test_every_fault_is_told_at_once():
    text = HEAD + QUESTION.replace("Were we polite?", "") + SCALE.replace("= 4", "= 1")
    with pytest.raises(BrokenQuestionnaire, match="more fault") as broken:
        read_questionnaire(text, "try-out.toml")
    assert broken.value.sentence.startswith("try-out.toml, line 9: polite: It has no words.")


def test_only_what_an_office_promises_is_asked():
    read = read_questionnaire(HEAD + QUESTION + SCALE + CHOICE, "try-out.toml")
    asked = [question.id for question in read.for_promises({"LH-03"})]
    assert asked == ["overall", "where"]
    assert [question.id for question in read.for_promises({"RB-04"})] == ["polite", "overall", "where"]


def test_the_five_that_ship_are_sound():
    shipped = questionnaires()
    assert [each.id for each in shipped] == [
        "complaint-handling",
        "new-tenant",
        "tenant-satisfaction",
        "mystery-shopping-desk",
        "mystery-shopping-phone",
    ]
    assert questionnaire("new-tenant")[0].title == "New tenants"
    with pytest.raises(Refused, match="no questionnaire “nothing”"):
        questionnaire("nothing")


def test_every_promise_about_conduct_is_tested_and_nothing_else():
    standards = Standards(shipped_packs(), known_events())
    every = [each for pack in standards.ids for each in standards.pack(pack).standards]
    conduct = {each.id for each in every if isinstance(each, Conduct)}
    tested = {test for each in questionnaires() for question in each.questions for test in question.tests}
    assert {"LH-03", "LH-04", "LH-09", "OH-09", "RB-04", "RB-13", "RB-48"} <= tested
    assert conduct == tested


def test_every_figure_that_surveys_give_is_asked_for():
    measures = {question.measure for each in questionnaires() for question in each.questions}
    assert measures - {None} == set(Measure)
    standards = Standards(shipped_packs(), known_events())
    levels = [
        each.measure
        for pack in standards.ids
        for each in standards.pack(pack).standards
        if isinstance(each, Level)
    ]
    assert {each for each in levels if "satisfaction" in each} <= {each.value for each in Measure}
