// SPDX-License-Identifier: MIT
package jenkins.security.apitoken;

import hudson.model.PersistentDescriptor;
import jenkins.model.GlobalConfiguration;

/** Signatures of {@code jenkins.security.apitoken.ApiTokenPropertyConfiguration}. */
public class ApiTokenPropertyConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public ApiTokenPropertyConfiguration() {
        throw new UnsupportedOperationException();
    }
}
