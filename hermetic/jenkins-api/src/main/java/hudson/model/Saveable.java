// SPDX-License-Identifier: MIT
package hudson.model;

import java.io.IOException;

/** Signatures of {@code hudson.model.Saveable}. */
public interface Saveable {
    void save() throws IOException;
}
