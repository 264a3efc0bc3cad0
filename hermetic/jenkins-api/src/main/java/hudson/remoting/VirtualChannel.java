// SPDX-License-Identifier: MIT
package hudson.remoting;

/** Signatures of {@code hudson.remoting.VirtualChannel}. */
public interface VirtualChannel {}
