namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A possible hidden cause of a case; no field of the case states it.</summary>
public sealed record DemoCause
{
    public required string Key { get; init; }

    /// <summary>The error code the cause usually produces.</summary>
    public string? Code { get; init; }

    /// <summary>Typical phrases of customers with this cause.</summary>
    public required IList<string> Hints { get; init; }

    /// <summary>Probability that an action cures it, by action.</summary>
    public required IDictionary<string, double> Helps { get; init; }

    /// <summary>Usefulness of documents, 1 to 5.</summary>
    public required IDictionary<string, int> Documents { get; init; }
}
