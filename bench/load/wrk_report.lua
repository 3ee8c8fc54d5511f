-- Makes wrk(1) tell what it measured as a line of JSON: what it prints of its own has no 99.9 %.
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('wrk_report {"requests":%d,"seconds":%.6f,"failed":%d,"p50Us":%d,"p99Us":%d,"p999Us":%d}\n',
    summary.requests, summary.duration / 1e6, failed,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
end
