"""Chạy lệnh: from arguments to an exit code.

0 every file was read; 1 some could not be read (one line each on standard error); 2 wrong usage; 130 stopped
by the person (Ctrl+C).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from vanban.cli.arguments import WrongUsage, options_of, parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Chạy lệnh and give the exit code."""
    grammar = parser()
    options = options_of(grammar.parse_args(arguments))
    from vanban.cli.running import run

    try:
        return run(options)
    except WrongUsage as error:
        grammar.error(str(error))
    except KeyboardInterrupt:
        print("vanban: đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read the output went away; nothing more can be told.
        sys.stderr.close()
        return 0
