using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>Who may open a decision, given that its case may be viewed: whom it was made for, and who may read traces.</summary>
public static class DecisionAccess
{
    /// <summary>Whether the person may open the trace: all of it, or only what the decision showed.</summary>
    public static bool MayOpenDecision(this AccessCheck check, Guid tenantId, Guid decisionId, Guid actorId) =>
        check.MayReadDecision(tenantId, decisionId, actorId) || check.MayReadTrace(tenantId, decisionId, actorId);

    /// <summary>Whether the person may read what the decision showed.</summary>
    public static bool MayReadDecision(this AccessCheck check, Guid tenantId, Guid decisionId, Guid actorId)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Decide(AccessOperation.ViewDecision, ResourceOf(tenantId, decisionId, actorId)).Permitted;
    }

    /// <summary>Whether the person may also see what was withheld from the one whom the decision was made for.</summary>
    public static bool MayReadTrace(this AccessCheck check, Guid tenantId, Guid decisionId, Guid actorId)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Decide(AccessOperation.ViewTrace, ResourceOf(tenantId, decisionId, actorId)).Permitted;
    }

    /// <summary>The decision as a resource. The case was already checked: what matters is whom the decision was made for.</summary>
    public static AccessResource ResourceOf(Guid tenantId, Guid decisionId, Guid actorId) =>
        new(AccessResourceKind.Decision, decisionId, tenantId) { Classification = Classifications.Public, AssignedPersonId = actorId };
}
