using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Content;

/// <summary>Description of a demo tenant, and how much of it to simulate.</summary>
public sealed record DemoTenant
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string CaseType { get; init; }

    public required string CaseWord { get; init; }

    public required string CaseKeyPrefix { get; init; }

    public required string Region { get; init; }

    public required string Currency { get; init; }

    public int FinishedCases { get; init; }

    public int OpenCases { get; init; }

    public required DemoCalendar Calendar { get; init; }

    /// <summary>Business hours to the first solution by priority (P1 to P4).</summary>
    public required IDictionary<string, double> SlaHours { get; init; }

    /// <summary>Factors by account tier.</summary>
    public required IDictionary<string, double> TierFactor { get; init; }

    public required IList<DemoProduct> Products { get; init; }

    public required IList<string> Channels { get; init; }

    public required IList<string> Versions { get; init; }

    /// <summary>Name of the field that has one of <see cref="Versions"/>.</summary>
    public string VersionField { get; init; } = "Version";
}
