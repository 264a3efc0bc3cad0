// SPDX-License-Identifier: MIT
package jenkins.model;

import java.io.IOException;

/** Signatures of {@code jenkins.model.Loadable}, jenkins-core 2.516.3. */
public interface Loadable {
    void load() throws IOException;
}
