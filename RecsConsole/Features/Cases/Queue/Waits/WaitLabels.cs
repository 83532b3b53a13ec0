using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Queue.Waits;

/// <summary>Whom a case waits for, in words. The time stands early, because a narrow row cuts the end.</summary>
internal static class WaitLabels
{
    public static string Of(QueueWait wait, DateTimeOffset now, TimeZoneInfo? zone) =>
        wait.Kind switch
        {
            QueueWaitKind.Approval => Approval(wait, At(wait.Until ?? now, now, zone)),
            QueueWaitKind.Answer when wait.IsReaders => Texts.WaitsYourAnswer.With(At(wait.Since ?? now, now, zone)),
            QueueWaitKind.Answer => Texts.WaitsAnswer.With(wait.Who, At(wait.Since ?? now, now, zone)),
            _ => When(wait, now, zone) is { } when ? $"{wait.Who}, {when}" : wait.Who,
        };

    /// <summary>Until or since when a case waits for somebody outside, without the name that its state has too; null when unknown.</summary>
    public static string? When(QueueWait wait, DateTimeOffset now, TimeZoneInfo? zone) =>
        wait switch
        {
            { Kind: not QueueWaitKind.Outside } => null,
            { Until: { } until } when until > now => Texts.WaitsUsually.With(At(until, now, zone)),
            { Until: { } until } => Texts.WaitsLongerThanUsual.With(At(until, now, zone)),
            { Since: { } since } => Texts.WaitsSinceThen.With(At(since, now, zone)),
            _ => null,
        };

    /// <summary>The same with what the usual time rests on.</summary>
    public static string Hint(QueueWait wait, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var words = Of(wait, now, zone);
        return (wait.Usual, wait.Since) switch
        {
            ({ IsOfAnswers: true } usual, { } since) => Texts.AnswersHint.With(
                words,
                At(since, now, zone),
                usual.Count,
                DurationLabels.Limit(usual.Time)
            ),
            ({ } usual, { } since) => Texts.WaitsHint.With(
                words,
                At(since, now, zone),
                usual.Count,
                DurationLabels.Clock(usual.Time, isWorking: true)
            ),
            _ => words,
        };
    }

    private static string Approval(QueueWait wait, string until) =>
        wait.IsReaders ? Texts.WaitsYourApproval.With(until)
        : wait.Who.Length == 0 ? Texts.WaitsApprovalOfNobody.With(until)
        : Texts.WaitsApproval.With(until, wait.Who);

    private static string At(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo? zone) => InstantLabels.Of(at, now, zone);
}
