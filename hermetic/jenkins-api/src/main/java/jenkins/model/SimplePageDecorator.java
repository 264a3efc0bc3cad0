// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;

/** Signatures of {@code jenkins.model.SimplePageDecorator}. */
public class SimplePageDecorator extends Descriptor<SimplePageDecorator>
        implements ExtensionPoint, Describable<SimplePageDecorator> {
    protected SimplePageDecorator() {
        throw new UnsupportedOperationException();
    }
}
