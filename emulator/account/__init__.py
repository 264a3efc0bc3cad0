# SPDX-License-Identifier: MIT
"""Builds a controller's account through the AWS API, one module per part."""
