from nhipcau.core.views.screen import WRONG_FIELDS, Screen as Answering  # noqa
