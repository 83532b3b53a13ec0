namespace RecsConsole.Features.Readiness;

/// <summary>Every number that a verdict or a sample of the readiness page depends on.</summary>
internal static class ReadinessLimits
{
    /// <summary>The latest decisions that are read again: enough to see a rare mistake, few enough to be read while somebody waits.</summary>
    public const int Decisions = 200;

    /// <summary>Decisions whose permits the second checker sees again: each needs its snapshot, which is the dearest part of a decision.</summary>
    public const int Rechecked = 15;

    /// <summary>Decisions whose sentences are written and verified again, in every language.</summary>
    public const int Explained = 40;

    /// <summary>The latest steps of people that are held against the workflow.</summary>
    public const int Steps = 500;

    /// <summary>"Lately", for what is counted and not sampled: as long as the longest usual report.</summary>
    public const int Days = 30;

    /// <summary>Labels whose window closed so recently: the longest label window with the days above.</summary>
    public const int LabelDays = 60;

    /// <summary>Percent of steps that the workflow must allow. Not all: a step taken before a new version of the workflow is judged by the new one.</summary>
    public const int MinAllowedSteps = 95;

    /// <summary>Percent of sentences that verification may refuse. A refused sentence is never shown, but many say that a template is broken.</summary>
    public const int MaxRefusedSentences = 5;

    /// <summary>Percent of seen decisions that must have an answer: below, what people do says nothing about what was suggested.</summary>
    public const int MinAnswered = 10;

    /// <summary>Percent of closed labels that must have a value or be known not to apply. Not all: labels are built at night.</summary>
    public const int MinLinked = 90;

    /// <summary>Percent of people who may see everything behind a decision: where more than half may, it is not restricted.</summary>
    public const int MaxTraceReaders = 50;

    /// <summary>Reviewed decisions that count as human evaluation where no study is closed: fewer are single cases.</summary>
    public const int MinLooks = 20;

    /// <summary>How old the last result of a nightly job may be: one night may fail, two may not.</summary>
    public static readonly TimeSpan NightlyAge = TimeSpan.FromHours(50);
}
