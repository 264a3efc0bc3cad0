// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.search.SearchableModelObject;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;

/** Signatures of {@code hudson.model.Item}. */
public interface Item extends SearchableModelObject, AccessControlled {
    Permission CREATE = signature();
    Permission CONFIGURE = signature();

    String getName();

    String getFullName();

    String getUrl();

    void save() throws IOException;

    void delete() throws IOException, InterruptedException;

    private static <T> T signature() {
        return null;
    }
}
