// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import io.jenkins.plugins.casc.ConfiguratorException;

/** Signatures of {@code io.jenkins.plugins.casc.model.CNode}. */
public interface CNode extends Cloneable {
    Type getType();

    default Mapping asMapping() throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    default Sequence asSequence() throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    default Scalar asScalar() throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    Source getSource();

    CNode clone();
    /** The kinds of node. */
    enum Type {
        MAPPING,
        SEQUENCE,
        SCALAR
    }
}
