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
package io.github.camelcn.component.qingzhou.model;

import java.util.List;
import java.util.Map;

/**
 * Asks for new instances. Which inputs are required depends on the style; what is null is left out.
 *
 * @param name what to call it
 * @param description a sentence about it; null for none
 * @param imageId what the disk is made from
 * @param flavorId the size by its name; null where cpu and memoryMiB tell it
 * @param cpu cores
 * @param memoryMiB memory
 * @param diskGiB size of the system disk; null for the service's own choice
 * @param zoneId the zone; null for any, or the service's own choice
 * @param vpcId the private network; null for any, or the service's own choice
 * @param subnetId the subnet; null for the service's own choice
 * @param securityGroupId qingcloud only
 * @param networks the network cards, for the rest style: maps with type, ipv4, ipv6, mac, gateway, netmask, dns
 * @param password a secret, for the administrator
 * @param keyPairId instead of a password; qingcloud only
 * @param hostname null for the service's own choice
 * @param userData base64, a secret
 * @param bandwidthUpMbps rest only
 * @param bandwidthDownMbps rest only
 * @param trafficLimitMiB rest only
 * @param tags openapi only
 * @param count how many, 1 to 20; null for one
 * @param clientToken makes repeating harmless; null for one made by the component
 */
public record CreateInstanceRequest(
        String name,
        String description,
        String imageId,
        String flavorId,
        Integer cpu,
        Long memoryMiB,
        Integer diskGiB,
        String zoneId,
        String vpcId,
        String subnetId,
        String securityGroupId,
        List<Map<String, Object>> networks,
        String password,
        String keyPairId,
        String hostname,
        String userData,
        Integer bandwidthUpMbps,
        Integer bandwidthDownMbps,
        Long trafficLimitMiB,
        Map<String, String> tags,
        Integer count,
        String clientToken)
        implements TokenRequest {

    public CreateInstanceRequest {
        Require.text("name", name);
        Require.text("imageId", imageId);
        Require.positive("cpu", cpu);
        Require.positive("memoryMiB", memoryMiB);
        Require.positive("diskGiB", diskGiB);
        Require.positive("bandwidthUpMbps", bandwidthUpMbps);
        Require.positive("bandwidthDownMbps", bandwidthDownMbps);
        Require.positive("trafficLimitMiB", trafficLimitMiB);
        Require.range("count", count, 1, 20);
        Require.token("clientToken", clientToken);
        networks = networks == null ? null : List.copyOf(networks);
        tags = tags == null ? null : Map.copyOf(tags);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.createInstance;
    }

    @Override
    public String resource() {
        return name;
    }

    @Override
    public CreateInstanceRequest withClientToken(String token) {
        return new CreateInstanceRequest(
                name,
                description,
                imageId,
                flavorId,
                cpu,
                memoryMiB,
                diskGiB,
                zoneId,
                vpcId,
                subnetId,
                securityGroupId,
                networks,
                password,
                keyPairId,
                hostname,
                userData,
                bandwidthUpMbps,
                bandwidthDownMbps,
                trafficLimitMiB,
                tags,
                count,
                token);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what an instance is made of. Not thread-safe. */
    public static final class Builder {

        private String name;
        private String description;
        private String imageId;
        private String flavorId;
        private Integer cpu;
        private Long memoryMiB;
        private Integer diskGiB;
        private String zoneId;
        private String vpcId;
        private String subnetId;
        private String securityGroupId;
        private List<Map<String, Object>> networks;
        private String password;
        private String keyPairId;
        private String hostname;
        private String userData;
        private Integer bandwidthUpMbps;
        private Integer bandwidthDownMbps;
        private Long trafficLimitMiB;
        private Map<String, String> tags;
        private Integer count;
        private String clientToken;

        private Builder() {}

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder imageId(String value) {
            imageId = value;
            return this;
        }

        public Builder flavorId(String value) {
            flavorId = value;
            return this;
        }

        public Builder cpu(Integer value) {
            cpu = value;
            return this;
        }

        public Builder memoryMiB(Long value) {
            memoryMiB = value;
            return this;
        }

        public Builder diskGiB(Integer value) {
            diskGiB = value;
            return this;
        }

        public Builder zoneId(String value) {
            zoneId = value;
            return this;
        }

        public Builder vpcId(String value) {
            vpcId = value;
            return this;
        }

        public Builder subnetId(String value) {
            subnetId = value;
            return this;
        }

        public Builder securityGroupId(String value) {
            securityGroupId = value;
            return this;
        }

        public Builder networks(List<Map<String, Object>> value) {
            networks = value;
            return this;
        }

        public Builder password(String value) {
            password = value;
            return this;
        }

        public Builder keyPairId(String value) {
            keyPairId = value;
            return this;
        }

        public Builder hostname(String value) {
            hostname = value;
            return this;
        }

        public Builder userData(String value) {
            userData = value;
            return this;
        }

        public Builder bandwidthUpMbps(Integer value) {
            bandwidthUpMbps = value;
            return this;
        }

        public Builder bandwidthDownMbps(Integer value) {
            bandwidthDownMbps = value;
            return this;
        }

        public Builder trafficLimitMiB(Long value) {
            trafficLimitMiB = value;
            return this;
        }

        public Builder tags(Map<String, String> value) {
            tags = value;
            return this;
        }

        public Builder count(Integer value) {
            count = value;
            return this;
        }

        public Builder clientToken(String value) {
            clientToken = value;
            return this;
        }

        public CreateInstanceRequest build() {
            return new CreateInstanceRequest(
                    name,
                    description,
                    imageId,
                    flavorId,
                    cpu,
                    memoryMiB,
                    diskGiB,
                    zoneId,
                    vpcId,
                    subnetId,
                    securityGroupId,
                    networks,
                    password,
                    keyPairId,
                    hostname,
                    userData,
                    bandwidthUpMbps,
                    bandwidthDownMbps,
                    trafficLimitMiB,
                    tags,
                    count,
                    clientToken);
        }
    }

    @Override
    public String toString() {
        return CanonicalInputs.describe(this);
    }
}
