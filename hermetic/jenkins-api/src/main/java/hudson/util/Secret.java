// SPDX-License-Identifier: MIT
package hudson.util;

import java.io.Serializable;

/** Signatures of {@code hudson.util.Secret}. */
public final class Secret implements Serializable {
    private Secret() {
        throw new UnsupportedOperationException();
    }

    public static Secret fromString(String data) {
        throw new UnsupportedOperationException();
    }

    public static String toString(Secret s) {
        throw new UnsupportedOperationException();
    }

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }

    public String getEncryptedValue() {
        throw new UnsupportedOperationException();
    }
}
