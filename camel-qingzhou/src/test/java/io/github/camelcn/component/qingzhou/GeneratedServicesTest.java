package io.github.camelcn.component.qingzhou;

class GeneratedServicesTest extends GeneratedServicesContract {

    @Override
    protected ComponentFacts facts() {
        return QingzhouFacts.FACTS;
    }
}
