// SPDX-License-Identifier: MIT
package hudson.model;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.jvnet.hudson.reactor.ReactorException;

/** Signatures of {@code hudson.model.Hudson}, jenkins-core 2.516.3. */
public class Hudson extends Jenkins {
    public Hudson(File root, ServletContext context) throws IOException, InterruptedException, ReactorException {
        super(null, null);
        throw new UnsupportedOperationException();
    }
    /** The configured clouds, in order; saved with Jenkins whenever changed. */
    public static final class CloudList extends Jenkins.CloudList {
        public CloudList(Jenkins h) {
            throw new UnsupportedOperationException();
        }

        public CloudList() {
            throw new UnsupportedOperationException();
        }
    }
}
