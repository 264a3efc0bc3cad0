// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import io.jenkins.plugins.casc.ConfiguratorException;
import java.util.HashMap;

/** Signatures of {@code io.jenkins.plugins.casc.model.Mapping}. */
public final class Mapping extends HashMap<String, CNode> implements CNode {
    public static final Mapping EMPTY = signature();

    public Mapping() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type getType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mapping asMapping() {
        throw new UnsupportedOperationException();
    }

    public void put(String key, String value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Number value) {
        throw new UnsupportedOperationException();
    }

    public void put(String key, Boolean value) {
        throw new UnsupportedOperationException();
    }

    public void putIfNotNull(String key, CNode node) {
        throw new UnsupportedOperationException();
    }

    public String getScalarValue(String key) throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Source getSource() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mapping clone() {
        throw new UnsupportedOperationException();
    }

    private static <T> T signature() {
        return null;
    }
}
