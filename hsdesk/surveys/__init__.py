"""Surveys: how people behave and how content tenants are, asked by questionnaires that are data."""
