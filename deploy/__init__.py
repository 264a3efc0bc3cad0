# SPDX-License-Identifier: MIT
"""Deploys, watches and removes the stack. Python with boto3, because it is tested against an emulated AWS (moto)."""
