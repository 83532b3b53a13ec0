using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>An access policy that fails, as if its source were down.</summary>
public sealed class BrokenAccessPolicy : AccessPolicy
{
    public override AccessDecision Decide(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource,
        DateTimeOffset instant
    ) => throw new TimeoutException("The permission source does not answer.");
}
