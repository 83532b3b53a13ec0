using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework;

/// <summary>Risk decides: do, confirm, second person, never.</summary>
public static class ActionRisk
{
    /// <summary>How an action is handled when this subject asks for it. Without a person nothing is carried out.</summary>
    public static ActionHandling HandlingOf(ActionRow action, AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.PersonId == Guid.Empty)
        {
            return ActionHandling.Never;
        }

        // A price or an offer is changed by somebody with the sales role only (R110).
        var needsSales = action.AffectsPrice && !subject.Roles.Contains(ConsoleRole.Sales);
        return action.Risk switch
        {
            "low" or "medium" when needsSales => ActionHandling.SecondPerson,
            "low" => ActionHandling.Do,
            "medium" => ActionHandling.Confirm,
            "high" => ActionHandling.SecondPerson,
            _ => ActionHandling.Never,
        };
    }

    /// <summary>The role that approves it.</summary>
    public static string ApprovingRole(ActionRow action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.AffectsPrice ? ConsoleRole.Sales : ConsoleRole.Supervisor;
    }

    /// <summary>The request as a resource: an approver must also be permitted to see the case.</summary>
    public static AccessResource ApprovalOf(ApprovalRequestRow request, CaseRow row, ActionRow action)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AccessResources.Of(row) with
        {
            Kind = AccessResourceKind.Approval,
            Id = request.Id,
            RequiredRole = ApprovingRole(action),
            RequestedById = request.RequestedById,
        };
    }
}
