"""The public site asks nobody who they are (cổng thông tin)."""

DECISIONS = ""
PUBLIC = {"portal:home", "portal:archive", "portal:feed", "portal:story"}
