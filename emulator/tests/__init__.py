# SPDX-License-Identifier: MIT
"""Tests of the emulator: each starts it as others do and looks at it from outside."""
