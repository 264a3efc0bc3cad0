// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.Optional;

/**
 * Where the administrator's password is.
 *
 * @param name of a SecureString in the parameter store
 * @param region of the task; empty if it is not known, so that the environment variables tell
 */
public record PasswordParameter(String name, Optional<String> region) {}
