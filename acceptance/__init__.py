# SPDX-License-Identifier: MIT
"""The plugin in a real Jenkins, as the people see it who use it."""
