using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals;

/// <summary>Lists one page of the requests the actor may decide or has made; outdated ones are ended first.</summary>
public sealed class ListApprovals(OperationScopeFactory scopes, ApprovalSweep sweep)
{
    public const int PageSize = 25;

    public async Task<Result<ApprovalList>> RunAsync(Actor actor, ApprovalFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "list.approvals", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var check = scope.Access;
        var page = await ReadSweptAsync(scope, filter, cancellationToken);
        // the query has narrowed them already: the policy and the decision point decide
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, page.Parts, parts => AccessResources.Of(parts.Case), cancellationToken);
        var names = await PeopleNames.ReadAsync(db, seen.SelectMany(parts => PeopleOf(parts.Request)), cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var refused = page.Parts.Count - seen.Count;
        var list = new ApprovalList(
            [.. seen.Select(parts => ToLine(parts, check, names) with { CaseSla = calendars.Of(parts.Case, scope.Now) })],
            page.Total <= PageSize ? page.Total - refused : page.Total,
            page.Number,
            await CountAsync(db, check.Subject, cancellationToken),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        )
        {
            Refused = refused,
        };
        // what was not checked must not look like an empty list
        return check.HasFailed ? Error.Unavailable(Texts.RequestsNotChecked) : list;
    }

    private async Task<ApprovalPartsPage> ReadSweptAsync(OperationScope scope, ApprovalFilter filter, CancellationToken cancellationToken)
    {
        var (db, subject) = (scope.Db, scope.Access.Subject);
        var page = await ReadPageAsync(db, subject, filter, cancellationToken);
        return await sweep.RunAsync(scope, page.Parts, cancellationToken)
            ? await ReadPageAsync(db, subject, filter, cancellationToken)
            : page;
    }

    private static async Task<ApprovalPartsPage> ReadPageAsync(
        ConsoleDbContext db,
        AccessSubject subject,
        ApprovalFilter filter,
        CancellationToken cancellationToken
    )
    {
        var matching = ApprovalQuery.All(db).VisibleTo(subject).In(filter.Scope, subject);
        var total = await matching.CountAsync(cancellationToken);
        var number = Pages.Within(filter.Page, total, PageSize);
        var parts = await matching.Ordered(filter.Scope).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new(parts, total, number);
    }

    private static async Task<ApprovalCounts> CountAsync(ConsoleDbContext db, AccessSubject subject, CancellationToken cancellationToken)
    {
        var visible = ApprovalQuery.All(db).VisibleTo(subject);
        return new(
            await visible.In(ApprovalScope.Pending, subject).CountAsync(cancellationToken),
            await visible.In(ApprovalScope.Mine, subject).CountAsync(cancellationToken),
            await visible.In(ApprovalScope.Decided, subject).CountAsync(cancellationToken)
        );
    }

    private static IEnumerable<Guid> PeopleOf(ApprovalRequestRow row) =>
        row.DecidedById is { } decider ? [row.RequestedById, decider] : [row.RequestedById];

    internal static ApprovalLine ToLine(ApprovalParts parts, AccessCheck check, IReadOnlyDictionary<Guid, string> names)
    {
        var request = parts.Request;
        var isPending = request.Status is ApprovalStatus.Pending;
        var isMine = request.RequestedById == check.Subject.PersonId;
        return new(
            request.Id,
            request.CaseId,
            parts.Action.Title,
            parts.Case.Key,
            parts.Case.Title,
            names.GetValueOrDefault(request.RequestedById, Texts.SomebodyWhoLeft),
            request.RequestedAt,
            request.Deadline,
            parts.Action.Risk,
            request.Status,
            request.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null,
            request.DecidedAt,
            StoredText.Read(request.Reason)?.Words,
            isPending && MayDecide(parts, check),
            isMine && isPending,
            request.Revision
        )
        {
            EscalatedAt = request.EscalatedAt,
            IsOfOwnKey = request.KeyCreatedById == check.Subject.PersonId,
        };
    }

    /// <summary>Whether the access policy lets the checked subject approve it.</summary>
    internal static bool MayDecide(ApprovalParts parts, AccessCheck check) =>
        check.Decide(AccessOperation.ApproveAction, ActionRisk.ApprovalOf(parts.Request, parts.Case, parts.Action)).Permitted;

    private sealed record ApprovalPartsPage(List<ApprovalParts> Parts, int Total, int Number);
}

/// <summary>A page of requests.</summary>
/// <param name="Total">Without the refused ones where one page has all; of several pages, the others are not asked about.</param>
/// <param name="Page">From 1; never past the last page.</param>
/// <param name="TimeZone">The actor's time zone, for the times on the page.</param>
public sealed record ApprovalList(IReadOnlyList<ApprovalLine> Lines, int Total, int Page, ApprovalCounts Counts, string? TimeZone)
{
    /// <summary>Number of requests left out of this page, because the actor may not view their cases.</summary>
    public int Refused { get; init; }
}

/// <summary>Number of requests per scope.</summary>
public sealed record ApprovalCounts(int Pending, int Mine, int Decided);

/// <param name="Reason">Why the request was rejected or lapsed, or the approver's note.</param>
/// <param name="Revision">Revision as shown: a decision on an older one is refused.</param>
public sealed record ApprovalLine(
    Guid Id,
    Guid CaseId,
    string Action,
    string CaseKey,
    string CaseTitle,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset Deadline,
    ActionRiskLevel Risk,
    ApprovalStatus Status,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    bool MayDecide,
    bool MayWithdraw,
    long Revision
)
{
    /// <summary>When the request's deadline passed and all possible approvers were notified; null before that.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The clock of the case, which goes on while the request is pending; null when the case has no deadline.</summary>
    public SlaView? CaseSla { get; init; }

    /// <summary>Whether it came by an API key that the reader created, who is then no second person.</summary>
    public bool IsOfOwnKey { get; init; }
}
