package io.github.camelcn.component.kodo;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.component.StreamingTroubleContract;
import io.github.camelcn.emulator.KodoEmulator;

class StreamingTroubleRouteTest extends StreamingTroubleContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected int minPartMib() {
        return 5;
    }

    @Override
    protected ComponentFacts facts() {
        return KodoFacts.FACTS;
    }

    @Override
    protected String connectionOptions() {
        return "region=cn-east-1&endpoint=" + rig.server.address() + "&accessKey=" + KodoEmulator.ACCESS_KEY
                + "&secretKey=" + KodoEmulator.SECRET_KEY;
    }
}
