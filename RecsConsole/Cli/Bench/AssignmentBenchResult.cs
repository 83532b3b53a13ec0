namespace RecsConsole.Cli.Bench;

/// <summary>The same days under every rule.</summary>
public sealed record AssignmentBenchResult(string Tenant, int Days, int People, int Requests, IReadOnlyList<AssignmentRuleResult> Rules);

/// <summary>The results under one rule.</summary>
/// <param name="OverCapacity">Evenings on which someone was over capacity, summed over people.</param>
/// <param name="MostOver">Maximum number of requests over capacity.</param>
/// <param name="Gini">Mean Gini coefficient of the share of capacity in use.</param>
/// <param name="GivenUp">Mean score lost compared with the best match.</param>
/// <param name="DaysWaited">Mean number of days a request waited for someone with capacity.</param>
public sealed record AssignmentRuleResult(
    AssignmentRule Rule,
    int Taken,
    int OverCapacity,
    int MostOver,
    double Gini,
    double GivenUp,
    double DaysWaited
);
