namespace RecsConsole.Features.Readiness;

/// <summary>The readiness checklist of a tenant, as just computed.</summary>
/// <param name="Zone">The reader's time zone; null for UTC.</param>
public sealed record ReadinessReport(string Tenant, DateTimeOffset At, TimeZoneInfo? Zone, IReadOnlyList<ReadinessLine> Lines)
{
    public int CountOf(ReadinessVerdict verdict) => Lines.Count(line => line.Verdict == verdict);
}

/// <summary>One point with its verdict and evidence.</summary>
/// <param name="Address">The page with the evidence, or to fix what is missing.</param>
/// <param name="Title">Title of that page.</param>
/// <param name="MayOpen">Whether the reader may open the page.</param>
public sealed record ReadinessLine(ReadinessPoint Point, ReadinessFinding Finding, string Address, string Title, bool MayOpen)
{
    public ReadinessVerdict Verdict => Finding.Verdict;
}

/// <summary>The points, in display order.</summary>
public enum ReadinessPoint
{
    Unit,
    Isolation,
    Permission,
    Workflow,
    Provenance,
    Validation,
    Explanations,
    Feedback,
    Audit,
    Labels,
    Evaluation,
    Configuration,
    LanguageModel,
    Traces,
    Regression,
    EmptyAnswer,
}

public enum ReadinessVerdict
{
    Met,

    NotMet,

    /// <summary>There are no rows yet to judge by.</summary>
    NothingYet,
}
