package io.github.camelcn.component.qingstor;

import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.component.StreamingUploadContract;

class StreamingUploadRouteTest extends StreamingUploadContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected int minPartMib() {
        return 4;
    }
}
