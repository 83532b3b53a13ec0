using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>A policy whose source is unavailable.</summary>
public sealed class BrokenPolicy : AccessPolicy
{
    public override AccessDecision Decide(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource,
        DateTimeOffset instant
    ) => throw new TimeoutException("The permission source did not answer.");
}
