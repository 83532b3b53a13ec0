using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Finding;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Features.Cases.Queue.Views;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Lists one page of the open cases the actor may view, with counts and the one to take next.</summary>
public sealed class ListQueueCases(OperationScopeFactory scopes, DecisionPoint decisionPoint, IWorkflowSource workflows)
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
        var aside = await matching.CountAsync(row => row.LookAgainAt > now, cancellationToken);
        var keys = await QueueOrder.KeysAsync(db, matching, filter, now, (page - 1) * PageSize, PageSize, cancellationToken);
        var (lines, closed) = await new QueueRows(scope, workflows).ReadAsync(matching, keys, cancellationToken);
        var counts = await CountAsync(db, visible, subject, horizons, cancellationToken);
        return new QueueView(
            lines,
            pages == 1 ? total - closed : total,
            page,
            counts,
            await ChoicesAsync(db, visible.In(db, filter.Scope, subject), cancellationToken),
            filter is { Sort: QueueSort.Sla, Descending: false } && page == 1 ? QueueLabels.WhyFirst(lines, filter, now, aside) : null,
            await ZoneOfAsync(db, subject.PersonId, cancellationToken)
        )
        {
            Found = filter.Text is null ? counts : await CountAsync(db, found, subject, horizons, cancellationToken),
            WorksCases = CaseAccess.MayWorkCases(check),
            MayAssign = CaseAccess.MayAssignToOthers(check),
            IsCountedByPage = decisionPoint.IsInForce,
            Aside = aside,
            Views = await QueueViews.ReadAsync(scope, visible, horizons, cancellationToken),
            Columns = QueueColumns.Parse((await SettingsOfPerson.ReadAsync(scope, cancellationToken)).QueueColumns),
        };
    }

    private static async Task<QueueCounts> CountAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> visible,
        AccessSubject subject,
        SlaHorizons horizons,
        CancellationToken cancellationToken
    )
    {
        var mine = visible.In(db, QueueScope.Mine, subject);
        return new(
            await mine.CountAsync(cancellationToken),
            await visible.In(db, QueueScope.Team, subject).CountAsync(cancellationToken),
            await visible.In(db, QueueScope.Unassigned, subject).CountAsync(cancellationToken),
            await visible.CountAsync(cancellationToken),
            await mine.AtRisk(horizons).CountAsync(cancellationToken)
        )
        {
            Waiting = await visible.In(db, QueueScope.Waiting, subject).CountAsync(cancellationToken),
        };
    }

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
/// <param name="TimeZone">The actor's, for the times on the page.</param>
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

    /// <summary>Whether the actor may give cases to others.</summary>
    public bool MayAssign { get; init; }

    /// <summary>How many of the cases are set aside; in the usual order they stand last.</summary>
    public int Aside { get; init; }

    /// <summary>How many cases of each scope have the text that is looked for; all of them without one.</summary>
    public QueueCounts Found { get; init; } = Counts;

    /// <summary>The reader's own views, in their order.</summary>
    public IReadOnlyList<QueueViewTab> Views { get; init; } = [];

    /// <summary>Columns that the reader chose; null: those that everybody sees.</summary>
    public IReadOnlyList<QueueColumn>? Columns { get; init; }

    /// <summary>A decision point is asked page by page, so counts beyond this page are the most there may be.</summary>
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
    /// <summary>Whether the actor may ask what to do next: advice is for who works the case, not for who only sees it.</summary>
    public bool MayAsk { get; init; } = true;

    /// <summary>The customer answered, and nobody has written back since.</summary>
    public bool CustomerWroteLast { get; init; }

    /// <summary>Who has it; null when nobody does.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Key of the customer; null when nobody knows whose case it is.</summary>
    public string? Account { get; init; }

    /// <summary>Of the case when it was read: what is done with it is done with this one.</summary>
    public long Revision { get; init; }

    /// <summary>Name of the team; null when it has none.</summary>
    public string? Team { get; init; }

    public string IssueType { get; init; } = "";

    /// <summary>When it is to be looked at again: ahead while it is set aside, past once that time has come; null when neither.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>Whether it is set aside at an instant.</summary>
    public bool IsAside(DateTimeOffset at) => LookAgainAt > at;

    /// <summary>Whether its next step can be done from the list.</summary>
    public bool CanBeDone(DateTimeOffset at) => Next is { Action: not null } && !IsAside(at);

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When something last happened on it.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>How many cases each scope holds, and how many of the actor's own are late or due within four working hours.</summary>
public sealed record QueueCounts(int Mine, int Team, int Unassigned, int All, int AtRisk)
{
    /// <summary>Cases on which somebody waits for the actor.</summary>
    public int Waiting { get; init; }
}

/// <summary>What the queue can be narrowed down to.</summary>
public sealed record QueueChoices(IReadOnlyList<string> States, IReadOnlyList<QueueTeam> Teams);

/// <summary>A team to choose.</summary>
public sealed record QueueTeam(string Key, string Name);
