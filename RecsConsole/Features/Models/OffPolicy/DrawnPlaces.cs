using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.OffPolicy;

/// <summary>
/// The last places of action slates that exploration drew, with the logged probability of what was shown there and whether it was then
/// done. The only part of the desk's log in which other choices were possible, so the only one that values another ranker.
/// </summary>
public static class DrawnPlaces
{
    // the latest suffice for an estimate with its interval
    private const int Max = 5_000;

    /// <summary>
    /// The drawn places that were on screen and whose window has closed, as the log of the desk's choices; latest first. The target is what
    /// a model would show there after the same items before it, as it ranked them in shadow; without a model, the desk without exploration.
    /// </summary>
    public static async Task<IReadOnlyList<LoggedReward>> ReadAsync(
        ConsoleDbContext db,
        Guid? model,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await Query(db, model, now).Take(Max).ToListAsync(cancellationToken);
        return [.. rows.Select(RewardOf).OfType<LoggedReward>()];
    }

    private static IQueryable<DrawnRow> Query(ConsoleDbContext db, Guid? model, DateTimeOffset now)
    {
        var slates = db.ShadowSlates.AsNoTracking().Where(slate => slate.ModelId == model);
        return from item in db.DecisionItems.AsNoTracking()
            join decision in db.Decisions.AsNoTracking() on item.DecisionId equals decision.Id
            join label in db.Labels.AsNoTracking()
                on new
                {
                    item.DecisionId,
                    item.Kind,
                    item.ItemId,
                } equals new
                {
                    label.DecisionId,
                    label.Kind,
                    label.ItemId,
                }
            where
                item.Kind == ItemKind.Action
                && item.Propensity < FixedPoint.One
                && label.Name == LabelNames.Executed
                && label.Applies
                && label.Value != null
                && label.ClosesAt <= now
                && (label.Exposure == LabelExposure.OnScreen || label.Exposure == LabelExposure.Viewed)
                && (model == null || slates.Any(slate => slate.DecisionId == decision.Id))
            orderby decision.At descending, decision.Id
            select new DrawnRow
            {
                ItemId = item.ItemId,
                Rank = item.Rank,
                Propensity = item.Propensity,
                WasDone = label.Value == 1,
                Request = decision.Request,
                Validation = decision.Validation,
                ShadowJson = slates.Where(slate => slate.DecisionId == decision.Id).Select(slate => slate.ItemsJson).FirstOrDefault(),
            };
    }

    // Null where the order before the draw is not known: the decision was erased, validation removed an item before this one, or the draw
    // filled a place that would otherwise have stayed empty, whose counterpart is no row.
    private static LoggedReward? RewardOf(DrawnRow row)
    {
        if (row.Validation.Length == 0)
        {
            return null;
        }

        var last = CanonicalJson.Deserialize<RecommendationRequest>(Encoding.UTF8.GetBytes(row.Request)).ActionSlots - 1;
        var ranked = RankedActions(row.Validation);
        var isDrawn = row.Propensity <= ConfigurationPart.MaxExploration;
        var usual = ranked.ElementAtOrDefault(isDrawn ? last + 1 : last); // what the draw displaced comes right after it
        if (row.Rank != last + 1 || usual is null || !string.Equals(ranked.ElementAtOrDefault(last), row.ItemId, StringComparison.Ordinal))
        {
            return null;
        }

        var target = row.ShadowJson is { } json ? Next(json, ranked.Take(last)) : usual;
        return new(
            row.ItemId,
            row.WasDone ? 1 : 0,
            FixedPoint.ToDouble(row.Propensity),
            string.Equals(target, row.ItemId, StringComparison.Ordinal) ? 1 : 0
        );
    }

    // final validation checks all ranked items, in their order
    private static List<string> RankedActions(byte[] validation) =>
        [
            .. CanonicalJson
                .Deserialize<ValidationFacts>(Brotli.Decompress(validation))
                .Items.Where(item => item.Kind == SlateKind.Action)
                .Select(item => item.Id),
        ];

    private static string? Next(string shadowJson, IEnumerable<string> before) =>
        (JsonSerializer.Deserialize<List<string>>(shadowJson) ?? []).Except(before, StringComparer.Ordinal).FirstOrDefault();

    private sealed class DrawnRow
    {
        public required string ItemId { get; init; }

        public required int Rank { get; init; }

        public required long Propensity { get; init; }

        public required bool WasDone { get; init; }

        public required string Request { get; init; }

        public required byte[] Validation { get; init; }

        public required string? ShadowJson { get; init; }
    }
}
