// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class JobXmlTest {

    @Test
    void aJobIsASandboxedPipelineWithItsScriptToTheLetter() throws Exception {
        for (SampleJob job : SampleJob.ALL) {
            Document xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(JobXml.of(job).getBytes(StandardCharsets.UTF_8)));
            assertThat(text(xml, "script")).isEqualTo(job.script());
            assertThat(text(xml, "description")).isEqualTo(job.description());
            assertThat(text(xml, "sandbox")).isEqualTo("true");
            assertThat(xml.getDocumentElement().getTagName()).isEqualTo("flow-definition");
        }
    }

    @Test
    void aJobsTextIsEscaped() {
        assertThat(JobXml.of(new SampleJob("x", "a < b & c", "x", "sh '</script>'")))
                .contains("a &lt; b &amp; c", "sh '&lt;/script&gt;'");
    }

    private static String text(Document xml, String tag) {
        return xml.getElementsByTagName(tag).item(0).getTextContent();
    }
}
