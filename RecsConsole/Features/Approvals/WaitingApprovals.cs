using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals;

/// <summary>Requests waiting for the reader's approval, and the reader's own, with those who could approve them.</summary>
public sealed class WaitingApprovals : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Approve;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Case, ChangeKind.Permission];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var subject = desk.Scope.Access.Subject;
        return Task.FromResult(LentDuty.ApprovesAs(subject, ConsoleRole.Supervisor) || LentDuty.ApprovesAs(subject, ConsoleRole.Sales));
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var subject = desk.Scope.Access.Subject;
        var visible = ApprovalQuery.All(desk.Scope.Db).AsNoTracking().VisibleTo(subject);
        List<ApprovalParts> waiting =
        [
            .. await visible
                .In(ApprovalScope.Pending, subject)
                .Ordered(ApprovalScope.Pending)
                .Take(WaitingDesk.MaxItems)
                .ToListAsync(cancellationToken),
            .. await visible
                .In(ApprovalScope.Mine, subject)
                .Pending()
                .Ordered(ApprovalScope.Mine)
                .Take(WaitingDesk.MaxItems)
                .ToListAsync(cancellationToken),
        ];
        var seen = await desk.Scope.KeepAsync(
            AccessOperation.ViewCase,
            waiting,
            parts => AccessResources.Of(parts.Case),
            cancellationToken
        );
        List<WaitingItem> items = [];
        foreach (var parts in seen)
        {
            var isOwn = parts.Request.RequestedById == desk.ReaderId;
            if (isOwn || ListApprovals.MayDecide(parts, desk.Scope.Access))
            {
                items.Add(ToItem(parts, isOwn ? await PossibleApprovers.FindAsync(desk.Scope, parts, cancellationToken) : null));
            }
        }

        return items;
    }

    private WaitingItem ToItem(ApprovalParts parts, IReadOnlyList<PersonRow>? approvers) =>
        new(
            Kind,
            parts.Request.Id.ToString("D"),
            Texts.RequestThatWaits.With(parts.Action.Title, parts.Case.Key),
            new ApprovalFilter
            {
                Scope = approvers is null ? ApprovalScope.Pending : ApprovalScope.Mine,
                Request = parts.Request.Id,
            }.Address,
            parts.Request.RequestedAt
        )
        {
            Detail = parts.Case.Title,
            FromId = parts.Request.RequestedById,
            Due = parts.Request.Deadline,
            Others = approvers is null ? null : [.. approvers.Select(person => person.Id)],
        };
}
