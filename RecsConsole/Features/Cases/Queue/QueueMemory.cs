namespace RecsConsole.Features.Cases.Queue;

/// <summary>Where this tab left its queue: returning finds the same row, and a case opened from it knows its neighbours. Lives with the circuit.</summary>
public sealed class QueueMemory
{
    /// <summary>The queue the last case was opened from; null if none was.</summary>
    public QueueFilter? Filter { get; private set; }

    /// <summary>The case that was opened.</summary>
    public string? CaseKey { get; private set; }

    public void Leave(QueueFilter filter, string caseKey) => (Filter, CaseKey) = (filter, caseKey);

    /// <summary>The row to stand on in this queue; null if it was not left for a case.</summary>
    public string? RowIn(QueueFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Filter is not null && Filter with { Page = 1 } == filter with { Page = 1 } ? CaseKey : null;
    }
}
