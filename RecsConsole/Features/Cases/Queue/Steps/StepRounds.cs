namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>Decides which rows of the queue still need a suggested step: a few at a time, each tried once until it has one.</summary>
internal sealed class StepRounds
{
    /// <summary>Rows per round, which takes well under a second.</summary>
    public const int AtOnce = 6;

    // much of what a suggestion depends on changes within hours: the SLA, who is available, results of similar cases
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(4);

    private readonly HashSet<Guid> _tried = [];

    /// <summary>The next rows to process, in the order of the list; none when all have a step or were tried.</summary>
    public IReadOnlyList<Guid> Next(IReadOnlyList<QueueLine> lines, DateTimeOffset now)
    {
        _tried.ExceptWith(lines.Where(line => IsFresh(line, now)).Select(line => line.Id)); // to be tried again once its step is outdated
        List<Guid> next =
        [
            .. lines
                .Where(line => line.MayAsk && !IsFresh(line, now))
                .Select(line => line.Id)
                .Where(id => !_tried.Contains(id))
                .Take(AtOnce),
        ];
        _tried.UnionWith(next);
        return next;
    }

    /// <summary>Lets all rows be tried again, after an obstacle is gone.</summary>
    public void Forget() => _tried.Clear();

    private static bool IsFresh(QueueLine line, DateTimeOffset now) => line.Next is { } step && now - step.At < s_fresh;
}
