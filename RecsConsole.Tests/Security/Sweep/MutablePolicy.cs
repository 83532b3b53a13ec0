using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// The policy with one of its predicates deleted: it changes the question so that the predicate holds, and then asks the policy.
/// </summary>
internal sealed class MutablePolicy : AccessPolicy
{
    public Func<AccessPolicyQuestion, AccessPolicyQuestion>? Deleted { get; set; }

    public override AccessDecision Decide(AccessSubject subject, AccessOperation operation, AccessResource resource, DateTimeOffset instant)
    {
        var question = new AccessPolicyQuestion(subject, operation, resource, instant);
        var asked = Deleted is null ? question : Deleted(question);
        return base.Decide(asked.Subject, asked.Operation, asked.Resource, asked.At);
    }
}

/// <summary>The arguments of a question to the policy.</summary>
internal sealed record AccessPolicyQuestion(AccessSubject Subject, AccessOperation Operation, AccessResource Resource, DateTimeOffset At)
{
    public bool IsOneOf(params ReadOnlySpan<AccessOperation> operations) => operations.Contains(Operation);

    public AccessPolicyQuestion WithRoles(params IEnumerable<string> roles) =>
        this with
        {
            Subject = Subject with { Roles = Subject.Roles.Concat(roles).ToHashSet(StringComparer.Ordinal) },
        };
}
