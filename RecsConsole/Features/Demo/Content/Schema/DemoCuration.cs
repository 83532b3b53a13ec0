namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Documents that an expert picked for an issue type.</summary>
public sealed record DemoCuration
{
    public required string IssueType { get; init; }

    public required string By { get; init; }

    public required IList<string> Documents { get; init; }
}
