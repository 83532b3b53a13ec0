namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// The order of looks that are ranked at the same time: each is ranked when the earlier looks at the same case are recorded, because it
/// shows what was answered to them, and is recorded when all earlier ones are.
/// </summary>
internal sealed class LookQueue
{
    private readonly TaskCompletionSource[] _recorded;
    private readonly int[] _before;

    /// <param name="cases">The case of each look, in the order of the looks.</param>
    public LookQueue(IReadOnlyList<Guid> cases)
    {
        _recorded = [.. cases.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        _before = new int[cases.Count];
        var last = new Dictionary<Guid, int>();
        foreach (var (number, found) in cases.Index())
        {
            // without an earlier look at the case, the very first one: it stores what all snapshots share, which two would do at once
            _before[number] = last.GetValueOrDefault(found);
            last[found] = number;
        }
    }

    /// <summary>Number of looks.</summary>
    public int Count => _recorded.Length;

    /// <summary>Waits until a look may be ranked.</summary>
    public Task MayRankAsync(int number, CancellationToken cancellationToken) =>
        number == 0 ? Task.CompletedTask : _recorded[_before[number]].Task.WaitAsync(cancellationToken);

    /// <summary>Waits until a look may be recorded.</summary>
    public Task MayRecordAsync(int number, CancellationToken cancellationToken) =>
        number == 0 ? Task.CompletedTask : _recorded[number - 1].Task.WaitAsync(cancellationToken);

    /// <summary>A look is recorded, or was none.</summary>
    public void Recorded(int number) => _recorded[number].SetResult();
}
