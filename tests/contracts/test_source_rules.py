"""The rules of the house hold in every file, and each rule catches what it is meant to catch."""

import pytest

from support.source import GENERATED, Rule, Source, sources
from support.source_rules import RULES, impure_imports, own_imports, unchecked_tests

PLACES = {
    own_imports: f"{GENERATED}0001_first.py",
    impure_imports: "hsdesk/reception/rules.py",
    unchecked_tests: "tests/test_example.py",
}
"""Where a rule that looks at some files only is tried; the others are tried on any file."""


BAD = [pytest.param(rule, bad, id=f"{rule.name}-{bad}") for rule in RULES for bad in rule.bad]
GOOD = [pytest.param(rule, good, id=f"{rule.name}-{good}") for rule in RULES for good in rule.good]


def tried(rule: Rule, snippet: str) -> list[str]:
    path = PLACES.get(rule.find, f"{rule.looks_at[0]}/example.py")
    return rule.breaches([Source(path, snippet)])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_kept(rule: Rule) -> None:
    breaches = rule.breaches(sources())
    assert not breaches, f"{rule.name}: {rule.why}. Not so in " + ", ".join(breaches)


@pytest.mark.parametrize(("rule", "snippet"), BAD)
def test_rule_catches(rule: Rule, snippet: str) -> None:
    assert tried(rule, snippet), "the rule lets this through"


@pytest.mark.parametrize(("rule", "snippet"), GOOD)
def test_rule_lets_pass(rule: Rule, snippet: str) -> None:
    assert not tried(rule, snippet), "the rule stops what is allowed"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.only_in], ids=lambda rule: rule.name)
def test_rule_allows_its_own_place(rule: Rule) -> None:
    assert not any(rule.breaches([Source(path, rule.bad[0])]) for path in rule.only_in)
