/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.component.qingzhou;

import java.time.Duration;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.component.qingzhou.client.PasswordPolicy;
import io.github.camelcn.component.qingzhou.client.QingzhouApi;
import io.github.camelcn.component.qingzhou.client.QingzhouClient;
import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

/** What a cloud is and how it is spoken to, for the component or an endpoint. A mutable bean because Camel sets it. */
@UriParams
public class QingzhouConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            defaultValue = "openapi",
            description =
                    "Which of the three interfaces the cloud is reached by: openapi (signed requests, as the vendor's guide describes it), rest (login with user name and password), qingcloud (the query interface of QingCloud IaaS).")
    private ApiStyle apiStyle = ApiStyle.openapi;

    @UriParam(
            label = "common",
            description =
                    "The address of the service, https://host[:port]. By default that of the region (openapi) or of QingCloud (qingcloud); required for rest. For rest and qingcloud it may have a path.")
    private String endpoint;

    @UriParam(
            label = "common",
            defaultValue = "cn-north-1",
            description =
                    "The region, for openapi: cn-north-1, cn-east-1 and cn-south-1 have known addresses, any other needs endpoint.")
    private String region = QingzhouClient.DEFAULT_REGION;

    @UriParam(label = "common", description = "The zone, for qingcloud, such as pek3a.")
    private String zone;

    @UriParam(
            label = "common",
            description =
                    "The private network that is listed, consumed and created in, where the message names none; for openapi.")
    private String vpcId;

    @UriParam(label = "producer", description = "The image of createInstance where the message names none.")
    private String defaultImageId;

    @UriParam(label = "producer", description = "The flavor of createInstance where the message names none.")
    private String defaultFlavorId;

    @UriParam(
            label = "producer",
            defaultValue = "listInstances",
            description = "What the producer does, unless the message has the operation header.")
    private QingzhouOperation operation = QingzhouOperation.listInstances;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether bodies must be typed requests. If not, a body that is one is used all the same.")
    private boolean pojoRequest = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a change is over only when the service has done it, instead of when it has accepted it. No thread is blocked meanwhile.")
    private boolean waitForCompletion = false;

    @UriParam(
            label = "producer",
            description =
                    "How long to wait for the end of a change. By default 5 minutes; 10 for creating, rebuilding, restoring and snapshots; 30 for backups; 2 for resetting a password.")
    private Duration waitTimeout;

    @UriParam(
            label = "producer",
            defaultValueNote = "3s",
            description = "The pause between the first looks at a change; it grows by half each time, up to 15 s.")
    private Duration waitInterval = Duration.ofSeconds(3);

    @UriParam(
            label = "producer,advanced",
            defaultValueNote = "30s",
            description =
                    "How long a state must last before a change that ends where it began, such as a restart, counts as done, where nothing else shows it.")
    private Duration waitSettle = Duration.ofSeconds(30);

    @UriParam(
            label = "producer,advanced",
            defaultValue = "4",
            description =
                    "Threads that look at changes, for all endpoints of a component; the first endpoint that waits decides. 1 or more.")
    private int waitThreads = 4;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether lists are fetched with all their pages. If not, or if the message names a page, one page is, and the next token header asks for the next.")
    private boolean fetchAll = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a list becomes an iterator that fetches pages while it is read, for splitting long lists in little memory.")
    private boolean lazyListing = false;

    @UriParam(
            label = "common",
            defaultValueNote = "0",
            description =
                    "How long answers of reads may be used again: this long for instances, disks, snapshots and backups, ten times for regions, images, flavors and networks. 0 switches it off. Changes forget what they make outdated.")
    private Duration cacheTtl = Duration.ZERO;

    @UriParam(
            label = "common,advanced",
            defaultValue = "0",
            description =
                    "The most calls in an hour, repetitions and looks at changes among them; further calls wait. 0 for no limit.")
    private int maxCallsPerHour = 0;

    @UriParam(
            label = "security",
            defaultValue = "standard",
            description =
                    "Which passwords of instances are sent: standard (8 to 30 characters of three kinds), or none to leave it to the service. There is no default password.")
    private PasswordPolicy passwordPolicy = PasswordPolicy.standard;

    @UriParam(
            label = "common,advanced",
            defaultValue = "classpath:qingzhou/qingzhou-openapi-v1.yaml",
            description =
                    "A file that is put over the built-in contract of openapi, classpath: or file:, for gateways that differ in paths, parameters or results.")
    private String contract = Contract.BUILT_IN;

    @UriParam(
            label = "security,advanced",
            description =
                    "The name of the signer of openapi: a bean, a service on the class path, or one of acs3-hmac-sha256, bearer, none. By default what the contract says.")
    private String signer;

    @UriParam(
            label = "security,advanced",
            defaultValueNote = "15m",
            description =
                    "From which difference of the clocks on a refused signature is blamed on the clock; for openapi.")
    private Duration clockSkewThreshold = Duration.ofMinutes(15);

    @UriParam(
            label = "common,advanced",
            defaultValue = "UTC",
            description = "The time zone of dates without one, for rest.")
    private String restTimeZone = "UTC";

    @UriParam(
            label = "common,advanced",
            defaultValue = "false",
            description =
                    "Whether listInstances asks for the state of every instance, for rest, whose list does not tell it. Consumers need it.")
    private boolean restListStatus = false;

    @UriParam(
            label = "producer,advanced",
            description =
                    "The host consoles are reached at, for rest, where the service tells only a port. By default the host of endpoint.")
    private String vncPublicHost;

    @UriParam(
            label = "common,advanced",
            defaultValue = "0",
            description =
                    "Seconds that are added to the times of metrics, for qingcloud gateways that tell local time.")
    private long monitorTimeOffsetSeconds = 0;

    @UriParam(
            label = "security,advanced",
            defaultValue = "false",
            description = "Whether calls of qingcloud are sent as POST, so that passwords stay out of the URL.")
    private boolean preferPost = false;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "INSECURE: allows plain http to other machines, where everybody on the way reads passwords.")
    private boolean allowInsecureHttp = false;

    @UriParam(
            label = "advanced",
            description =
                    "The client to use, instead of one made of the options for style, address, contract, connection, credentials, cache and limit, which have no effect then. It is not closed.")
    @Metadata(autowired = true)
    private QingzhouApi qingzhouClient;

    public ApiStyle getApiStyle() {
        return apiStyle;
    }

    public void setApiStyle(ApiStyle apiStyle) {
        this.apiStyle = apiStyle;
    }

    public String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getVpcId() {
        return vpcId;
    }

    public void setVpcId(String vpcId) {
        this.vpcId = vpcId;
    }

    public String getDefaultImageId() {
        return defaultImageId;
    }

    public void setDefaultImageId(String defaultImageId) {
        this.defaultImageId = defaultImageId;
    }

    public String getDefaultFlavorId() {
        return defaultFlavorId;
    }

    public void setDefaultFlavorId(String defaultFlavorId) {
        this.defaultFlavorId = defaultFlavorId;
    }

    public QingzhouOperation getOperation() {
        return operation;
    }

    public void setOperation(QingzhouOperation operation) {
        this.operation = operation;
    }

    public boolean isPojoRequest() {
        return pojoRequest;
    }

    public void setPojoRequest(boolean pojoRequest) {
        this.pojoRequest = pojoRequest;
    }

    public boolean isWaitForCompletion() {
        return waitForCompletion;
    }

    public void setWaitForCompletion(boolean waitForCompletion) {
        this.waitForCompletion = waitForCompletion;
    }

    public Duration getWaitTimeout() {
        return waitTimeout;
    }

    public void setWaitTimeout(Duration waitTimeout) {
        this.waitTimeout = waitTimeout;
    }

    public Duration getWaitInterval() {
        return waitInterval;
    }

    public void setWaitInterval(Duration waitInterval) {
        this.waitInterval = waitInterval;
    }

    public Duration getWaitSettle() {
        return waitSettle;
    }

    public void setWaitSettle(Duration waitSettle) {
        this.waitSettle = waitSettle;
    }

    public int getWaitThreads() {
        return waitThreads;
    }

    public void setWaitThreads(int waitThreads) {
        this.waitThreads = waitThreads;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public boolean isLazyListing() {
        return lazyListing;
    }

    public void setLazyListing(boolean lazyListing) {
        this.lazyListing = lazyListing;
    }

    public Duration getCacheTtl() {
        return cacheTtl;
    }

    public void setCacheTtl(Duration cacheTtl) {
        this.cacheTtl = cacheTtl;
    }

    public int getMaxCallsPerHour() {
        return maxCallsPerHour;
    }

    public void setMaxCallsPerHour(int maxCallsPerHour) {
        this.maxCallsPerHour = maxCallsPerHour;
    }

    public PasswordPolicy getPasswordPolicy() {
        return passwordPolicy;
    }

    public void setPasswordPolicy(PasswordPolicy passwordPolicy) {
        this.passwordPolicy = passwordPolicy;
    }

    public String getContract() {
        return contract;
    }

    public void setContract(String contract) {
        this.contract = contract;
    }

    public String getSigner() {
        return signer;
    }

    public void setSigner(String signer) {
        this.signer = signer;
    }

    public Duration getClockSkewThreshold() {
        return clockSkewThreshold;
    }

    public void setClockSkewThreshold(Duration clockSkewThreshold) {
        this.clockSkewThreshold = clockSkewThreshold;
    }

    public String getRestTimeZone() {
        return restTimeZone;
    }

    public void setRestTimeZone(String restTimeZone) {
        this.restTimeZone = restTimeZone;
    }

    public boolean isRestListStatus() {
        return restListStatus;
    }

    public void setRestListStatus(boolean restListStatus) {
        this.restListStatus = restListStatus;
    }

    public String getVncPublicHost() {
        return vncPublicHost;
    }

    public void setVncPublicHost(String vncPublicHost) {
        this.vncPublicHost = vncPublicHost;
    }

    public long getMonitorTimeOffsetSeconds() {
        return monitorTimeOffsetSeconds;
    }

    public void setMonitorTimeOffsetSeconds(long monitorTimeOffsetSeconds) {
        this.monitorTimeOffsetSeconds = monitorTimeOffsetSeconds;
    }

    public boolean isPreferPost() {
        return preferPost;
    }

    public void setPreferPost(boolean preferPost) {
        this.preferPost = preferPost;
    }

    public boolean isAllowInsecureHttp() {
        return allowInsecureHttp;
    }

    public void setAllowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
    }

    public QingzhouApi getQingzhouClient() {
        return qingzhouClient;
    }

    public void setQingzhouClient(QingzhouApi qingzhouClient) {
        this.qingzhouClient = qingzhouClient;
    }

    /** A copy that can be changed without changing this one. */
    public QingzhouConfiguration copy() {
        try {
            return (QingzhouConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
