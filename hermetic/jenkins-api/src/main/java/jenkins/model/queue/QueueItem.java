// SPDX-License-Identifier: MIT
package jenkins.model.queue;

import jenkins.model.FullyNamedModelObject;

/** Signatures of {@code jenkins.model.queue.QueueItem}. */
public interface QueueItem extends FullyNamedModelObject {
    @Override
    default String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    default String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
