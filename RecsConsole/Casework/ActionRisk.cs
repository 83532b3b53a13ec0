using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Casework;

/// <summary>Determines from the risk how an action is handled: do, confirm, second person, never.</summary>
public static class ActionRisk
{
    /// <summary>How an action requested by this subject is handled. Without a person nothing is executed.</summary>
    public static ActionHandling HandlingOf(ActionRow action, AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.PersonId == Guid.Empty)
        {
            return ActionHandling.Never;
        }

        return action.Risk switch
        {
            ActionRiskLevel.Low when !NeedsSecondPerson(RiskLevel.Low, action.AffectsPrice, subject) => ActionHandling.Do,
            ActionRiskLevel.Medium when !NeedsSecondPerson(RiskLevel.Medium, action.AffectsPrice, subject) => ActionHandling.Confirm,
            ActionRiskLevel.Low or ActionRiskLevel.Medium or ActionRiskLevel.High => ActionHandling.SecondPerson,
            _ => ActionHandling.Never,
        };
    }

    /// <summary>
    /// Whether a second person has to approve it: its risk is high, or it changes a price or an offer and the subject has no sales role (R110).
    /// </summary>
    public static bool NeedsSecondPerson(RiskLevel risk, bool affectsPrice, AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return risk == RiskLevel.High || (affectsPrice && !subject.Roles.Contains(ConsoleRole.Sales));
    }

    /// <summary>The role that can approve the action.</summary>
    public static string ApprovingRole(ActionRow action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.AffectsPrice ? ConsoleRole.Sales : ConsoleRole.Supervisor;
    }

    /// <summary>
    /// The request as a resource: an approver must also be permitted to see the case. Whoever created the API key by which it came is no
    /// second person either.
    /// </summary>
    public static AccessResource ApprovalOf(ApprovalRequestRow request, CaseRow row, ActionRow action)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AccessResources.Of(row) with
        {
            Kind = AccessResourceKind.Approval,
            Id = request.Id,
            RequiredRole = ApprovingRole(action),
            RequestedById = request.RequestedById,
            ConflictPersonIds = request.KeyCreatedById is { } maker ? [maker] : [],
        };
    }
}
