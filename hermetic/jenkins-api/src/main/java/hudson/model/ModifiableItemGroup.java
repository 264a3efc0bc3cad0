// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.ModifiableItemGroup}. */
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
