using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Validation;

/// <summary>Whether kept people may still be proposed: active, there, with room for one more, without a conflict of interest,
/// and cleared for the case as it is now.</summary>
internal static class ExpertValidation
{
    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<ExpertState>>> s_experts = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .People.Where(row => ids.Contains(row.Id) && row.IsActive && row.IsExpert)
                    .Select(row => new ExpertState(row.Id, row.Capacity, row.Clearance, row.Regions))
        )
    );

    public static async Task<Dictionary<string, ItemCheck>> CheckAsync(
        ConsoleDbContext db,
        IPeopleSource people,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        if (items.Count == 0)
        {
            return []; // no people to check
        }

        var request = question.Request;
        var ids = items.Select(item => Guid.Parse(item.Id)).ToList();
        var experts = await s_experts.For(db)(db, ids).ToDictionaryAsync(row => row.Id, cancellationToken: cancellationToken);
        var presence = await people.ReadPresenceAsync(
            request.Actor,
            ids,
            new(question.At, request.Case.Key, request.Case.AccountKey),
            cancellationToken
        );
        var asked = await ExpertRequestCounts.CountAsync(db, question.At - ExpertRequestCounts.Day, cancellationToken);
        var byPerson = presence.ToDictionary(row => row.PersonId);
        return items.ToDictionary(
            item => item.Id,
            item =>
            {
                var id = Guid.Parse(item.Id);
                return experts.TryGetValue(id, out var expert) && byPerson.TryGetValue(id, out var now)
                    ? new([.. ReasonsAgainst(now, expert, asked.GetValueOrDefault(id), question)], MayRequest(question, now))
                    : ItemCheck.Gone(ReasonCode.ExpertUnavailable);
            },
            StringComparer.Ordinal
        );
    }

    private static AccessDecision MayRequest(ValidationQuestion question, PresenceRecord now) =>
        question.Current is { } current
            ? question.Check.Decide(
                AccessOperation.AskExpert,
                AccessResources.OfExpert(current, question.Request.Actor.TenantId, now.PersonId, now.HasConflict)
            )
            : default;

    private static IEnumerable<ReasonCode> ReasonsAgainst(
        PresenceRecord now,
        ExpertState expert,
        int askedToday,
        ValidationQuestion question
    )
    {
        if (now.IsAbsent)
        {
            yield return ReasonCode.ExpertUnavailable;
        }

        var configuration = question.Request.Facts.Configuration;
        if ((configuration.ExpertLoadFilter && now.OpenCases >= expert.Capacity) || askedToday >= configuration.DailyAsks)
        {
            yield return ReasonCode.ExpertOverloaded;
        }

        if (question.Current is { } current && expert.Clearance < current.Classification)
        {
            yield return ReasonCode.Clearance;
        }

        if (question.Current?.Region is { } region && expert.Regions.Count > 0 && !expert.Regions.Contains(region))
        {
            yield return ReasonCode.Region;
        }
    }

    private sealed record ExpertState(Guid Id, int Capacity, int Clearance, IList<string> Regions);
}
