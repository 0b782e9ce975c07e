"""Assurance: exceptions by rule, evidence, claims beside verdicts, completeness, promises."""
