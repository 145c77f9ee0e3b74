package io.github.camelcn.component.qingstor;

import io.github.camelcn.common.component.ComponentFacts;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.component.StreamingTroubleContract;
import io.github.camelcn.emulator.QingStorEmulator;

class StreamingTroubleRouteTest extends StreamingTroubleContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected int minPartMib() {
        return 4;
    }

    @Override
    protected ComponentFacts facts() {
        return QingStorFacts.FACTS;
    }

    @Override
    protected String connectionOptions() {
        return "endpoint=" + rig.server.address() + "&accessKey=" + QingStorEmulator.ACCESS_KEY + "&secretKey="
                + QingStorEmulator.SECRET_KEY;
    }
}
