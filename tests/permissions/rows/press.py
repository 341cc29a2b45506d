"""Rights of the press desk, decided a second time by hand (phát ngôn)."""

# action             clerk  officer head  staff leader admin
DECISIONS = """
press.read            -     all     own   own   all    -
press.spokespersons   -     all     own   -     all    -
press.matters         -     all     own   own   -      -
press.holding         -     all     own   own   -      -
press.approve_holding -     all     -     -     all    -
press.speak           -     all     all   all   all    -
"""
