// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that may neither be too long nor take too long as a whole, however fast its single bytes come. */
public final class BoundedStream extends FilterInputStream {

    /** The body is longer than it may be, or takes longer. */
    public static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;

        Exceeded(String what) {
            super(what);
        }
    }

    private final int mostBytes;
    private final Duration longest;
    private final long begin = System.nanoTime();
    private long bytes;

    /**
     * Bounds a body.
     *
     * @param longest counted from now
     */
    public BoundedStream(InputStream body, int mostBytes, Duration longest) {
        super(body);
        this.mostBytes = mostBytes;
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > mostBytes) {
            throw new Exceeded("more than %d bytes".formatted(mostBytes));
        }
        if (System.nanoTime() - begin > longest.toNanos()) {
            throw new Exceeded("not complete within %s s".formatted(longest.toMillis() / 1000.0));
        }
    }
}
