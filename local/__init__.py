# SPDX-License-Identifier: MIT
"""A real Jenkins on this machine, with the plugin, the emulator as AWS, and agents as processes."""
