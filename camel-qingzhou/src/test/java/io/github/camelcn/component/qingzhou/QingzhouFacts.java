package io.github.camelcn.component.qingzhou;

import io.github.camelcn.component.qingzhou.model.QingzhouOperation;


/** What the contracts of all components need to know of this one. */
final class QingzhouFacts {

    static final ComponentFacts FACTS = new ComponentFacts(
            "qingzhou", QingzhouComponent.class, QingzhouHeaders.class, "CamelQingzhou", QingzhouOperation.class);

    private QingzhouFacts() {}
}
