// SPDX-License-Identifier: MIT
package hudson;

import java.io.IOException;

/** Signatures of {@code hudson.AbortException}. */
public class AbortException extends IOException {
    public AbortException(String message) {
        throw new UnsupportedOperationException();
    }
}
