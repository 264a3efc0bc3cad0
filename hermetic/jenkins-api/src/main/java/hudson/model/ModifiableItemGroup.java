// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.ModifiableItemGroup}, jenkins-core 2.516.3. */
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
