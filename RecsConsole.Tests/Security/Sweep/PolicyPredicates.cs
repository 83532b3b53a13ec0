using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>The predicates of the access policy, each with the change to a question that takes the predicate out.</summary>
internal static class PolicyPredicates
{
    public static IReadOnlyDictionary<string, Func<AccessPolicyQuestion, AccessPolicyQuestion>> All { get; } =
        new Dictionary<string, Func<AccessPolicyQuestion, AccessPolicyQuestion>>(StringComparer.Ordinal)
        {
            ["tenant of the object is the subject's"] = asked =>
                asked with
                {
                    Resource = asked.Resource with { TenantId = asked.Subject.TenantId },
                },
            ["person is active"] = asked => asked with { Subject = asked.Subject with { Active = true } },
            ["classification within clearance"] = asked =>
                asked with
                {
                    Resource = asked.Resource with { Classification = Classifications.Public },
                },
            ["region"] = asked => asked with { Resource = asked.Resource with { Regions = [] } },
            ["access list of the object"] = asked => asked with { Resource = asked.Resource with { Acl = [] } },
            ["end of a line of an access list"] = asked =>
                asked with
                {
                    Resource = asked.Resource with { Acl = [.. asked.Resource.Acl.Select(line => line with { ExpiresAt = null })] },
                },
            ["end of a grant"] = asked =>
                asked with
                {
                    Subject = asked.Subject with
                    {
                        Grants = asked.Subject.Grants?.Select(grant => grant with { ExpiresAt = DateTimeOffset.MaxValue }).ToList(),
                    },
                },
            ["object of a grant"] = asked =>
                asked.Subject.Grants is [.., var grant]
                    ? asked with
                    {
                        Resource = asked.Resource with { CaseId = grant.CaseId, DocumentKey = grant.DocumentKey },
                    }
                    : asked,
            ["some role, to see anything"] = asked =>
                asked.IsOneOf(AccessOperation.ViewCase, AccessOperation.ViewDocument, AccessOperation.ViewAction)
                    ? asked.WithRoles(ConsoleRole.Reviewer)
                    : asked,
            ["role that works cases"] = asked =>
                asked.IsOneOf(AccessOperation.WorkCase, AccessOperation.Recommend) ? asked.WithRoles(ConsoleRole.Agent) : asked,
            ["team or assignment of the case"] = asked =>
                asked.IsOneOf(AccessOperation.WorkCase, AccessOperation.Recommend, AccessOperation.PerformAction)
                    ? asked with
                    {
                        Resource = asked.Resource with { Teams = [] },
                    }
                    : asked,
            ["role that an action asks for"] = asked =>
                asked.IsOneOf(AccessOperation.PerformAction)
                    ? asked with
                    {
                        Resource = asked.Resource with { RequiredRole = null },
                    }
                    : asked,
            ["roles that watch, lead, administer, review"] = asked =>
                Oracle.RolesFor(asked.Operation.ToString()) is not null ? asked.WithRoles(ConsoleRole.All) : asked,
            ["who a decision was made for"] = asked =>
                asked.IsOneOf(AccessOperation.ViewDecision)
                    ? asked with
                    {
                        Resource = asked.Resource with { AssignedPersonId = asked.Subject.PersonId },
                    }
                    : asked,
            ["own teams, for figures"] = asked =>
                asked.IsOneOf(AccessOperation.ViewInsights) ? asked with { Resource = asked.Resource with { Teams = [] } } : asked,
            ["approver is not who asked"] = asked => asked with { Resource = asked.Resource with { RequestedById = null } },
            ["role of the approver"] = asked => asked.IsOneOf(AccessOperation.ApproveAction) ? asked.WithRoles(ConsoleRole.All) : asked,
            ["no conflict of interest"] = asked => asked with { Resource = asked.Resource with { ConflictPersonIds = [] } },
        };
}
