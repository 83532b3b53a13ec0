using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>What the tenant already has of the things that events refer to.</summary>
/// <param name="Known">Keys of events that are already stored.</param>
/// <param name="Actions">Keys of catalog actions.</param>
/// <param name="Erased">The erased ones among the subjects of the cases: nothing can be stored about them any more.</param>
internal sealed record EventFacts(
    Dictionary<string, (string Activity, DateTimeOffset At)> Known,
    Dictionary<string, Guid> People,
    HashSet<string> Actions,
    HashSet<SubjectName> Erased
)
{
    // a request has a thousand events with two keys each, and a command takes so many parameters
    private const int AtOnce = 1_000;

    /// <param name="cases">The cases of the events.</param>
    public static async Task<EventFacts> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<IncomingEvent> request,
        IReadOnlyList<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var names = request
            .SelectMany(each => new[] { each.Activity, each.Resolution })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var people = request.Select(each => each.By).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var actions = await db
            .Actions.Where(row => names.Contains(row.Key))
            .Select(row => row.Key)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new(
            await ReadKnownAsync(db, request, cancellationToken),
            people.Count == 0
                ? []
                : await db
                    .People.Where(row => people.Contains(row.Key) && row.IsActive)
                    .ToDictionaryAsync(row => row.Key, row => row.Id, StringComparer.Ordinal, cancellationToken),
            new(actions, StringComparer.Ordinal),
            await ErasedSubjects.AmongAsync(db, cases.Select(row => SubjectName.Case(row.Id, row.AccountKey)), cancellationToken)
        );
    }

    private static async Task<Dictionary<string, (string Activity, DateTimeOffset At)>> ReadKnownAsync(
        ConsoleDbContext db,
        IReadOnlyList<IncomingEvent> request,
        CancellationToken cancellationToken
    )
    {
        var known = new Dictionary<string, (string Activity, DateTimeOffset At)>(StringComparer.Ordinal);
        var keys = request.SelectMany(each => new[] { each.EventKey, each.FormerKey }).Distinct(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(AtOnce))
        {
            List<string> eventKeys = [.. some];
            var rows = await db
                .CaseEvents.Where(row => eventKeys.Contains(row.EventKey))
                .Select(row => new
                {
                    row.EventKey,
                    row.Activity,
                    row.At,
                })
                .ToListAsync(cancellationToken);
            rows.ForEach(row => known.Add(row.EventKey, (row.Activity, row.At)));
        }

        return known;
    }
}
