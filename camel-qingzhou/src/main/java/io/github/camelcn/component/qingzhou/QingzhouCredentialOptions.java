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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.camel.CredentialType;
import io.github.camelcn.common.camel.SharingKey;
import io.github.camelcn.common.credentials.CredentialsProvider;

/** Who signs, or logs in. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class QingzhouCredentialOptions implements Cloneable {

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The id of the access key, for openapi and qingcloud. Blanks around it are ignored with a warning.")
    private String accessKeyId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The secret of the access key. Blanks around it are ignored with a warning.")
    private String accessKeySecret;

    @UriParam(label = "security", secret = true, description = "The token of temporary credentials, for openapi.")
    private String securityToken;

    @UriParam(label = "security", secret = true, description = "The user, for rest; by default accessKeyId.")
    private String username;

    @UriParam(
            label = "security",
            secret = true,
            description = "The password of username, for rest; by default accessKeySecret.")
    private String password;

    @UriParam(
            label = "security",
            defaultValue = "AUTO",
            description =
                    "Where the keys come from. AUTO: the options, else the environment variables QINGZHOU_ACCESS_KEY_ID and QINGZHOU_ACCESS_KEY_SECRET, else the profile file, else anonymous. STATIC: only the options. ENVIRONMENT: only environment variables. PROFILE: only the profile file. ANONYMOUS: requests are not signed.")
    private CredentialType credentialType = CredentialType.AUTO;

    @UriParam(
            label = "security",
            description =
                    "The YAML file to read keys from: access_key_id and access_key_secret (or qy_access_key_id and qy_secret_access_key). By default .qingcloud/config.yaml in the home directory for qingcloud, none for the others.")
    private String profileFile;

    @UriParam(
            label = "security,advanced",
            description =
                    "A bean that supplies the keys, asked for every request, so that keys can change while routes run. Beats all other credential options.")
    private CredentialsProvider credentialsProvider;

    public String getAccessKeyId() {
        return accessKeyId;
    }

    public void setAccessKeyId(String accessKeyId) {
        this.accessKeyId = accessKeyId;
    }

    public String getAccessKeySecret() {
        return accessKeySecret;
    }

    public void setAccessKeySecret(String accessKeySecret) {
        this.accessKeySecret = accessKeySecret;
    }

    public String getSecurityToken() {
        return securityToken;
    }

    public void setSecurityToken(String securityToken) {
        this.securityToken = securityToken;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public CredentialType getCredentialType() {
        return credentialType;
    }

    public void setCredentialType(CredentialType credentialType) {
        this.credentialType = credentialType;
    }

    public String getProfileFile() {
        return profileFile;
    }

    public void setProfileFile(String profileFile) {
        this.profileFile = profileFile;
    }

    public CredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    /** All of this; keys of a bean are the same if it is the same bean. */
    SharingKey sharingKey() {
        return SharingKey.of(
                accessKeyId,
                accessKeySecret,
                securityToken,
                username,
                password,
                credentialType,
                profileFile,
                credentialsProvider == null ? null : SharingKey.sameObject(credentialsProvider));
    }

    /** A copy that can be changed without changing this one. */
    public QingzhouCredentialOptions copy() {
        try {
            return (QingzhouCredentialOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
