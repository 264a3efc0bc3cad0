// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.Saveable;
import java.io.IOException;
import org.kohsuke.stapler.StaplerProxy;

/** Signatures of {@code hudson.Plugin}. */
public abstract class Plugin implements Saveable, StaplerProxy {
    protected Plugin() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getTarget() {
        throw new UnsupportedOperationException();
    }
}
