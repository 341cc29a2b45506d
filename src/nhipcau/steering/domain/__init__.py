"""Verbs and rules (việc và luật)."""
