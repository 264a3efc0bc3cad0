// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

/** Signatures of {@code io.jenkins.plugins.casc.model.Scalar}. */
public final class Scalar implements CNode, CharSequence {
    public Scalar(String value) {
        throw new UnsupportedOperationException();
    }

    public Scalar(Enum instance) {
        throw new UnsupportedOperationException();
    }

    public Scalar(Boolean value) {
        throw new UnsupportedOperationException();
    }

    public Scalar(Number value) {
        throw new UnsupportedOperationException();
    }

    public String getValue() {
        throw new UnsupportedOperationException();
    }

    public void setPrintableWhenEmpty(boolean print) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Type getType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Scalar asScalar() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Source getSource() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Scalar clone() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int length() {
        throw new UnsupportedOperationException();
    }

    @Override
    public char charAt(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        throw new UnsupportedOperationException();
    }
}
