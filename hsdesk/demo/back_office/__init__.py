"""What the demo office does beside its visitors: duties, rounds of the office, surveys."""
