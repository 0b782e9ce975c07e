"""Over time: quarter by quarter, flow, slippage, forecast."""
