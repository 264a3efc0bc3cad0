// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Optional;

/**
 * How an agent finds the controller.
 *
 * @param url the controller's address as agents see it
 * @param tunnel {@code HOST:PORT} of the agent port, if it is not at the URL's host
 * @param webSocket whether agents speak through the URL itself
 */
public record Connection(String url, Optional<String> tunnel, boolean webSocket) {}
