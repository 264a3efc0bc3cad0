// SPDX-License-Identifier: MIT
package hudson;

/** Signatures of {@code hudson.ExtensionPoint}, jenkins-core 2.516.3. */
public interface ExtensionPoint {}
