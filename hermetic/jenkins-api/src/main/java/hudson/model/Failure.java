// SPDX-License-Identifier: MIT
package hudson.model;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Signatures of {@code hudson.model.Failure}. */
public class Failure extends RuntimeException implements HttpResponse {
    public Failure(String message) {
        throw new UnsupportedOperationException();
    }

    public Failure(String message, boolean pre) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }
}
