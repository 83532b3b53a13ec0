using RecsConsole.Database;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A case with its whole history: what the database has and what the log adds.</summary>
internal sealed class LogCase(string key, CaseRow? stored)
{
    public string Key { get; } = key;

    public CaseRow? Stored { get; } = stored;

    public Guid Id { get; } = stored?.Id ?? Guid.CreateVersion7();

    /// <summary>In the order of time once <see cref="Sort"/> was called.</summary>
    public List<LogEvent> Events { get; } = [];

    /// <summary>Last values of <see cref="LogColumns.Finals"/> in the file; null when the file does not have the case.</summary>
    public string?[]? Finals { get; set; }

    public bool? SlaMet { get; set; }

    /// <summary>What the file calls the case; null where it does not say.</summary>
    public string? Title { get; set; }

    /// <summary>What was written when it was opened; null where the file does not say.</summary>
    public string? Text { get; set; }

    /// <summary>Who has the ticket, by the file; null where it does not say, and for a case of a log.</summary>
    public string? Holder { get; set; }

    /// <summary>How the ticket stands, in the words of the file.</summary>
    public string? Status { get; set; }

    /// <summary>It comes from a list of tickets, which says how each stands: whether it is over is not found from how often it is.</summary>
    public bool IsTicket => Events.Exists(each => EventIdentity.IsOfTicket(each.Key));

    public int NewEvents { get; private set; }

    /// <summary>A new event lies before a stored one, so that the ordinals of the whole history change.</summary>
    public bool IsReordered { get; private set; }

    public IReadOnlyList<string> Steps => [.. Events.Where(each => each.IsStep).Select(each => each.Activity)];

    public void Sort()
    {
        NewEvents = Events.Count(each => each.Stored is null);
        if (NewEvents == 0)
        {
            return; // stored ones come in their order
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
