// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.ExtensionPoint;

/** Signatures of {@code hudson.slaves.NodeProvisioner}. */
public class NodeProvisioner {
    private NodeProvisioner() {
        throw new UnsupportedOperationException();
    }

    /** A node that a cloud promises. */
    public static class PlannedNode {
        private PlannedNode() {
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
    }

    /** Decides on new nodes. */
    public abstract static class Strategy implements ExtensionPoint {
        public Strategy() {
            throw new UnsupportedOperationException();
        }

        public abstract StrategyDecision apply(StrategyState state);
    }
}
