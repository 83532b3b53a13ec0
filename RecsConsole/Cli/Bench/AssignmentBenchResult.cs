namespace RecsConsole.Cli.Bench;

/// <summary>The same days under every rule.</summary>
public sealed record AssignmentBenchResult(string Tenant, int Days, int People, int Requests, IReadOnlyList<AssignmentResult> Rules);

/// <summary>What the days came to under one rule.</summary>
/// <param name="OverCapacity">Evenings on which somebody had more than their capacity, summed over people.</param>
/// <param name="MostOver">Most requests beyond capacity.</param>
/// <param name="Gini">Mean inequality of the share of capacity in use.</param>
/// <param name="GivenUp">Mean score given up against the best match.</param>
/// <param name="DaysWaited">Mean days a request waited for somebody with room.</param>
public sealed record AssignmentResult(
    AssignmentRule Rule,
    int Taken,
    int OverCapacity,
    int MostOver,
    double Gini,
    double GivenUp,
    double DaysWaited
);
