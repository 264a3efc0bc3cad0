// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Signatures of {@code org.kohsuke.stapler.HttpResponse}. */
public interface HttpResponse {
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }
}
