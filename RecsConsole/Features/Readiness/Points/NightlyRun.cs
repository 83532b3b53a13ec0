namespace RecsConsole.Features.Readiness.Points;

/// <summary>The last finished run of a nightly check.</summary>
/// <param name="At">When the run ended; null when it never ran.</param>
/// <param name="HasFailed">The run found something, or could not run.</param>
/// <param name="Words">The run's message.</param>
internal sealed record NightlyRun(DateTimeOffset? At, bool HasFailed, string? Words)
{
    public static NightlyRun Never { get; } = new(null, HasFailed: false, null);

    /// <summary>The run failed, or is too old to say anything about today.</summary>
    public bool IsWrong(DateTimeOffset now) => HasFailed || IsOld(now);

    public IReadOnlyList<ReadinessFigure> Figures(string label, DateTimeOffset now) =>
        At is { } at
            ? [ReadinessFigure.When(label, at, IsOld(now)), new(Texts.ItsResult, HasFailed ? Texts.Failed : Texts.Passed, HasFailed)]
            : [new(label, Texts.NeverRun)];

    private bool IsOld(DateTimeOffset now) => At is { } at && now - at > ReadinessLimits.NightlyAge;
}
