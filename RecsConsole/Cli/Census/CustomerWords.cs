using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Cli.Census;

/// <summary>
/// What customers wrote about steps, judged by a rule of its own: the last word after an action, as long as no other work on the problem
/// was done in between.
/// </summary>
/// <param name="Verdicts">Oldest first.</param>
/// <param name="Work">Keys of the actions that work on the problem itself.</param>
internal sealed record CustomerWords(IReadOnlyList<CustomerVerdict> Verdicts, IReadOnlySet<string> Work)
{
    private static readonly List<string> s_otherKinds =
    [
        "communicate",
        "escalate",
        "close",
        "investigate",
        "assign",
        "compliance",
        ActionFacts.LoggedKind,
    ];

    /// <summary>Nothing was written.</summary>
    public static CustomerWords None { get; } = new([], new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Reads the messages of a case.</summary>
    public static async Task<CustomerWords> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseEventRow> events,
        CancellationToken cancellationToken
    )
    {
        if (events.Count == 0)
        {
            return None;
        }

        var verdicts = await CustomerVerdicts.ReadAsync(
            db,
            events[0].CaseId,
            events.Min(row => row.At),
            events.Max(row => row.At),
            cancellationToken
        );
        var work = await db
            .Actions.AsNoTracking()
            .Where(row => !s_otherKinds.Contains(row.Kind))
            .Select(row => row.Key)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new(verdicts, work.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether the customer wrote that the step at that place of the history did not help.</summary>
    public bool Refuse(IReadOnlyList<CaseEventRow> events, int step)
    {
        var next = events.Skip(step + 1).FirstOrDefault(row => row.Kind is CaseEventKind.Action && Work.Contains(row.Activity))?.At;
        return Work.Contains(events[step].Activity)
            && Verdicts.LastOrDefault(each => each.At > events[step].At && (next is null || each.At <= next)) is { Helped: false };
    }
}
