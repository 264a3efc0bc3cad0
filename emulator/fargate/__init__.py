# SPDX-License-Identifier: MIT
"""A Fargate for one machine: RunTask starts a local process per task, or only says that it did."""
