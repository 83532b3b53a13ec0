using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Models.Detail;

/// <summary>A model in shadow, on live requests: its first choice compared with what was served and with what was then used.</summary>
/// <param name="Decisions">Decisions that the model ranked in shadow.</param>
/// <param name="Agreed">The decisions in which both had the same first item.</param>
/// <param name="Used">The decisions in which an item was used.</param>
/// <param name="ServedFirst">The used decisions whose used item was served first.</param>
/// <param name="ShadowFirst">The used decisions whose used item the model ranked first.</param>
public sealed record ShadowFigures(int Decisions, int Agreed, int Used, int ServedFirst, int ShadowFirst)
{
    // the latest decisions suffice for a share with its interval
    private const int MaxUsed = 5_000;

    /// <summary>Decisions and agreement of the given models; models that never ran in shadow are missing.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, ShadowFigures>> CountAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> models,
        CancellationToken cancellationToken
    )
    {
        var counted = await db
            .ShadowSlates.AsNoTracking()
            .Where(row => models.Contains(row.ModelId))
            .GroupBy(row => row.ModelId)
            .Select(group => new
            {
                group.Key,
                All = group.Count(),
                Agreed = group.Count(row => row.AgreesOnFirst),
            })
            .ToListAsync(cancellationToken);
        return counted.ToDictionary(each => each.Key, each => new ShadowFigures(each.All, each.Agreed, 0, 0, 0));
    }

    /// <summary>All figures of one model; null when it never ran in shadow.</summary>
    internal static async Task<ShadowFigures?> ReadAsync(ConsoleDbContext db, Guid model, CancellationToken cancellationToken)
    {
        if (!(await CountAsync(db, [model], cancellationToken)).TryGetValue(model, out var counted))
        {
            return null;
        }

        var answered =
            from slate in db.ShadowSlates.AsNoTracking()
            join response in db.Responses on slate.DecisionId equals response.DecisionId
            where slate.ModelId == model && response.ItemKind == slate.Kind && response.UndoneAt == null
            where response.Kind == ResponseKind.Accept || response.Kind == ResponseKind.Override
            orderby response.At descending
            select new
            {
                slate.DecisionId,
                slate.FirstItemId,
                Used = response.Kind == ResponseKind.Accept ? response.ItemId : response.ChosenActionKey,
                Served = db
                    .DecisionItems.Where(item => item.DecisionId == slate.DecisionId && item.Kind == slate.Kind && item.Rank == 1)
                    .Select(item => item.ItemId)
                    .FirstOrDefault(),
            };
        var used = (await answered.Take(MaxUsed).ToListAsync(cancellationToken)).DistinctBy(each => each.DecisionId).ToList();
        return counted with
        {
            Used = used.Count,
            ServedFirst = used.Count(each => string.Equals(each.Used, each.Served, StringComparison.Ordinal)),
            ShadowFirst = used.Count(each => string.Equals(each.Used, each.FirstItemId, StringComparison.Ordinal)),
        };
    }

    /// <summary>The share with its interval; null when there is nothing to divide by.</summary>
    public static Measure? Share(int part, int all) =>
        all == 0 ? null : new((double)part / all, WilsonInterval.Lower(part, all), WilsonInterval.Upper(part, all), all);
}
