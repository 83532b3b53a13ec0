using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Assignment;

/// <summary>
/// Counts what the tenant's slates showed over the last days and who was asked, for the caps of later slates, and how people responded, for
/// models. Safe to run twice.
/// </summary>
public sealed class CountSlates(OperationScopeFactory scopes)
{
    // this many recent openings measure popularity as well as all of them
    private const int MaxOpenings = 20_000;

    // no cap can be set below this share
    private const long MinShare = 100_000;

    // requests for help are counted over a week
    private const int RequestDays = 7;

    /// <summary>Counts and stores; a person needs permission to run jobs.</summary>
    public async Task<Result<SlateFigures>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, "count.slates", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var now = scope.Now;
        var figures = await CountAsync(db, settings.Part, now, cancellationToken);
        return await StoreAsync(db, figures, cancellationToken);
    }

    private static async Task<SlateFigures> CountAsync(
        ConsoleDbContext db,
        ConfigurationPart configuration,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = await SinceAsync(db, now.AddDays(-configuration.PopularityInForce.Days), cancellationToken);
        var openings = await db.Decisions.Where(row => row.At >= since).Opened(db).CountAsync(cancellationToken);
        var shown = await ShownAsync(db, since, cancellationToken);
        var asked = await ExpertRequestCounts.CountAsync(db, now.AddDays(-RequestDays), cancellationToken);
        var people = shown
            .Where(each => each.Kind is ItemKind.Expert)
            .ToDictionary(
                each => each.ItemId,
                each => new PersonExposure(each.Count, asked.GetValueOrDefault(Guid.Parse(each.ItemId))),
                StringComparer.Ordinal
            );
        var shares = shown
            .Where(each => each.Kind is not ItemKind.Expert)
            .Select(each => KeyValuePair.Create(KeyOf(each.Kind, each.ItemId), FixedPoint.One * each.Count / openings))
            .Where(each => each.Value >= MinShare);
        return new(now, openings, new Dictionary<string, long>(shares, StringComparer.Ordinal), people)
        {
            Responses = await ResponseCounts.CountAsync(db, now, cancellationToken),
        };
    }

    private static Task<List<ShownItemCount>> ShownAsync(ConsoleDbContext db, DateTimeOffset since, CancellationToken cancellationToken) =>
        db
            .DecisionItems.Join(
                db.Decisions.Where(row => row.At >= since).Opened(db),
                item => new { item.TenantId, Id = item.DecisionId },
                decision => new { decision.TenantId, decision.Id },
                (item, _) => new { item.Kind, item.ItemId }
            )
            .GroupBy(item => new { item.Kind, item.ItemId })
            .Select(group => new ShownItemCount(group.Key.Kind, group.Key.ItemId, group.Count()))
            .ToListAsync(cancellationToken);

    private static string KeyOf(ItemKind kind, string id) => SlateHistory.KeyOf(kind.ToSlateKind(), id);

    private static async Task<DateTimeOffset> SinceAsync(ConsoleDbContext db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var cut = await db
            .Decisions.Where(row => row.At >= since)
            .Opened(db)
            .OrderByDescending(row => row.At)
            .Select(row => (DateTimeOffset?)row.At)
            .Skip(MaxOpenings)
            .FirstOrDefaultAsync(cancellationToken);
        return cut ?? since;
    }

    private static async Task<Result<SlateFigures>> StoreAsync(
        ConsoleDbContext db,
        SlateFigures figures,
        CancellationToken cancellationToken
    )
    {
        var json = Encoding.UTF8.GetString(CanonicalJson.Serialize(figures));
        var row = await db.SlateFigures.FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new SlateFiguresRow { TenantId = db.TenantId, ContentJson = json };
            db.SlateFigures.Add(row);
        }

        (row.At, row.ContentJson) = (figures.At, json);
        row.Revision++;
        return await db.TrySaveChangesAsync(cancellationToken) ? figures : Error.Conflict(Texts.CountedElsewhere);
    }

    private sealed record ShownItemCount(ItemKind Kind, string ItemId, int Count);
}
