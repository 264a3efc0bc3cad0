# SPDX-License-Identifier: MIT
"""Tests of `make update`."""
