// SPDX-License-Identifier: MIT
package jenkins.model;

import java.io.IOException;

/** Signatures of {@code jenkins.model.Loadable}. */
public interface Loadable {
    void load() throws IOException;
}
