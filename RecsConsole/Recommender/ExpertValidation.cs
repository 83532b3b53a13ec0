using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;

namespace RecsConsole.Recommender;

/// <summary>Whether kept people may still be proposed: active, there, with room for one more, and without a conflict of interest.</summary>
internal static class ExpertValidation
{
    public static async Task<ILookup<string, ReasonCode>> CheckAsync(
        ConsoleDbContext db,
        IPeopleSource people,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var request = question.Request;
        var ids = items.Select(item => Guid.Parse(item.Id)).ToList();
        var capacities = await db
            .People.Where(row => ids.Contains(row.Id) && row.IsActive && row.IsExpert)
            .Select(row => new { row.Id, row.Capacity })
            .ToDictionaryAsync(row => row.Id, row => row.Capacity, cancellationToken);
        var presence = await people.ReadPresenceAsync(
            request.Actor,
            ids,
            new(question.At, request.Case.Key, request.Case.AccountKey),
            cancellationToken
        );
        var byPerson = presence.ToDictionary(row => row.PersonId);
        return ValidationReasons.ToLookup(
            items,
            item =>
            {
                var id = Guid.Parse(item.Id);
                return
                    capacities.TryGetValue(id, out var capacity)
                    && byPerson.TryGetValue(id, out var now)
                    ? [.. ReasonsAgainst(now, capacity, request)]
                    : [ReasonCode.ExpertUnavailable];
            }
        );
    }

    private static IEnumerable<ReasonCode> ReasonsAgainst(
        PresenceRecord now,
        int capacity,
        SnapshotRequest request
    )
    {
        if (now.IsAbsent)
        {
            yield return ReasonCode.ExpertUnavailable;
        }

        if (request.Facts.Configuration.ExpertLoadFilter && now.OpenCases >= capacity)
        {
            yield return ReasonCode.ExpertOverloaded;
        }

        if (now.HasConflict)
        {
            yield return ReasonCode.ConflictOfInterest;
        }
    }
}
