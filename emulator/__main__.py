# SPDX-License-Identifier: MIT
"""Entry point of `python -m emulator`."""

import sys

from emulator.launcher import main

sys.exit(main())
