// SPDX-License-Identifier: MIT
package jenkins.model;

import com.thoughtworks.xstream.XStream;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.Plugin;
import hudson.PluginManager;
import hudson.init.InitMilestone;
import hudson.model.AbstractCIBase;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.model.Hudson;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import hudson.slaves.Cloud;
import hudson.util.DescribableList;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import jenkins.install.InstallState;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Signatures of {@code jenkins.model.Jenkins}. */
public class Jenkins extends AbstractCIBase implements ModifiableTopLevelItemGroup, StaplerProxy {
    public static final Permission ADMINISTER = signature();
    public static final Permission MANAGE = signature();
    public static final Permission SYSTEM_READ = signature();
    public static final Permission READ = signature();
    public static final Authentication ANONYMOUS2 = signature();
    public static final XStream XSTREAM = signature();
    public static final XStream2 XSTREAM2 = signature();
    public static String VERSION;
    public final Hudson.CloudList clouds;

    private Jenkins() {
        throw new UnsupportedOperationException();
    }

    public static Jenkins get() throws IllegalStateException {
        throw new UnsupportedOperationException();
    }

    public static Jenkins getInstanceOrNull() {
        throw new UnsupportedOperationException();
    }

    public static Authentication getAuthentication2() {
        throw new UnsupportedOperationException();
    }

    public static void checkGoodName(String name) throws Failure {
        throw new UnsupportedOperationException();
    }

    public InitMilestone getInitLevel() {
        throw new UnsupportedOperationException();
    }

    public PluginManager getPluginManager() {
        throw new UnsupportedOperationException();
    }

    public Plugin getPlugin(String shortName) {
        throw new UnsupportedOperationException();
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public String getRootUrl() throws IllegalStateException {
        throw new UnsupportedOperationException();
    }

    public boolean isUseSecurity() {
        throw new UnsupportedOperationException();
    }

    public boolean isTerminating() {
        throw new UnsupportedOperationException();
    }

    public boolean isQuietingDown() {
        throw new UnsupportedOperationException();
    }

    public SecurityRealm getSecurityRealm() {
        throw new UnsupportedOperationException();
    }

    public void setSecurityRealm(SecurityRealm securityRealm) {
        throw new UnsupportedOperationException();
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        throw new UnsupportedOperationException();
    }

    public void setAuthorizationStrategy(AuthorizationStrategy a) {
        throw new UnsupportedOperationException();
    }

    public CrumbIssuer getCrumbIssuer() {
        throw new UnsupportedOperationException();
    }

    public void setCrumbIssuer(CrumbIssuer issuer) {
        throw new UnsupportedOperationException();
    }

    public int getSlaveAgentPort() {
        throw new UnsupportedOperationException();
    }

    public boolean isSlaveAgentPortEnforced() {
        throw new UnsupportedOperationException();
    }

    public void setSlaveAgentPort(int port) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getNumExecutors() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mode getMode() {
        throw new UnsupportedOperationException();
    }

    public void setNumExecutors(int n) throws IOException, IllegalArgumentException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getNodeDescription() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getLabelString() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public Cloud getCloud(String name) {
        throw new UnsupportedOperationException();
    }

    public Descriptor getDescriptor(String id) {
        throw new UnsupportedOperationException();
    }

    public Descriptor getDescriptor(Class<? extends Describable> type) {
        throw new UnsupportedOperationException();
    }

    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        throw new UnsupportedOperationException();
    }

    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getTarget() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TopLevelItem getItem(String name) throws AccessDeniedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TopLevelItem> getItems() {
        throw new UnsupportedOperationException();
    }

    public Item getItemByFullName(String fullName) {
        throw new UnsupportedOperationException();
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) throws AccessDeniedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public synchronized <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        throw new UnsupportedOperationException();
    }

    public List<Node> getNodes() {
        throw new UnsupportedOperationException();
    }

    public Node getNode(String name) {
        throw new UnsupportedOperationException();
    }

    public Computer[] getComputers() {
        throw new UnsupportedOperationException();
    }

    public void addNode(Node n) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void removeNode(Node n) throws IOException {
        throw new UnsupportedOperationException();
    }

    public Queue getQueue() {
        throw new UnsupportedOperationException();
    }

    public InstallState getInstallState() {
        throw new UnsupportedOperationException();
    }

    public void setInstallState(InstallState newState) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException();
    }
    /** The list behind {@link Jenkins#clouds}. */
    public static class CloudList extends DescribableList<Cloud, Descriptor<Cloud>> {
        public CloudList(Jenkins h) {
            throw new UnsupportedOperationException();
        }

        public CloudList() {
            throw new UnsupportedOperationException();
        }

        public Cloud getByName(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void onModified() throws IOException {
            throw new UnsupportedOperationException();
        }
    }

    private static <T> T signature() {
        return null;
    }

    public String getQuietDownReason() {
        throw new UnsupportedOperationException();
    }

    public HttpRedirect doQuietDown(boolean block, int timeout, String message, boolean safeRestart)
            throws InterruptedException, IOException {
        throw new UnsupportedOperationException();
    }

    public HttpRedirect doCancelQuietDown() {
        throw new UnsupportedOperationException();
    }
}
