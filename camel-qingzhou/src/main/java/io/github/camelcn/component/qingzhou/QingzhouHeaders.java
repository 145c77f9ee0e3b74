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

import org.apache.camel.spi.Metadata;

/** Names of the message headers. */
public final class QingzhouHeaders {

    @Metadata(
            label = "producer",
            description = "What to do, instead of the option operation.",
            javaType = "io.github.camelcn.component.qingzhou.model.QingzhouOperation")
    public static final String OPERATION = "CamelQingzhouOperation";

    @Metadata(label = "producer", description = "The backup. For deleteBackup, restoreBackup.", javaType = "String")
    public static final String BACKUP_ID = "CamelQingzhouBackupId";

    @Metadata(
            label = "producer",
            description = "Only these; null for all. For listBackups.",
            javaType = "java.util.List")
    public static final String BACKUP_IDS = "CamelQingzhouBackupIds";

    @Metadata(label = "producer", description = "Rest only. For createInstance, resizeInstance.", javaType = "Integer")
    public static final String BANDWIDTH_DOWN_MBPS = "CamelQingzhouBandwidthDownMbps";

    @Metadata(label = "producer", description = "Rest only. For createInstance, resizeInstance.", javaType = "Integer")
    public static final String BANDWIDTH_UP_MBPS = "CamelQingzhouBandwidthUpMbps";

    @Metadata(
            label = "producer",
            description =
                    "Makes sending a creation twice harmless; by default made once for each exchange. Set again when the answer was lost. For createBackup, createDisk, createInstance, createSnapshot.",
            javaType = "String")
    public static final String CLIENT_TOKEN = "CamelQingzhouClientToken";

    @Metadata(
            label = "producer",
            description = "How many, 1 to 20; null for one. For createInstance.",
            javaType = "Integer")
    public static final String COUNT = "CamelQingzhouCount";

    @Metadata(label = "producer", description = "Cores. For createInstance, resizeInstance.", javaType = "Integer")
    public static final String CPU = "CamelQingzhouCpu";

    @Metadata(
            label = "producer",
            description = "Whether its snapshots go with it; openapi only. For destroyInstance.",
            javaType = "Boolean")
    public static final String DELETE_SNAPSHOTS = "CamelQingzhouDeleteSnapshots";

    @Metadata(
            label = "producer",
            description =
                    "The description of what is made; with updateInstance the new one. For createBackup, createInstance, createNat, createSnapshot, createWebProxy, updateInstance.",
            javaType = "String")
    public static final String DESCRIPTION = "CamelQingzhouDescription";

    @Metadata(
            label = "producer",
            description = "The size of the disk in GiB. For attachDisk, createDisk, createInstance, resizeInstance.",
            javaType = "Integer")
    public static final String DISK_GIB = "CamelQingzhouDiskGiB";

    @Metadata(
            label = "producer",
            description = "The disk; not for the rest style. For attachDisk, deleteDisk, detachDisk, waitForDisk.",
            javaType = "String")
    public static final String DISK_ID = "CamelQingzhouDiskId";

    @Metadata(label = "producer", description = "Only these; null for all. For listDisks.", javaType = "java.util.List")
    public static final String DISK_IDS = "CamelQingzhouDiskIds";

    @Metadata(
            label = "producer",
            description =
                    "The disk's name, for the rest style, which knows no disk ids. For attachDisk, deleteDisk, detachDisk.",
            javaType = "String")
    public static final String DISK_NAME = "CamelQingzhouDiskName";

    @Metadata(
            label = "producer",
            description = "The name outside. For createWebProxy, deleteWebProxy.",
            javaType = "String")
    public static final String DOMAIN = "CamelQingzhouDomain";

    @Metadata(
            label = "producer",
            description = "The address by its id; qingcloud only. For bindIp, unbindIp.",
            javaType = "String")
    public static final String EIP_ID = "CamelQingzhouEipId";

    @Metadata(
            label = "producer",
            description = "The end of metrics; now by default. For getMetrics.",
            javaType = "java.time.Instant")
    public static final String END_TIME = "CamelQingzhouEndTime";

    @Metadata(
            label = "producer",
            description =
                    "The size by its name; null where cpu and memoryMiB tell it. For createInstance, resizeInstance.",
            javaType = "String")
    public static final String FLAVOR_ID = "CamelQingzhouFlavorId";

    @Metadata(
            label = "producer",
            description = "Only these; null for all. For listFlavors.",
            javaType = "java.util.List")
    public static final String FLAVOR_IDS = "CamelQingzhouFlavorIds";

    @Metadata(
            label = "producer",
            description =
                    "Whether to stop, restart or destroy at once, or to take an address from another instance. For bindIp, destroyInstance, restartInstance, stopInstance.",
            javaType = "Boolean")
    public static final String FORCE = "CamelQingzhouForce";

    @Metadata(
            label = "producer",
            description = "The form of a screenshot: png or jpeg. For getScreenshot.",
            javaType = "String")
    public static final String FORMAT = "CamelQingzhouFormat";

    @Metadata(label = "producer", description = "Rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String GATEWAY = "CamelQingzhouGateway";

    @Metadata(
            label = "producer",
            description = "Null for the service's own choice. For createInstance.",
            javaType = "String")
    public static final String HOSTNAME = "CamelQingzhouHostname";

    @Metadata(
            label = "producer",
            description = "Whether with TLS; null means no. For createWebProxy.",
            javaType = "Boolean")
    public static final String HTTPS = "CamelQingzhouHttps";

    @Metadata(
            label = "producer",
            description =
                    "The image to make, rebuild or list instances of. For createInstance, listInstances, rebuildInstance.",
            javaType = "String")
    public static final String IMAGE_ID = "CamelQingzhouImageId";

    @Metadata(
            label = "producer",
            description = "Only these; null for all. For listImages.",
            javaType = "java.util.List")
    public static final String IMAGE_IDS = "CamelQingzhouImageIds";

    @Metadata(
            label = "producer",
            description = "Whether memory is kept too; openapi only. For createSnapshot.",
            javaType = "Boolean")
    public static final String INCLUDE_MEMORY = "CamelQingzhouIncludeMemory";

    @Metadata(
            label = "common",
            description =
                    "The instance an operation works on; after a change, and on consumed messages, the instance it was about.",
            javaType = "String")
    public static final String INSTANCE_ID = "CamelQingzhouInstanceId";

    @Metadata(
            label = "producer",
            description = "Which instances to list; after createInstance all that were made. For listInstances.",
            javaType = "java.util.List")
    public static final String INSTANCE_IDS = "CamelQingzhouInstanceIds";

    @Metadata(label = "producer", description = "The address; rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String IPV4 = "CamelQingzhouIpv4";

    @Metadata(label = "producer", description = "The address; rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String IPV6 = "CamelQingzhouIpv6";

    @Metadata(label = "producer", description = "Its file; rest only. For mountIso.", javaType = "String")
    public static final String ISO_FILE = "CamelQingzhouIsoFile";

    @Metadata(
            label = "producer",
            description = "The medium; openapi only. For mountIso, unmountIso.",
            javaType = "String")
    public static final String ISO_ID = "CamelQingzhouIsoId";

    @Metadata(label = "producer", description = "Its name; rest only. For mountIso, unmountIso.", javaType = "String")
    public static final String ISO_NAME = "CamelQingzhouIsoName";

    @Metadata(
            label = "producer",
            description = "Instead of a password; qingcloud only. For createInstance, rebuildInstance.",
            javaType = "String")
    public static final String KEY_PAIR_ID = "CamelQingzhouKeyPairId";

    @Metadata(
            label = "producer",
            description = "The IPv4 address inside. For createNat, createWebProxy, deleteNat.",
            javaType = "String")
    public static final String LAN_ADDRESS = "CamelQingzhouLanAddress";

    @Metadata(
            label = "producer",
            description = "The port inside. For createNat, createWebProxy, deleteNat.",
            javaType = "Integer")
    public static final String LAN_PORT = "CamelQingzhouLanPort";

    @Metadata(label = "producer", description = "Rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String MAC = "CamelQingzhouMac";

    @Metadata(label = "producer", description = "Memory. For createInstance, resizeInstance.", javaType = "Long")
    public static final String MEMORY_MIB = "CamelQingzhouMemoryMiB";

    @Metadata(
            label = "producer",
            description = "Which metrics: of cpu, memory, disk, network. For getMetrics.",
            javaType = "java.util.List")
    public static final String METRICS = "CamelQingzhouMetrics";

    @Metadata(
            label = "producer",
            description =
                    "The name of what is made or listed; with updateInstance the new one. For createBackup, createDisk, createInstance, createSnapshot, listInstances, updateInstance.",
            javaType = "String")
    public static final String NAME = "CamelQingzhouName";

    @Metadata(
            label = "producer",
            description = "Lists only instances whose name begins so. For listInstances.",
            javaType = "String")
    public static final String NAME_PREFIX = "CamelQingzhouNamePrefix";

    @Metadata(
            label = "producer",
            description = "The rule by its id, instead of all the others; qingcloud only. For deleteNat.",
            javaType = "String")
    public static final String NAT_ID = "CamelQingzhouNatId";

    @Metadata(label = "producer", description = "Rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String NETMASK = "CamelQingzhouNetmask";

    @Metadata(
            label = "producer",
            description =
                    "The network cards, for the rest style: maps with type, ipv4, ipv6, mac, gateway, netmask, dns. For createInstance.",
            javaType = "java.util.List")
    public static final String NETWORKS = "CamelQingzhouNetworks";

    @Metadata(label = "producer", description = "Nat or pub; rest only. For bindIp, unbindIp.", javaType = "String")
    public static final String NIC_TYPE = "CamelQingzhouNicType";

    @Metadata(
            label = "producer",
            description = "Only this kind of system; null for all. For listImages.",
            javaType = "String")
    public static final String OS_FAMILY = "CamelQingzhouOsFamily";

    @Metadata(
            label = "producer",
            description = "Lists only images of system or self. For listImages.",
            javaType = "String")
    public static final String OWNER = "CamelQingzhouOwner";

    @Metadata(
            label = "producer",
            description =
                    "The password of the instance's administrator; a secret. For createInstance, rebuildInstance, resetPassword.",
            javaType = "String")
    public static final String PASSWORD = "CamelQingzhouPassword";

    @Metadata(
            label = "producer",
            description = "The distance of metrics in seconds. For getMetrics.",
            javaType = "Integer")
    public static final String PERIOD_SECONDS = "CamelQingzhouPeriodSeconds";

    @Metadata(
            label = "producer",
            description = "Tcp or udp; null for tcp. For createNat, deleteNat.",
            javaType = "String")
    public static final String PROTOCOL = "CamelQingzhouProtocol";

    @Metadata(
            label = "producer",
            description = "The router; qingcloud only. For createNat, deleteNat.",
            javaType = "String")
    public static final String ROUTER_ID = "CamelQingzhouRouterId";

    @Metadata(label = "producer", description = "Qingcloud only. For createInstance.", javaType = "String")
    public static final String SECURITY_GROUP_ID = "CamelQingzhouSecurityGroupId";

    @Metadata(
            label = "producer",
            description = "Whether it cannot be brought back; qingcloud only. For destroyInstance.",
            javaType = "Boolean")
    public static final String SKIP_RECYCLE_BIN = "CamelQingzhouSkipRecycleBin";

    @Metadata(
            label = "producer",
            description = "The snapshot. For deleteSnapshot, restoreSnapshot, waitForSnapshot.",
            javaType = "String")
    public static final String SNAPSHOT_ID = "CamelQingzhouSnapshotId";

    @Metadata(
            label = "producer",
            description = "Only these; null for all. For listSnapshots.",
            javaType = "java.util.List")
    public static final String SNAPSHOT_IDS = "CamelQingzhouSnapshotIds";

    @Metadata(
            label = "producer",
            description = "The beginning of metrics; an hour before the end by default. For getMetrics.",
            javaType = "java.time.Instant")
    public static final String START_TIME = "CamelQingzhouStartTime";

    @Metadata(
            label = "producer",
            description =
                    "Lists only instances in these states; with waitForInstance, waitForDisk and waitForSnapshot the states to wait for. A list, or text separated by commas. For listInstances, waitForDisk, waitForInstance, waitForSnapshot.",
            javaType = "java.util.List")
    public static final String STATES = "CamelQingzhouStates";

    @Metadata(
            label = "producer",
            description = "The subnet; null for the service's own choice. For createInstance.",
            javaType = "String")
    public static final String SUBNET_ID = "CamelQingzhouSubnetId";

    @Metadata(label = "producer", description = "Openapi only. For createInstance.", javaType = "java.util.Map")
    public static final String TAGS = "CamelQingzhouTags";

    @Metadata(label = "producer", description = "Rest only. For createInstance, resizeInstance.", javaType = "Long")
    public static final String TRAFFIC_LIMIT_MIB = "CamelQingzhouTrafficLimitMiB";

    @Metadata(
            label = "producer",
            description = "The kind of disk, in the service's words. For createDisk.",
            javaType = "String")
    public static final String TYPE = "CamelQingzhouType";

    @Metadata(
            label = "producer",
            description = "What the instance runs at its first start, base64; a secret. For createInstance.",
            javaType = "String")
    public static final String USER_DATA = "CamelQingzhouUserData";

    @Metadata(
            label = "producer",
            description = "Another user than the administrator; openapi only, null for none. For resetPassword.",
            javaType = "String")
    public static final String USERNAME = "CamelQingzhouUsername";

    @Metadata(
            label = "producer",
            description =
                    "The private network; null for any, or the service's own choice. For createInstance, listInstances.",
            javaType = "String")
    public static final String VPC_ID = "CamelQingzhouVpcId";

    @Metadata(label = "producer", description = "Only these; null for all. For listVpcs.", javaType = "java.util.List")
    public static final String VPC_IDS = "CamelQingzhouVpcIds";

    @Metadata(
            label = "producer",
            description = "The network inside; qingcloud only, required in a VPC. For createNat.",
            javaType = "String")
    public static final String VXNET_ID = "CamelQingzhouVxnetId";

    @Metadata(label = "producer", description = "The port outside. For createNat, deleteNat.", javaType = "Integer")
    public static final String WAN_PORT = "CamelQingzhouWanPort";

    @Metadata(
            label = "producer",
            description =
                    "The zone; null for any, or the service's own choice. For createDisk, createInstance, listInstances.",
            javaType = "String")
    public static final String ZONE_ID = "CamelQingzhouZoneId";

    @Metadata(
            label = "producer",
            description = "Which page of a list, from 1; then one page is fetched.",
            javaType = "Integer")
    public static final String PAGE_NUMBER = "CamelQingzhouPageNumber";

    @Metadata(label = "producer", description = "Items on a page, 1 to 100.", javaType = "Integer")
    public static final String PAGE_SIZE = "CamelQingzhouPageSize";

    @Metadata(
            label = "producer",
            description = "Where the page before said to go on; after a page that is not the last, where to go on.",
            javaType = "String")
    public static final String NEXT_TOKEN = "CamelQingzhouNextToken";

    @Metadata(
            label = "producer",
            description = "How many items a list has on all pages, if the service tells.",
            javaType = "Integer")
    public static final String TOTAL_COUNT = "CamelQingzhouTotalCount";

    @Metadata(label = "producer", description = "Whether a page was not the last.", javaType = "Boolean")
    public static final String IS_TRUNCATED = "CamelQingzhouIsTruncated";

    @Metadata(label = "producer", description = "Instead of the option waitForCompletion.", javaType = "Boolean")
    public static final String WAIT_FOR_COMPLETION = "CamelQingzhouWaitForCompletion";

    @Metadata(label = "producer", description = "Instead of the option waitTimeout.", javaType = "java.time.Duration")
    public static final String WAIT_TIMEOUT = "CamelQingzhouWaitTimeout";

    @Metadata(
            label = "producer",
            description = "Whether a read must not be answered by the cache.",
            javaType = "Boolean")
    public static final String NO_CACHE = "CamelQingzhouNoCache";

    @Metadata(
            label = "producer",
            description = "The service's id of the work a change became, if it has one.",
            javaType = "String")
    public static final String TASK_ID = "CamelQingzhouTaskId";

    @Metadata(
            label = "producer",
            description = "The id to give to the service's support, if the service told one.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelQingzhouRequestId";

    @Metadata(label = "producer", description = "Whether a change is done, or only accepted.", javaType = "Boolean")
    public static final String COMPLETED = "CamelQingzhouCompleted";

    @Metadata(label = "producer", description = "The type of a screenshot.", javaType = "String")
    public static final String CONTENT_TYPE = "CamelQingzhouContentType";

    @Metadata(label = "common", description = "The state of the instance, disk or snapshot.", javaType = "String")
    public static final String STATE = "CamelQingzhouState";

    @Metadata(
            label = "common",
            description = "The service's own word for the state of the instance.",
            javaType = "String")
    public static final String RAW_STATE = "CamelQingzhouRawState";

    @Metadata(
            label = "consumer",
            description = "The state before; absent for an instance that was not there before.",
            javaType = "String")
    public static final String PREVIOUS_STATE = "CamelQingzhouPreviousState";

    @Metadata(label = "consumer", description = "The name of the instance.", javaType = "String")
    public static final String INSTANCE_NAME = "CamelQingzhouInstanceName";

    @Metadata(
            label = "consumer",
            description = "When the service says the state began, if it tells.",
            javaType = "java.time.Instant")
    public static final String STATE_CHANGED_AT = "CamelQingzhouStateChangedAt";

    @Metadata(
            label = "consumer",
            description = "The latest use of the processors in percent; consumer=metrics.",
            javaType = "Double")
    public static final String CPU_USAGE = "CamelQingzhouCpuUsage";

    @Metadata(
            label = "consumer",
            description = "The latest use of the memory in percent; consumer=metrics.",
            javaType = "Double")
    public static final String MEMORY_USAGE = "CamelQingzhouMemoryUsage";

    @Metadata(
            label = "consumer",
            description = "The latest rate of the network inwards in bytes per second; consumer=metrics.",
            javaType = "Double")
    public static final String NETWORK_IN = "CamelQingzhouNetworkIn";

    @Metadata(
            label = "consumer",
            description = "The latest rate of the network outwards in bytes per second; consumer=metrics.",
            javaType = "Double")
    public static final String NETWORK_OUT = "CamelQingzhouNetworkOut";

    @Metadata(
            label = "consumer",
            description = "The latest rate of reads of the disk in bytes per second; consumer=metrics.",
            javaType = "Double")
    public static final String DISK_READ = "CamelQingzhouDiskRead";

    @Metadata(
            label = "consumer",
            description = "The latest rate of writes of the disk in bytes per second; consumer=metrics.",
            javaType = "Double")
    public static final String DISK_WRITE = "CamelQingzhouDiskWrite";

    private QingzhouHeaders() {}
}
