// SPDX-License-Identifier: MIT
package hudson.model;

import org.kohsuke.stapler.StaplerResponse2;

/** Signatures of {@code hudson.model.Api}. */
public class Api extends AbstractModelObject {
    public final Object bean;

    public Api(Object bean) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    protected void setHeaders(StaplerResponse2 rsp) {
        throw new UnsupportedOperationException();
    }
}
