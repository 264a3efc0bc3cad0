// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Signatures of {@code org.kohsuke.stapler.HttpRedirect}. */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    public HttpRedirect(int statusCode, String url) {
        throw new UnsupportedOperationException();
    }

    public HttpRedirect(String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }
}
