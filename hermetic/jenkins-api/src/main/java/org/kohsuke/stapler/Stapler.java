// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServlet;

/** Signatures of {@code org.kohsuke.stapler.Stapler}. */
public class Stapler extends HttpServlet {
    public Stapler() {
        throw new UnsupportedOperationException();
    }

    public static StaplerRequest2 getCurrentRequest2() {
        throw new UnsupportedOperationException();
    }

    public static StaplerResponse2 getCurrentResponse2() {
        throw new UnsupportedOperationException();
    }
}
