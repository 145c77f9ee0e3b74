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
package io.github.camelcn.common.camel;

import java.util.List;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.credentials.ChainedCredentials;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.credentials.KeyPlaces;
import io.github.camelcn.common.credentials.RequiredCredentials;
import io.github.camelcn.common.credentials.StaticCredentials;

/** Who signs, the same for every component. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class CredentialOptions implements Cloneable {

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The id of the access key. With secretKey it is used as it is; without both, credentialType says where to look.")
    private String accessKey;

    @UriParam(label = "security", secret = true, description = "The secret of the access key.")
    private String secretKey;

    @UriParam(
            label = "security",
            defaultValue = "AUTO",
            description =
                    "Where the keys come from. AUTO: accessKey and secretKey, else the environment, else the profile file, else anonymous. STATIC: only accessKey and secretKey. ENVIRONMENT: only environment variables. PROFILE: only the profile file. ANONYMOUS: requests are not signed.")
    private CredentialType credentialType = CredentialType.AUTO;

    @UriParam(
            label = "security",
            description =
                    "The profile file to read keys from, instead of the places where the vendor's own tools look.")
    private String profileFile;

    @UriParam(
            label = "security,advanced",
            description =
                    "A bean that supplies the keys, asked for every request, so that keys can change while routes run. Beats all other credential options.")
    private CredentialsProvider credentialsProvider;

    public String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(String accessKey) {
        this.accessKey = accessKey;
    }

    public String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
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

    /**
     * The source of keys that these options ask for.
     *
     * @throws IllegalStateException if only one of accessKey and secretKey is set, or none where credentialType wants
     *     them: options do not change any more. Files and variables are looked at when a request is signed
     */
    public CredentialsProvider toProvider(KeyPlaces places) {
        return toProvider(places, "");
    }

    /** @param securityToken what makes accessKey and secretKey temporary keys; null and blank mean that they are not */
    public CredentialsProvider toProvider(KeyPlaces places, String securityToken) {
        if (credentialsProvider != null) {
            return credentialsProvider;
        }
        StaticCredentials given = StaticCredentials.of(accessKey, secretKey, securityToken);
        CredentialsProvider profile = profileFile == null ? places.profile() : places.profile(profileFile);
        return switch (credentialType) {
            case AUTO -> new ChainedCredentials(List.of(given, places.environment(), profile));
            case STATIC -> {
                CredentialsProvider keys = required(given, "STATIC, but accessKey and secretKey are not set");
                keys.find();
                yield keys;
            }
            case ENVIRONMENT -> required(places.environment(), "ENVIRONMENT, but there are no keys");
            case PROFILE -> required(profile, "PROFILE, but there are no keys");
            case ANONYMOUS -> CredentialsProvider.of(Credentials.ANONYMOUS);
        };
    }

    private static CredentialsProvider required(CredentialsProvider place, String lack) {
        return new RequiredCredentials(place, "credentialType is " + lack);
    }

    /** All of this; keys of a bean are the same if it is the same bean. */
    public SharingKey sharingKey() {
        return SharingKey.of(
                accessKey, secretKey, credentialType, profileFile, SharingKey.sameObject(credentialsProvider));
    }

    /** A copy that can be changed without changing this one. */
    public CredentialOptions copy() {
        try {
            return (CredentialOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
