namespace RecsConsole.Cli.Bench.Serving;

/// <summary>Events that were posted in one way.</summary>
/// <param name="Repeated">Requests that were sent again because the answer was "busy".</param>
/// <param name="P50Ms">Of a request.</param>
/// <param name="LagP50Ms">From sending until open pages are told.</param>
/// <param name="ProcessorMs">Processor time of sender and server for an event.</param>
internal sealed record PostedEvents(
    int Events,
    int Requests,
    int Repeated,
    double Seconds,
    double PerSecond,
    double P50Ms,
    double P95Ms,
    double LagP50Ms,
    double LagP95Ms,
    double ProcessorMs
);

/// <summary>The output of <c>bench api</c>.</summary>
/// <param name="Clients">Clients that posted events one by one.</param>
internal sealed record ApiBenchResult(int Clients, int BatchClients, int Batch, PostedEvents Single, PostedEvents Batched);
