namespace RecsConsole.Features.Jobs;

/// <summary>What a screen reader announces: that a run began or ended, not each of its steps.</summary>
public static class JobNews
{
    public static string? Of(IReadOnlyList<JobLine> before, IReadOnlyList<JobLine> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var words = after
            .Join(before, job => job.Key, job => job.Key, (now, then) => Of(then, now), StringComparer.Ordinal)
            .OfType<string>()
            .ToList();
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private static string? Of(JobLine then, JobLine now)
    {
        if (now.Last is { } last && last.Id != then.Last?.Id)
        {
            return $"{now.Title}: {JobLabels.Status(last.Status).InSentence()}. {last.Result?.Words}";
        }

        return now.Current is { StartedAt: not null } run && then.Current?.StartedAt is null ? Texts.IsRunning.With(now.Title) : null;
    }
}
