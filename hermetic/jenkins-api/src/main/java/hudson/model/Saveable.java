// SPDX-License-Identifier: MIT
package hudson.model;

import java.io.IOException;

/** Signatures of {@code hudson.model.Saveable}, jenkins-core 2.516.3. */
public interface Saveable {
    void save() throws IOException;
}
