namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Something that can be behind a case; no field of the case says so.</summary>
public sealed record DemoCause
{
    public required string Key { get; init; }

    /// <summary>The error code it usually shows.</summary>
    public string? Code { get; init; }

    /// <summary>What customers with this cause tend to write.</summary>
    public required IList<string> Hints { get; init; }

    /// <summary>Chance that an action cures it.</summary>
    public required IDictionary<string, double> Helps { get; init; }

    /// <summary>How useful a document is, 1 to 5.</summary>
    public required IDictionary<string, int> Documents { get; init; }
}
