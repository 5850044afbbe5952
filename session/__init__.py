"""The consultation: its rules, record, report, delivery, call and hub."""
