using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Engine.Access;

/// <summary>An agent, an object that nobody else has a claim on, and a permission request of the agent for the object.</summary>
internal static class AccessExample
{
    public static readonly Guid Tenant = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    public static readonly Guid Me = Guid.Parse("00000000-0000-0000-0000-000000000001");
    public static readonly Guid Colleague = Guid.Parse("00000000-0000-0000-0000-000000000002");
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly AccessSubject Agent = SubjectWith(ConsoleRole.Agent);

    public static readonly AccessResource Thing = new(AccessResourceKind.Case, Colleague, Tenant)
    {
        Classification = Classifications.Internal,
    };

    public static AccessDecision Decide(AccessSubject subject, AccessOperation operation, AccessResource resource) =>
        new AccessPolicy().Decide(subject, operation, resource, Now);

    public static AccessSubject SubjectWith(params string[] roles) =>
        new(
            Tenant,
            Me,
            roles.ToHashSet(StringComparer.Ordinal),
            Set(""),
            Set(""),
            Set("en"),
            Clearance: Classifications.Internal,
            Active: true
        );

    public static HashSet<string> Set(string items) =>
        items.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
