// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Signatures of {@code hudson.BulkChange}. */
public class BulkChange implements Closeable {
    public BulkChange(Saveable saveable) {
        throw new UnsupportedOperationException();
    }

    public void commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    public void abort() {
        throw new UnsupportedOperationException();
    }

    public static boolean contains(Saveable s) {
        throw new UnsupportedOperationException();
    }
}
