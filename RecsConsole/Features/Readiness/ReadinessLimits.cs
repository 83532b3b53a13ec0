namespace RecsConsole.Features.Readiness;

/// <summary>Every number that a verdict or a sample of the readiness page depends on.</summary>
internal static class ReadinessLimits
{
    /// <summary>The latest decisions to sample: enough to see a rare error, few enough to read while someone waits.</summary>
    public const int Decisions = 200;

    /// <summary>
    /// Decisions whose permits the second checker verifies: each needs its snapshot, the most expensive part of a decision.
    /// </summary>
    public const int Rechecked = 15;

    /// <summary>Decisions whose sentences are generated and verified again, in every language.</summary>
    public const int Explained = 40;

    /// <summary>The latest steps by people to check against the workflow.</summary>
    public const int Steps = 500;

    /// <summary>"Recent" for counts that are not sampled: as long as the longest default report.</summary>
    public const int Days = 30;

    /// <summary>Labels whose window closed within this time: the longest label window plus the days above.</summary>
    public const int LabelDays = 60;

    /// <summary>
    /// Percentage of steps that the workflow must allow. Not 100: a step taken before a new version of the workflow is judged by the new
    /// one.
    /// </summary>
    public const int MinAllowedSteps = 95;

    /// <summary>
    /// Percentage of sentences that verification may refuse. A refused sentence is never shown, but many suggest a broken template.
    /// </summary>
    public const int MaxRefusedSentences = 5;

    /// <summary>
    /// Percentage of seen decisions that must have a response: below this, people's behaviour says nothing about the suggestions.
    /// </summary>
    public const int MinAnswered = 10;

    /// <summary>Percent of closed labels that must have a value or be known not to apply. Not all: labels are built at night.</summary>
    public const int MinLinked = 90;

    /// <summary>Percentage of people who may see all details of a decision: above this, access is not restricted.</summary>
    public const int MaxTraceReaders = 50;

    /// <summary>Reviewed decisions that count as human evaluation without a closed study: fewer are single cases.</summary>
    public const int MinLooks = 20;

    /// <summary>Maximum age of the last result of a nightly job: one night may fail, two may not.</summary>
    public static readonly TimeSpan NightlyAge = TimeSpan.FromHours(50);
}
