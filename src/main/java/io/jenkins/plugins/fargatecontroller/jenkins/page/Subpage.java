// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import hudson.model.ModelObject;

/**
 * What Jenkins asks for the name of a page below ours.
 *
 * @param title as it stands in the breadcrumbs and in the browser's title
 */
public record Subpage(String title) implements ModelObject {

    @Override
    public String getDisplayName() {
        return title;
    }
}
