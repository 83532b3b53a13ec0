using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Lists the studies a reviewer judges in, and for a lead all of the tenant.</summary>
public sealed class ListStudies(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    // A reviewer's own list is not paged: it has the latest studies, open ones first.
    private const int MaxOwn = 50;

    public async Task<Result<StudyList>> RunAsync(Actor actor, StudyFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var subject = scope.Access.Subject;
        var isLead = subject.Roles.Contains(ConsoleRole.Lead);
        var right = isLead ? AccessOperation.ManageStudies : AccessOperation.JudgePairs;
        if (await scope.AuthorizeAsync(right, "list.studies", cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        return new StudyList(
            subject.Roles.Contains(ConsoleRole.Reviewer) ? await ReadOwnAsync(db, scope.Access, cancellationToken) : null,
            isLead ? await ReadLedAsync(db, matching, filter, cancellationToken) : null,
            filter.Page,
            isLead ? await matching.CountAsync(cancellationToken) : 0,
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static IQueryable<StudyRow> Matching(ConsoleDbContext db, StudyFilter filter)
    {
        var matching = db.Studies.AsNoTracking();
        if (filter.Status is { } status)
        {
            matching = matching.Where(row => row.Status == status);
        }

        if (filter.Search is { } search)
        {
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL, which has no cultures
            var part = search.ToLower();
            matching = matching.Where(row => row.Name.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        return matching;
    }

    private static async Task<IReadOnlyList<OwnStudy>> ReadOwnAsync(
        ConsoleDbContext db,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var reviewer = check.Subject.PersonId;
        var ids = await db
            .Studies.Where(row => db.StudyPairs.Any(pair => pair.StudyId == row.Id && pair.ReviewerId == reviewer))
            .OrderByDescending(row => row.Status)
            .ThenByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(MaxOwn)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var own = new List<OwnStudy>();
        foreach (var id in ids)
        {
            if (await OwnPairs.ReadAsync(db, check, id, cancellationToken) is { } pairs)
            {
                own.Add(
                    new(
                        id,
                        pairs.Study.Name,
                        pairs.All.Count,
                        pairs.Judged,
                        pairs.LeftOut,
                        pairs.Waiting,
                        pairs.TimeLeft,
                        pairs.IsOpen,
                        pairs.Study.CreatedAt
                    )
                );
            }
        }

        return own;
    }

    private static async Task<IReadOnlyList<LedStudy>> ReadLedAsync(
        ConsoleDbContext db,
        IQueryable<StudyRow> matching,
        StudyFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (filter.Order == StudyFilter.UsualOrder)
        {
            var usual = matching
                .OrderBy(row => row.Status != StudyStatus.Open)
                .ThenByDescending(row => row.CreatedAt)
                .ThenBy(row => row.Id)
                .Skip((filter.Page - 1) * PageSize)
                .Take(PageSize);
            return await Led(db, usual).ToListAsync(cancellationToken);
        }

        // sorted here, since each database compares names in another way
        var heads = await matching
            .OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Select(row => new StudyHead(row.Id, row.Name, row.Status == StudyStatus.Open, row.CreatedAt, row.ClosedAt))
            .ToListAsync(cancellationToken);
        List<Guid> ids = [.. Sorted(heads, filter.Order).Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(head => head.Id)];
        var page = await Led(db, matching.Where(row => ids.Contains(row.Id))).ToListAsync(cancellationToken);
        return [.. page.OrderBy(study => ids.IndexOf(study.Id))];
    }

    private static IQueryable<LedStudy> Led(ConsoleDbContext db, IQueryable<StudyRow> studies) =>
        studies.Select(row => new LedStudy(
            row.Id,
            row.Name,
            row.Status == StudyStatus.Open,
            db.StudyPairs.Count(pair => pair.StudyId == row.Id),
            db.StudyPairs.Count(pair => pair.StudyId == row.Id && pair.Verdict != null),
            db.StudyPairs.Where(pair => pair.StudyId == row.Id).Select(pair => pair.ReviewerId).Distinct().Count(),
            row.CreatedAt,
            row.ClosedAt
        ));

    // an open study counts as closed after all others
    private static IEnumerable<StudyHead> Sorted(List<StudyHead> heads, ListOrder<StudySort> order)
    {
        Func<StudyHead, IComparable?> by = order.Column switch
        {
            StudySort.Name => head => head.Name,
            StudySort.Made => head => head.CreatedAt,
            StudySort.Closed => head => head.ClosedAt ?? DateTimeOffset.MaxValue,
            _ => head => !head.IsOpen,
        };
        return order.Sort(heads, by);
    }

    private sealed record StudyHead(Guid Id, string Name, bool IsOpen, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);
}

/// <summary>The studies of a person.</summary>
/// <param name="Own">The studies they judge in; null for someone who is not a reviewer.</param>
/// <param name="Led">A page of all studies; null for someone who is not a lead.</param>
/// <param name="LedTotal">Number of studies that match the filter.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record StudyList(IReadOnlyList<OwnStudy>? Own, IReadOnlyList<LedStudy>? Led, int Page, int LedTotal, string? TimeZone)
{
    /// <summary>The page of all studies; null for someone who is not a lead.</summary>
    public ListPart<LedStudy>? Part => Led is { } led ? new(led, Page, ListStudies.PageSize, LedTotal) : null;
}

/// <summary>A study in a reviewer's list.</summary>
public sealed record OwnStudy(
    Guid Id,
    string Name,
    int Total,
    int Judged,
    int LeftOut,
    int Waiting,
    TimeSpan TimeLeft,
    bool IsOpen,
    DateTimeOffset CreatedAt
);

/// <summary>A study in the lead's list; only its results say which systems it compares.</summary>
public sealed record LedStudy(
    Guid Id,
    string Name,
    bool IsOpen,
    int Pairs,
    int Judged,
    int Reviewers,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt
);
