// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

/** Signatures of {@code org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable}. */
public class UninstantiatedDescribable implements Serializable {
    public UninstantiatedDescribable(Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public String getSymbol() {
        throw new UnsupportedOperationException();
    }

    public String getKlass() {
        throw new UnsupportedOperationException();
    }

    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException();
    }

    public Map<String, Object> toMap() {
        throw new UnsupportedOperationException();
    }
}
