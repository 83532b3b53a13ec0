using RecsConsole.Database;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A case with its whole history: stored events and those added by the log.</summary>
internal sealed class LogCase(string key, CaseRow? stored)
{
    public string Key { get; } = key;

    public CaseRow? Stored { get; } = stored;

    public Guid Id { get; } = stored?.Id ?? Guid.CreateVersion7();

    /// <summary>Ordered by time after a call of <see cref="Sort"/>.</summary>
    public List<LogEvent> Events { get; } = [];

    /// <summary>Last values of <see cref="LogColumns.Finals"/> in the file; null when the case is not in the file.</summary>
    public string?[]? Finals { get; set; }

    public bool? SlaMet { get; set; }

    /// <summary>When the ticket is due; null when the file does not say.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Title in the file; null when it has none.</summary>
    public string? Title { get; set; }

    /// <summary>Description at opening; null when the file has none.</summary>
    public string? Text { get; set; }

    /// <summary>Assignee of the ticket in the file; null when it has none, and for a case from a log.</summary>
    public string? Holder { get; set; }

    /// <summary>Name of the customer's contact in the file; null when it has none.</summary>
    public string? Contact { get; set; }

    /// <summary>Mail address of the customer's contact in the file; null when it has none.</summary>
    public string? ContactAddress { get; set; }

    /// <summary>Status of the ticket, in the words of the file.</summary>
    public string? Status { get; set; }

    /// <summary>Values of <see cref="LogColumns.Kept"/> that the file gives the ticket now; null for a case from a log.</summary>
    public string?[]? Present { get; set; }

    /// <summary>
    /// The case comes from a list of tickets, whose status column says whether it is over; this is not inferred from frequencies.
    /// </summary>
    public bool IsTicket => Events.Exists(each => each.IsStep && EventIdentity.IsOfTicket(each.Key));

    public int NewEvents { get; private set; }

    /// <summary>The ordinals of the whole history change: a new event precedes a stored one, or a stored one is left out.</summary>
    public bool IsReordered { get; private set; }

    /// <summary>A list of tickets also has the case, whose steps are those of a log.</summary>
    public bool IsInBoth { get; private set; }

    /// <summary>
    /// The file was imported before and gives a stored case other fields now. A case that was worked on here keeps what it has.
    /// </summary>
    public bool IsReadAgain => Stored is not null && Events.Exists(each => each.IsRetold) && !Events.Exists(each => each.IsFromConsole);

    /// <summary>What the file tells of the case differs from what is stored.</summary>
    public bool IsTold => NewEvents > 0 || IsReadAgain;

    /// <summary>
    /// An activity that the file puts at another time than when it was first read: its times were read in another way then. Null for none.
    /// </summary>
    public string? Doubled =>
        Events
            .Where(each => each is { Stored: null, IsStep: true } && EventIdentity.IsOfTicket(each.Key))
            .Select(each => each.Activity)
            .FirstOrDefault(activity =>
                Events.Exists(each =>
                    each is { Stored: not null, IsStep: true, IsRetold: false }
                    && EventIdentity.IsOfTicket(each.Key)
                    && string.Equals(each.Activity, activity, StringComparison.Ordinal)
                )
            );

    public IReadOnlyList<string> Steps => [.. Events.Where(each => each.IsStep).Select(each => each.Activity)];

    /// <summary>
    /// A log says what was done; what a list says of the same case (received, resolved, closed) is the same story told again, shorter.
    /// </summary>
    public void PreferLog()
    {
        if (!Events.Exists(each => each.IsStep && EventIdentity.IsOfLog(each.Key) && !EventIdentity.IsOfTicket(each.Key)))
        {
            return;
        }

        var told = Events.Where(each => each.IsStep && EventIdentity.IsOfTicket(each.Key)).ToList();
        IsInBoth = told.Count > 0;
        // the events of a case are written again only with a new one among them
        if (!Events.Exists(each => each.Stored is null && !told.Contains(each)))
        {
            told.RemoveAll(each => each.Stored is not null);
        }

        IsReordered = told.Exists(each => each.Stored is not null);
        Events.RemoveAll(told.Contains);
    }

    public void Sort()
    {
        NewEvents = Events.Count(each => each.Stored is null);
        if (NewEvents == 0)
        {
            return; // stored events are already in order
        }

        var sorted = Events
            .OrderBy(each => each.At)
            .ThenBy(each => each.Order)
            .ThenBy(each => each.Stored?.Ordinal ?? int.MaxValue)
            .ToList();
        Events.Clear();
        Events.AddRange(sorted);
        for (var i = 0; i < Events.Count && !IsReordered; i++)
        {
            IsReordered = Events[i].Stored is { } row && row.Ordinal != i + 1;
        }
    }
}
