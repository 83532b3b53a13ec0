namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>Which rows of the queue still need a step worked out: a few at a time, each once until it had one.</summary>
internal sealed class StepRounds
{
    /// <summary>Rows of one round: what takes well under a second.</summary>
    public const int AtOnce = 6;

    // much of what a suggestion rests on moves with the hours: the SLA, who is there, what similar cases came to
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(4);

    private readonly HashSet<Guid> _tried = [];

    /// <summary>The next rows to work on, in the order of the list; none when all have what can be had.</summary>
    public IReadOnlyList<Guid> Next(IReadOnlyList<QueueLine> lines, DateTimeOffset now)
    {
        _tried.ExceptWith(lines.Where(line => IsFresh(line, now)).Select(line => line.Id)); // needs another once it moves
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

    /// <summary>Tries all again: what stood in the way is gone.</summary>
    public void Forget() => _tried.Clear();

    private static bool IsFresh(QueueLine line, DateTimeOffset now) => line.Next is { } step && now - step.At < s_fresh;
}
