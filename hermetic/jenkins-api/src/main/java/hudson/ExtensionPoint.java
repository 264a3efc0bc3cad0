// SPDX-License-Identifier: MIT
package hudson;

/** Signatures of {@code hudson.ExtensionPoint}. */
public interface ExtensionPoint {}
