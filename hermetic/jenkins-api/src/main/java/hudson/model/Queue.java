// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Queue}. */
public class Queue {
    private Queue() {
        throw new UnsupportedOperationException();
    }
}
