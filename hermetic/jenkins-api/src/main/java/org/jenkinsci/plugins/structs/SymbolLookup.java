// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.structs;

import hudson.model.Descriptor;
import java.util.Set;

/** Signatures of {@code org.jenkinsci.plugins.structs.SymbolLookup}. */
public class SymbolLookup {
    public SymbolLookup() {
        throw new UnsupportedOperationException();
    }

    public static SymbolLookup get() {
        throw new UnsupportedOperationException();
    }

    public <T> T find(Class<T> type, String symbol) {
        throw new UnsupportedOperationException();
    }

    public Descriptor<?> findDescriptor(Class type, String symbol) {
        throw new UnsupportedOperationException();
    }

    public static Set<String> getSymbolValue(Object o) {
        throw new UnsupportedOperationException();
    }

    public static Set<String> getSymbolValue(Class<?> c) {
        throw new UnsupportedOperationException();
    }
}
