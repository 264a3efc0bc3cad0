// SPDX-License-Identifier: MIT
package hudson.util;

import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;

/** Signatures of {@code hudson.util.HttpResponses}. */
public class HttpResponses extends org.kohsuke.stapler.HttpResponses {
    public HttpResponses() {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse okJSON() {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse okJSON(JSONObject data) {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse okJSON(JSONArray data) {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse okJSON(Map<?, ?> data) {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse errorJSON(String message) {
        throw new UnsupportedOperationException();
    }

    public static HttpResponse errorJSON(String message, Map<?, ?> data) {
        throw new UnsupportedOperationException();
    }
}
