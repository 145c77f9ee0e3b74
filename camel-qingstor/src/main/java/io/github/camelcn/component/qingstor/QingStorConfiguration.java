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
package io.github.camelcn.component.qingstor;

import java.util.Optional;
import javax.crypto.SecretKey;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.camel.CustomerKeys;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** What only QingStor needs to know, for the component or an endpoint. A mutable bean because Camel sets it. */
@UriParams
public class QingStorConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            defaultValue = "pek3a",
            description =
                    "The zone of the bucket, such as pek3a, sh1a or gd2; any name is accepted. It is put in front of the host of the endpoint.")
    private String zone = QingStorClient.DEFAULT_ZONE;

    @UriParam(
            label = "common",
            defaultValue = "https://qingstor.com:443",
            description =
                    "The address of the service without zone: https://host[:port], http://host[:port] or https:host[:port]. An IP address or localhost is used without zone and in path style.")
    private String endpoint = QingStorClient.DEFAULT_ENDPOINT;

    @UriParam(
            label = "common",
            defaultValue = "true",
            description = "Whether the path names the bucket (true) or the host does (false, virtual-host style).")
    private boolean pathStyle = true;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description = "Whether requests about a bucket of another zone go there. If not, the error names the zone.")
    private boolean zoneAutoDetect = false;

    @UriParam(
            label = "common",
            description = "A directory that is put in front of every key and prefix, and taken off every result.")
    private String workDir;

    @UriParam(
            label = "producer",
            defaultValue = "putObject",
            description = "What the producer does, unless the message has the operation header.")
    private QingStorOperation operation = QingStorOperation.putObject;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "In streaming upload mode: whether batches are added to the end of one appendable object, named by keyName without a suffix, instead of becoming one object each. Every batch is there as a whole as soon as it is stored. Batches are held in memory.")
    private boolean streamingAppend = false;

    @UriParam(label = "security", description = "The algorithm of encryptionCustomerKey; AES256 is the only one.")
    private String encryptionCustomerAlgorithm;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The key of the customer that everything is encrypted with and read with: base64 of 32 bytes, or text of exactly 32 bytes. The service does not keep it: an object whose key is lost is lost.")
    private String encryptionCustomerKey;

    @UriParam(
            label = "security",
            description = "The key of the customer as a bean, instead of encryptionCustomerKey: 32 bytes for AES.")
    private SecretKey encryptionCustomerSecretKey;

    @UriParam(
            label = "security",
            description = "The base64 of the MD5 of encryptionCustomerKey. Computed if absent, refused if wrong.")
    private String encryptionCustomerKeyMd5;

    @UriParam(
            label = "security",
            description = "The algorithm of copySourceEncryptionCustomerKey; AES256 is the only one.")
    private String copySourceEncryptionCustomerAlgorithm;

    @UriParam(
            label = "security",
            secret = true,
            description = "The key of the objects that are copied, in the forms of encryptionCustomerKey.")
    private String copySourceEncryptionCustomerKey;

    @UriParam(
            label = "security",
            description =
                    "The key of the objects that are copied as a bean, instead of copySourceEncryptionCustomerKey.")
    private SecretKey copySourceEncryptionCustomerSecretKey;

    @UriParam(
            label = "security",
            description =
                    "The base64 of the MD5 of copySourceEncryptionCustomerKey. Computed if absent, refused if wrong.")
    private String copySourceEncryptionCustomerKeyMd5;

    @UriParam(
            label = "advanced",
            description =
                    "The client to use, instead of one made of the options for endpoint, zone, working directory, connection and credentials, which have no effect then. It is not closed.")
    @Metadata(autowired = true)
    private QingStorStore qingstorClient;

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public boolean isPathStyle() {
        return pathStyle;
    }

    public void setPathStyle(boolean pathStyle) {
        this.pathStyle = pathStyle;
    }

    public boolean isZoneAutoDetect() {
        return zoneAutoDetect;
    }

    public void setZoneAutoDetect(boolean zoneAutoDetect) {
        this.zoneAutoDetect = zoneAutoDetect;
    }

    public String getWorkDir() {
        return workDir;
    }

    public void setWorkDir(String workDir) {
        this.workDir = workDir;
    }

    public boolean isStreamingAppend() {
        return streamingAppend;
    }

    public void setStreamingAppend(boolean streamingAppend) {
        this.streamingAppend = streamingAppend;
    }

    public QingStorOperation getOperation() {
        return operation;
    }

    public void setOperation(QingStorOperation operation) {
        this.operation = operation;
    }

    public String getEncryptionCustomerAlgorithm() {
        return encryptionCustomerAlgorithm;
    }

    public void setEncryptionCustomerAlgorithm(String encryptionCustomerAlgorithm) {
        this.encryptionCustomerAlgorithm = encryptionCustomerAlgorithm;
    }

    public String getEncryptionCustomerKey() {
        return encryptionCustomerKey;
    }

    public void setEncryptionCustomerKey(String encryptionCustomerKey) {
        this.encryptionCustomerKey = encryptionCustomerKey;
    }

    public SecretKey getEncryptionCustomerSecretKey() {
        return encryptionCustomerSecretKey;
    }

    public void setEncryptionCustomerSecretKey(SecretKey encryptionCustomerSecretKey) {
        this.encryptionCustomerSecretKey = encryptionCustomerSecretKey;
    }

    public String getEncryptionCustomerKeyMd5() {
        return encryptionCustomerKeyMd5;
    }

    public void setEncryptionCustomerKeyMd5(String encryptionCustomerKeyMd5) {
        this.encryptionCustomerKeyMd5 = encryptionCustomerKeyMd5;
    }

    public String getCopySourceEncryptionCustomerAlgorithm() {
        return copySourceEncryptionCustomerAlgorithm;
    }

    public void setCopySourceEncryptionCustomerAlgorithm(String copySourceEncryptionCustomerAlgorithm) {
        this.copySourceEncryptionCustomerAlgorithm = copySourceEncryptionCustomerAlgorithm;
    }

    public String getCopySourceEncryptionCustomerKey() {
        return copySourceEncryptionCustomerKey;
    }

    public void setCopySourceEncryptionCustomerKey(String copySourceEncryptionCustomerKey) {
        this.copySourceEncryptionCustomerKey = copySourceEncryptionCustomerKey;
    }

    public SecretKey getCopySourceEncryptionCustomerSecretKey() {
        return copySourceEncryptionCustomerSecretKey;
    }

    public void setCopySourceEncryptionCustomerSecretKey(SecretKey copySourceEncryptionCustomerSecretKey) {
        this.copySourceEncryptionCustomerSecretKey = copySourceEncryptionCustomerSecretKey;
    }

    public String getCopySourceEncryptionCustomerKeyMd5() {
        return copySourceEncryptionCustomerKeyMd5;
    }

    public void setCopySourceEncryptionCustomerKeyMd5(String copySourceEncryptionCustomerKeyMd5) {
        this.copySourceEncryptionCustomerKeyMd5 = copySourceEncryptionCustomerKeyMd5;
    }

    public QingStorStore getQingstorClient() {
        return qingstorClient;
    }

    public void setQingstorClient(QingStorStore qingstorClient) {
        this.qingstorClient = qingstorClient;
    }

    /** The customer's key of what is written and read, checked. */
    Optional<CustomerKey> encryption() {
        return CustomerKeys.parse(
                "encryptionCustomerKey",
                oneOf("encryptionCustomer", encryptionCustomerKey, encryptionCustomerSecretKey),
                encryptionCustomerAlgorithm,
                encryptionCustomerKeyMd5);
    }

    /** The customer's key of what is copied, checked. */
    Optional<CustomerKey> copySourceEncryption() {
        return CustomerKeys.parse(
                "copySourceEncryptionCustomerKey",
                oneOf(
                        "copySourceEncryptionCustomer",
                        copySourceEncryptionCustomerKey,
                        copySourceEncryptionCustomerSecretKey),
                copySourceEncryptionCustomerAlgorithm,
                copySourceEncryptionCustomerKeyMd5);
    }

    private static Object oneOf(String option, String text, SecretKey bean) {
        if (text != null && !text.isEmpty() && bean != null) {
            throw new IllegalArgumentException(
                    option + "Key and " + option + "SecretKey are both set: use one of them");
        }
        return bean == null ? text : bean;
    }

    /** A copy that can be changed without changing this one; the client is the same. */
    public QingStorConfiguration copy() {
        try {
            return (QingStorConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
