namespace RecsConsole.Features.Cases.Queue;

/// <summary>
/// Remembers where this tab left its queue: on return the same row is current, and a case opened from it knows its neighbours. Lives as
/// long as the circuit.
/// </summary>
public sealed class QueueMemory
{
    /// <summary>The queue the last case was opened from; null if none was.</summary>
    public QueueFilter? Filter { get; private set; }

    /// <summary>The case that was opened.</summary>
    public string? CaseKey { get; private set; }

    public void Leave(QueueFilter filter, string caseKey) => (Filter, CaseKey) = (filter, caseKey);

    /// <summary>Key of the row to make current in this queue; null if no case was opened from it.</summary>
    public string? RowIn(QueueFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Filter is not null && Filter with { Page = 1 } == filter with { Page = 1 } ? CaseKey : null;
    }
}
