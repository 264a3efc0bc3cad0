// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/** Signatures of {@code org.jenkinsci.plugins.structs.describable.DescribableModel}. */
public final class DescribableModel<T> implements Serializable {
    public DescribableModel(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public Class<T> getType() {
        throw new UnsupportedOperationException();
    }

    public Collection<DescribableParameter> getParameters() {
        throw new UnsupportedOperationException();
    }

    public DescribableParameter getParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public T instantiate(Map<String, ?> arguments) throws IllegalArgumentException {
        throw new UnsupportedOperationException();
    }

    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable uninstantiate2(T o) throws UnsupportedOperationException {
        throw new UnsupportedOperationException();
    }
}
