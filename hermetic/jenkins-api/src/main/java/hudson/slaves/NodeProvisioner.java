// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Label;
import hudson.model.Node;
import java.util.concurrent.Future;

/** Signatures of {@code hudson.slaves.NodeProvisioner}. */
public class NodeProvisioner {
    private NodeProvisioner() {
        throw new UnsupportedOperationException();
    }

    public void suggestReviewNow() {
        throw new UnsupportedOperationException();
    }

    /** A node that a cloud promises. */
    public static class PlannedNode {
        public final String displayName;
        public final Future<Node> future;

        public PlannedNode(String displayName, Future<Node> future, int numExecutors) {
            throw new UnsupportedOperationException();
        }

        public void spent() {
            throw new UnsupportedOperationException();
        }
    }

    /** What is to be done next. */
    public enum StrategyDecision {
        CONSULT_REMAINING_STRATEGIES,
        PROVISIONING_COMPLETED
    }

    /** How it stands with a label. */
    public static final class StrategyState {
        private StrategyState() {
            throw new UnsupportedOperationException();
        }

        public Label getLabel() {
            throw new UnsupportedOperationException();
        }
    }

    /** Decides on new nodes. */
    public abstract static class Strategy implements ExtensionPoint {
        public Strategy() {
            throw new UnsupportedOperationException();
        }

        public abstract StrategyDecision apply(StrategyState state);
    }
}
