"""Surveys: what tenants answered and what mystery shopping found, and recording it."""
