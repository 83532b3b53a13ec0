namespace RecsConsole.Permits;

/// <summary>Which rules a card's permit must be based on, and whether each holds for the facts.</summary>
internal static class PermitNeeds
{
    private static readonly string[] Known =
    [
        "tenant",
        "active",
        "clearance",
        "region",
        "acl",
        "required_role",
        "role",
        "nearness",
        "assignment",
        "conflict",
        "decision_point",
        "grant",
        "break_glass",
    ];

    private static readonly string[] Workers = ["agent", "supervisor"];
    private static readonly string[] Everybody = ["agent", "supervisor", "admin", "reviewer", "lead", "auditor", "sales"];

    public static bool IsKnown(string rule) => Known.Contains(rule, StringComparer.Ordinal);

    public static bool IsGrant(string rule) => rule is "grant" or "break_glass";

    public static bool IsGrantable(string rule) => rule is "clearance" or "acl" or "nearness";

    /// <summary>Whether each rule holds; null for an operation that no card has.</summary>
    public static Dictionary<string, bool>? Of(PermitFacts facts)
    {
        var (subject, shown) = (facts.Subject, facts.Shown);
        var needs = new Dictionary<string, bool>(StringComparer.Ordinal)
        {
            ["tenant"] = subject.TenantId == shown.TenantId,
            ["active"] = subject.Active,
            ["clearance"] = subject.Clearance >= shown.Classification,
        };
        if (shown.Regions.Count > 0)
        {
            needs["region"] = subject.Regions.Count == 0 || shown.Regions.Any(subject.Regions.Contains);
        }

        if (shown.Acl.Count > 0)
        {
            needs["acl"] = shown.Acl.Any(line => Names(line, facts));
        }

        if (shown.RequiredRole is { } required)
        {
            needs["required_role"] = subject.Roles.Contains(required);
        }

        if (facts.AsksDecisionPoint)
        {
            needs["decision_point"] = true; // the decision point's consent was recorded when it was given
        }

        return AddRight(needs, facts) ? needs : null;
    }

    /// <summary>Whether the claimed grant exists, is for this object, has not expired, and is of the kind that the rules name.</summary>
    public static bool HasGrant(PermitClaim claim, PermitFacts facts, HashSet<string> named)
    {
        var isBreakGlass = named.Contains("break_glass");
        return isBreakGlass != named.Contains("grant")
            && facts.Subject.Grants.Any(grant =>
                grant.Id == claim.GrantId && grant.IsBreakGlass == isBreakGlass && facts.Now < grant.ExpiresAt && IsFor(grant, facts.Shown)
            );
    }

    private static bool AddRight(Dictionary<string, bool> needs, PermitFacts facts)
    {
        var (subject, shown) = (facts.Subject, facts.Shown);
        switch (facts.Operation)
        {
            case "Recommend":
            case "PerformAction":
                needs["role"] = Workers.Any(subject.Roles.Contains);
                if (shown.AssignedPersonId == subject.PersonId)
                {
                    needs["assignment"] = true;
                }
                else
                {
                    needs["nearness"] = shown.Teams.Count == 0 || shown.Teams.Any(subject.Teams.Contains);
                }

                return true;
            case "ViewDocument":
            case "ViewCase":
                needs["role"] = Everybody.Any(subject.Roles.Contains);
                return true;
            case "AskExpert":
                needs["role"] = Everybody.Any(subject.Roles.Contains);
                needs["conflict"] = !shown.ConflictPersonIds.Any(person =>
                    person == subject.PersonId || string.Equals(person.ToString("D"), shown.Id, StringComparison.Ordinal)
                );
                return true;
            default:
                return false;
        }
    }

    private static bool Names(AclFacts line, PermitFacts facts)
    {
        var subject = facts.Subject;
        return !(line.ExpiresAt <= facts.Now)
            && line.Kind switch
            {
                "role" => subject.Roles.Contains(line.Value),
                "team" => subject.Teams.Contains(line.Value),
                "region" => subject.Regions.Contains(line.Value),
                "person" => Guid.TryParse(line.Value, out var id) && id == subject.PersonId,
                _ => false,
            };
    }

    private static bool IsFor(GrantFacts grant, ObjectFacts shown) =>
        (grant.CaseId is { } id && id == shown.CaseId)
        || (grant.DocumentKey is { } key && string.Equals(key, shown.DocumentKey, StringComparison.Ordinal));
}
