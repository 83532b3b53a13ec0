using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RecsConsole.Platform.Telemetry;

/// <summary>Source of the product's own spans and metrics.</summary>
public static class ConsoleTelemetry
{
    public const string Name = "RecsConsole";

    /// <summary>Attribute of the span that stored a decision: it links a trace and its decision in both directions.</summary>
    public const string DecisionId = "recs.decision.id";

    /// <summary>Span of one recommendation; those of its stages begin with its name and a dot.</summary>
    public const string Recommendation = "recommend";

    /// <summary>Attribute of the span of a recommendation: id of its tenant.</summary>
    public const string TenantId = "recs.tenant.id";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
