namespace RecsConsole.Features.Readiness;

/// <summary>The readiness checklist of a tenant, as computed just now.</summary>
/// <param name="Zone">In which the reader reads times; null for UTC.</param>
public sealed record ReadinessReport(string Tenant, DateTimeOffset At, TimeZoneInfo? Zone, IReadOnlyList<ReadinessLine> Lines)
{
    public int CountOf(ReadinessVerdict verdict) => Lines.Count(line => line.Verdict == verdict);
}

/// <summary>One point with its verdict and evidence.</summary>
/// <param name="Address">Where the evidence can be opened, or the lack mended.</param>
/// <param name="Title">Of that page.</param>
/// <param name="MayOpen">Whether the page is one of the reader's.</param>
public sealed record ReadinessLine(ReadinessPoint Point, ReadinessFinding Finding, string Address, string Title, bool MayOpen)
{
    public ReadinessVerdict Verdict => Finding.Verdict;
}

/// <summary>The points, in the order of the page.</summary>
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

    /// <summary>There are no rows yet that could say so.</summary>
    NothingYet,
}
