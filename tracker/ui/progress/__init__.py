"""Progress: quarter by quarter, flow, forecast, two dates side by side, restatements."""
