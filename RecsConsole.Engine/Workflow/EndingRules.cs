namespace RecsConsole.Engine.Workflow;

/// <summary>The limits by which cases of a type are judged, see <see cref="CaseEnding"/>.</summary>
/// <param name="Window">The time within which a case without a deadline must be solved.</param>
/// <param name="Rework">A case that is reopened later than this after its solution had stayed solved.</param>
public readonly record struct EndingRules(TimeSpan Window, TimeSpan Rework)
{
    /// <summary>The limits of a tenant that sets none, for a case type whose pace is not known.</summary>
    public static EndingRules Usual { get; } = new(CaseEnding.UsualWindow, TimeSpan.FromDays(30));
}
