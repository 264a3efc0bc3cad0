# SPDX-License-Identifier: MIT
"""An AWS account on this machine, with one Fargate controller in it. See README.md."""
