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
package io.github.camelcn.common.camel.event;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How a consumer hears of new objects between its polls. A mutable bean because Camel sets it; read when it starts. */
@UriParams
public class EventOptions implements Cloneable {

    @UriParam(
            label = "consumer",
            description = "An endpoint that the store's notifications arrive at, such as"
                    + " platform-http:/hooks/objects (in RAW() with options of its own). Each is verified, the objects it names"
                    + " are looked up, and those that pass the filters are consumed at once, as if a poll had found them."
                    + " Polls go on and find what notifications missed: a long delay is enough for them.")
    private String eventsFrom;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "What a notification has to carry in its URL or a header, see eventSecretName. The only proof"
                    + " of origin for stores that do not sign notifications, and a second one for those that do.")
    private String eventSecret;

    @UriParam(
            label = "consumer,security",
            defaultValue = "secret",
            description = "The query parameter of the URL that notifications are sent to, or the header that some proxy"
                    + " adds, in which eventSecret is expected.")
    private String eventSecretName = "secret";

    @UriParam(
            label = "consumer,security",
            defaultValue = "false",
            description = "Whether notifications without the store's signature are taken. Whoever reaches the endpoint"
                    + " can then make the consumer look up objects, but not make it consume what is not there.")
    private boolean allowUnsignedEvents = false;

    @UriParam(
            label = "consumer,advanced",
            description = "The URL that the store was told to send notifications to, where a proxy changes its host or"
                    + " path on the way: signatures cover both.")
    private String eventUrl;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "10000",
            description = "How many objects may wait to be looked up. A notification that does not fit is answered with"
                    + " 503, so that it comes again; one larger than this is taken when nothing waits.")
    private int eventBacklog = EventInbox.DEFAULT_CAPACITY;

    public String getEventsFrom() {
        return eventsFrom;
    }

    public void setEventsFrom(String eventsFrom) {
        this.eventsFrom = eventsFrom;
    }

    public String getEventSecret() {
        return eventSecret;
    }

    public void setEventSecret(String eventSecret) {
        this.eventSecret = eventSecret;
    }

    public String getEventSecretName() {
        return eventSecretName;
    }

    public void setEventSecretName(String eventSecretName) {
        this.eventSecretName = eventSecretName;
    }

    public boolean isAllowUnsignedEvents() {
        return allowUnsignedEvents;
    }

    public void setAllowUnsignedEvents(boolean allowUnsignedEvents) {
        this.allowUnsignedEvents = allowUnsignedEvents;
    }

    public String getEventUrl() {
        return eventUrl;
    }

    public void setEventUrl(String eventUrl) {
        this.eventUrl = eventUrl;
    }

    public int getEventBacklog() {
        return eventBacklog;
    }

    public void setEventBacklog(int eventBacklog) {
        this.eventBacklog = eventBacklog;
    }

    /** Whether notifications are listened to at all. */
    public boolean isOn() {
        return !isBlank(eventsFrom);
    }

    /**
     * @param signed whether the store signs its notifications
     * @throws IllegalArgumentException if the options contradict each other, saying how
     */
    public void check(boolean signed) {
        if (!isOn()) {
            refuse(
                    !isBlank(eventSecret)
                            || !isBlank(eventUrl)
                            || allowUnsignedEvents
                            || !"secret".equals(eventSecretName)
                            || eventBacklog != EventInbox.DEFAULT_CAPACITY,
                    "eventSecret, eventSecretName, allowUnsignedEvents, eventUrl and eventBacklog have no effect"
                            + " without eventsFrom");
            return;
        }
        refuse(
                !signed && isBlank(eventSecret) && !allowUnsignedEvents,
                "this store does not sign its notifications, so eventsFrom needs eventSecret, or"
                        + " allowUnsignedEvents=true if only the store can reach " + scheme(eventsFrom));
        refuse(
                isBlank(eventSecretName),
                "eventSecretName must name a query parameter or header, such as secret, but is empty");
        refuse(eventBacklog < 1, "eventBacklog must be 1 or more, but is " + eventBacklog);
        EventUrl.check(eventUrl);
    }

    /** An endpoint's URI may hold secrets of its own. */
    private static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return "the " + (colon < 0 ? "" : uri.substring(0, colon) + " ") + "endpoint";
    }

    /** An independent bean with the same values. */
    public EventOptions copy() {
        try {
            return (EventOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
