package io.github.camelcn.component.qingzhou;

class DocumentationTest extends DocumentationContract {

    @Override
    protected ComponentFacts facts() {
        return QingzhouFacts.FACTS;
    }
}
