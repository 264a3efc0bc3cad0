// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.Collection;
import org.springframework.security.access.AccessDeniedException;

/** Signatures of {@code hudson.model.ItemGroup}. */
public interface ItemGroup<T extends Item> extends ModelObject {
    T getItem(String name) throws AccessDeniedException;

    Collection<T> getItems();
}
