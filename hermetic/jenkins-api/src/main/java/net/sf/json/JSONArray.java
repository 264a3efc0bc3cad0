// SPDX-License-Identifier: MIT
package net.sf.json;

import java.util.AbstractList;

/** Signatures of {@code net.sf.json.JSONArray}, json-lib 2.4-jenkins-8. */
@SuppressWarnings("serial")
public final class JSONArray extends AbstractList<Object> implements JSON {
    public JSONArray() {
        throw new UnsupportedOperationException();
    }

    public static JSONArray fromObject(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object get(int index) {
        throw new UnsupportedOperationException();
    }

    public JSONObject getJSONObject(int index) {
        throw new UnsupportedOperationException();
    }

    public String getString(int index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean add(Object value) {
        throw new UnsupportedOperationException();
    }

    public JSONArray element(Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException();
    }
}
