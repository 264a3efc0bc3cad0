# SPDX-License-Identifier: MIT
"""CloudFormation as AWS does it, in place of moto's.

moto drops properties that it does not know and passes over types that it does not know, and the stack still completes.
Here every resource is made by calls to the emulated API with parameters that are checked against the API's own
description, so a template with a property or a type that nobody handles fails as it would on AWS. moto still keeps the
stacks and answers the calls about them.
"""

# first of all, before anything imports moto's CloudFormation
from emulator.cloudformation import unneeded as unneeded
