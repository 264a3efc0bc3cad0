// SPDX-License-Identifier: MIT
package hudson.remoting;

/** Signatures of {@code hudson.remoting.Channel}. */
public class Channel implements VirtualChannel {
    private Channel() {
        throw new UnsupportedOperationException();
    }
}
