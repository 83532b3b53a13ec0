using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Finding;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Features.Cases.Queue.Views;
using RecsConsole.Features.Cases.Queue.Waits;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Lists one page of the open cases the actor may view, with counts and the one to take next.</summary>
public sealed class ListQueueCases(
    OperationScopeFactory scopes,
    DecisionPoint decisionPoint,
    IWorkflowSource workflows,
    UsualWaits usualWaits
)
{
    public const int PageSize = 25;

    private static Error NotChecked => Error.Unavailable(Texts.QueueNotChecked);

    public async Task<Result<QueueView>> RunAsync(Actor actor, QueueFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var check = scope.Access;
        if (!CaseAccess.MayViewCases(scope.Access))
        {
            var error = check.HasFailed ? NotChecked : Error.Forbidden(Texts.QueueNotPermitted);
            return await scope.DenyAsync("list.queue", "tenant", scope.Actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var view = await ReadAsync(scope, filter, cancellationToken);
        return check.HasFailed ? NotChecked : view;
    }

    private async Task<QueueView> ReadAsync(OperationScope scope, QueueFilter filter, CancellationToken cancellationToken)
    {
        var (db, check, now) = (scope.Db, scope.Access, scope.Now);
        var subject = check.Subject;
        var horizons = await SlaHorizons.ReadAsync(db, now, cancellationToken);
        var visible = QueueQuery.Visible(db, subject);
        var found = await visible.WithTextAsync(db, filter.Text, cancellationToken);
        var matching = found.In(db, filter.Scope, subject).Narrowed(filter, horizons);
        var total = await matching.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Min(filter.Page, pages);
        var atRisk = await matching.AtRisk(horizons).CountAsync(cancellationToken);
        var aside = await matching.CountAsync(row => row.LookAgainAt > now, cancellationToken);
        var keys = await QueueOrder.KeysAsync(db, matching, filter, now, (page - 1) * PageSize, PageSize, cancellationToken);
        var (lines, closed) = await new QueueRows(scope, workflows, usualWaits).ReadAsync(matching, keys, cancellationToken);
        var counts = await CountAsync(db, visible, subject, cancellationToken);
        var zone = await ZoneOfAsync(db, subject.PersonId, cancellationToken);
        var isUsualOrder = filter is { Sort: QueueSort.Sla, Descending: false };
        return new QueueView(
            lines,
            pages == 1 ? total - closed : total,
            page,
            counts,
            await ChoicesAsync(db, visible.In(db, filter.Scope, subject), cancellationToken),
            isUsualOrder && page == 1 ? WhyFirst.Of(lines, filter, now, aside, TimeZones.Find(zone)) : null,
            zone
        )
        {
            Found = filter.Text is null ? counts : await CountAsync(db, found, subject, cancellationToken),
            WorksCases = CaseAccess.MayWorkCases(check),
            MayAssign = CaseAccess.MayAssignToOthers(check),
            IsCountedByPage = decisionPoint.IsInForce,
            AtRisk = atRisk,
            Aside = aside,
            Views = await QueueViews.ReadAsync(scope, visible, horizons, cancellationToken),
            Columns = QueueColumns.Parse((await SettingsOfPerson.ReadAsync(scope, cancellationToken)).QueueColumns),
        };
    }

    private static async Task<QueueCounts> CountAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> visible,
        AccessSubject subject,
        CancellationToken cancellationToken
    ) =>
        new(
            await visible.In(db, QueueScope.Mine, subject).CountAsync(cancellationToken),
            await visible.In(db, QueueScope.Team, subject).CountAsync(cancellationToken),
            await visible.In(db, QueueScope.Unassigned, subject).CountAsync(cancellationToken),
            await visible.CountAsync(cancellationToken)
        )
        {
            Waiting = await visible.In(db, QueueScope.Waiting, subject).CountAsync(cancellationToken),
        };

    private static async Task<QueueChoices> ChoicesAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> scoped,
        CancellationToken cancellationToken
    )
    {
        var states = await scoped.Select(row => row.Status).Distinct().ToListAsync(cancellationToken);
        var teams = await db
            .Teams.AsNoTracking()
            .OrderBy(team => team.Name)
            .Select(team => new QueueTeam(team.Key, team.Name))
            .ToListAsync(cancellationToken);
        return new([.. states.Order(StringComparer.Ordinal)], teams);
    }

    private static Task<string?> ZoneOfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken) =>
        db.People.Where(person => person.Id == personId).Select(person => (string?)person.TimeZone).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A page of the queue.</summary>
/// <param name="Page">From 1; never past the last page.</param>
/// <param name="WhyFirst">Why the first row should be taken next; null in any other order or page.</param>
/// <param name="TimeZone">The actor's time zone, for the times on the page.</param>
public sealed record QueueView(
    IReadOnlyList<QueueLine> Lines,
    int Total,
    int Page,
    QueueCounts Counts,
    QueueChoices Choices,
    string? WhyFirst,
    string? TimeZone
)
{
    /// <summary>Whether the actor's roles let them work cases at all.</summary>
    public bool WorksCases { get; init; } = true;

    /// <summary>Whether the actor may assign cases to others.</summary>
    public bool MayAssign { get; init; }

    /// <summary>How many of the listed cases, on all pages, are late or due within four working hours.</summary>
    public int AtRisk { get; init; }

    /// <summary>Number of cases set aside; the default order puts them last.</summary>
    public int Aside { get; init; }

    /// <summary>Number of cases per scope that match the search text; all cases when there is none.</summary>
    public QueueCounts Found { get; init; } = Counts;

    /// <summary>The reader's saved views, in their order.</summary>
    public IReadOnlyList<QueueViewTab> Views { get; init; } = [];

    /// <summary>Columns the reader chose; null: the default columns.</summary>
    public IReadOnlyList<QueueColumn>? Columns { get; init; }

    /// <summary>A decision point is asked page by page, so counts beyond this page are upper bounds.</summary>
    public bool IsCountedByPage { get; init; }
}

/// <summary>One case in the queue.</summary>
public sealed record QueueLine(
    Guid Id,
    string Key,
    string Title,
    string? Customer,
    string? Tier,
    string State,
    int? Priority,
    SlaView? Sla,
    string? Assignee,
    QueueStep? Next
)
{
    /// <summary>Whether the actor may request suggestions: they are for those who work the case, not for those who only see it.</summary>
    public bool MayAsk { get; init; } = true;

    /// <summary>Whom the case waits for; null when it waits for nobody.</summary>
    public QueueWait? Wait { get; init; }

    /// <summary>The customer wrote last, and nobody has replied yet.</summary>
    public bool CustomerWroteLast { get; init; }

    /// <summary>When the customer wrote last; null when never.</summary>
    public DateTimeOffset? CustomerWroteAt { get; init; }

    /// <summary>Id of the assignee; null when unassigned.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Key of the customer; null when unknown.</summary>
    public string? Account { get; init; }

    /// <summary>Revision of the case when it was read; actions refer to this one.</summary>
    public long Revision { get; init; }

    /// <summary>Name of the team; null when it has none.</summary>
    public string? Team { get; init; }

    /// <summary>The issue type as readers see it; null when the case has none.</summary>
    public TermTitle? Issue { get; init; }

    /// <summary>
    /// When to look at the case again: in the future while it is set aside, in the past once the time has come; null when neither.
    /// </summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>Whether the case is set aside at an instant.</summary>
    public bool IsAside(DateTimeOffset at) => LookAgainAt > at;

    /// <summary>Whether the case's next step can be done from the list.</summary>
    public bool CanBeDone(DateTimeOffset at) => Next is { Action: not null } && !IsAside(at);

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When something last happened on the case.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Number of cases per scope.</summary>
public sealed record QueueCounts(int Mine, int Team, int Unassigned, int All)
{
    /// <summary>Cases on which somebody is waiting for the actor.</summary>
    public int Waiting { get; init; }
}

/// <summary>Values that the queue can be filtered by.</summary>
public sealed record QueueChoices(IReadOnlyList<string> States, IReadOnlyList<QueueTeam> Teams);

/// <summary>A team to filter by.</summary>
public sealed record QueueTeam(string Key, string Name);
