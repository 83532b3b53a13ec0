namespace RecsConsole.Features.Insights.Figures;

/// <summary>What the viewer may have figures of, and how far the filter narrows that.</summary>
/// <param name="IsWhole">The whole tenant, cases without a team included.</param>
/// <param name="Permitted">Otherwise the teams.</param>
/// <param name="Team">The filter's team; it is among the permitted ones.</param>
/// <param name="Role">The filter's role: of the person a decision was made for.</param>
public sealed record InsightScope(bool IsWhole, IReadOnlyList<string> Permitted, string? Team = null, string? Role = null)
{
    /// <summary>The teams that count; null for the whole tenant.</summary>
    public IReadOnlyList<string>? Teams =>
        Team is { } team ? [team]
        : IsWhole ? null
        : Permitted;

    /// <summary>Everything the viewer may have, without the filter.</summary>
    public InsightScope Widest => this with { Team = null, Role = null };
}
