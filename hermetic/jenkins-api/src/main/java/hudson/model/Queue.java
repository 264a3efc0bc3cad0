// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Queue}, jenkins-core 2.516.3. */
public class Queue {
    private Queue() {
        throw new UnsupportedOperationException();
    }
}
