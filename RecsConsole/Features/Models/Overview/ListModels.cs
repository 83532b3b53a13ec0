using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Overview;

/// <summary>
/// Lists what ranks now, the kill switch, the training in progress, and the registry, newest model first unless sorted otherwise.
/// </summary>
public sealed class ListModels(OperationScopeFactory scopes, TenantFactsReader factsReader)
{
    public const int PageSize = 25;

    public async Task<Result<ModelList>> RunAsync(Actor actor, ModelFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, "list.models", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var (lines, total) = await PageAsync(db, filter, cancellationToken);
        var served = (await factsReader.ReadAsync(actor, cancellationToken)).Models;
        return new ModelList(
            lines,
            total,
            await db.Models.CountAsync(cancellationToken),
            filter.Page,
            await ActiveRankers.ReadAsync(db, served, cancellationToken),
            await Retraining.ReadAsync(db, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            MaySeeJobs(scope.Access, actor),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        )
        {
            Learned = await LearnedCards.ReadAsync(db, cancellationToken),
        };
    }

    private static bool MaySeeJobs(AccessCheck check, Actor actor) =>
        check
            .Decide(
                AccessOperation.ViewJobs,
                new(AccessResourceKind.Tenant, actor.TenantId, actor.TenantId) { Classification = Classifications.Public }
            )
            .Permitted;

    private static async Task<(IReadOnlyList<ModelLine> Lines, int Total)> PageAsync(
        ConsoleDbContext db,
        ModelFilter filter,
        CancellationToken cancellationToken
    )
    {
        var found = Matching(db, filter);
        var facts = await Sorted(found, filter.Order)
            .ThenByDescending(row => row.Number)
            .ThenBy(row => row.Id)
            .Skip((filter.Page - 1) * PageSize)
            .Take(PageSize)
            .Select(ModelFacts.Of)
            .ToListAsync(cancellationToken);
        var names = await ModelPeople.NamesAsync(db, facts.SelectMany(each => each.People), cancellationToken);
        var shadows = await ShadowFigures.CountAsync(db, [.. facts.Select(each => each.Id)], cancellationToken);
        return (
            [.. facts.Select(each => each.ToLine(names) with { Shadow = shadows.GetValueOrDefault(each.Id) })],
            await found.CountAsync(cancellationToken)
        );
    }

    private static IQueryable<ModelRow> Matching(ConsoleDbContext db, ModelFilter filter)
    {
        var matching = db
            .Models.AsNoTracking()
            .Where(row => filter.Status == null || row.Status == filter.Status)
            .Where(row => filter.Kind == null || row.Kind == filter.Kind);
        if (filter.Search is { } search)
        {
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL, which has no cultures
            var part = search.ToLower();
            matching = matching.Where(row => row.Version.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        return matching;
    }

    // what ranks comes first; a model that never ranked comes last, whatever the direction
    private static IOrderedQueryable<ModelRow> Sorted(IQueryable<ModelRow> found, ListOrder<ModelSort> order) =>
        order.Column switch
        {
            ModelSort.Status => order.SortQuery(
                found,
                row =>
                    row.Status == ModelStatus.Live ? 0
                    : row.Status == ModelStatus.Pilot ? 1
                    : row.Status == ModelStatus.Shadow ? 2
                    : 3
            ),
            ModelSort.Trained => order.SortQuery(found, row => row.CreatedAt),
            ModelSort.Promoted when order.IsDescending => found
                .OrderBy(row => row.PromotedAt == null)
                .ThenByDescending(row => row.PromotedAt),
            ModelSort.Promoted => found.OrderBy(row => row.PromotedAt == null).ThenBy(row => row.PromotedAt),
            _ => order.SortQuery(found, row => row.Number),
        };
}

/// <summary>A page of the registry, and the sections above it.</summary>
/// <param name="Total">Number of models that match the filter.</param>
/// <param name="All">Number of all models.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record ModelList(
    IReadOnlyList<ModelLine> Lines,
    int Total,
    int All,
    int Page,
    ActiveRankers Now,
    Retraining Retraining,
    bool MayManage,
    bool MaySeeJobs,
    string? TimeZone
)
{
    /// <summary>What jobs learned besides the models.</summary>
    public IReadOnlyList<LearnedCard> Learned { get; init; } = [];

    public ListPart<ModelLine> Part => new(Lines, Page, ListModels.PageSize, Total);
}
