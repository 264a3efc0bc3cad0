# SPDX-License-Identifier: MIT
"""Entry point of `python -m emulator`."""

import os
import sys

from emulator import prefork

if prefork.SOCKET in os.environ:
    sys.exit(prefork.ask(os.environ[prefork.SOCKET], sys.argv[1:]))

from emulator.launcher import main

sys.exit(main())
