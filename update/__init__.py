# SPDX-License-Identifier: MIT
"""Newer Jenkins, plugins and images."""
