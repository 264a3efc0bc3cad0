# SPDX-License-Identifier: MIT
"""How fast it is: measures, keeps the results, and writes docs/performance.md from them."""
