using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Insights;

/// <summary>Settings of the figures.</summary>
public sealed class InsightsOptions
{
    public const string Section = "Insights";

    /// <summary>
    /// With as many decisions in the longest period and the one before it, the usual figures are counted ahead by a job; with fewer, they
    /// are counted for each reader.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int CountedAheadFrom { get; set; } = 20_000;
}
