// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** Signatures of {@code org.jenkinsci.plugins.workflow.actions.PersistentAction}. */
public interface PersistentAction extends Action {}
