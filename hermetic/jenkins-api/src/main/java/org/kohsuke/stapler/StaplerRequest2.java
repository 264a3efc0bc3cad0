// SPDX-License-Identifier: MIT
package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.sf.json.JSONObject;

/** Signatures of {@code org.kohsuke.stapler.StaplerRequest2}. */
public interface StaplerRequest2 extends HttpServletRequest {
    String getRestOfPath();

    JSONObject getSubmittedForm() throws ServletException;

    <T> T bindJSON(Class<T> type, JSONObject src);

    void bindJSON(Object bean, JSONObject src);

    <T> List<T> bindJSONToList(Class<T> type, Object src);

    <T> T findAncestorObject(Class<T> type);

    boolean hasParameter(String name);

    BindInterceptor getBindInterceptor();

    BindInterceptor setBindInterceptor(BindInterceptor bindListener);
}
