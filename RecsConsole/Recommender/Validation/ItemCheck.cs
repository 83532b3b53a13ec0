using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Validation;

/// <summary>Result of final validation for one item: the reasons against it, and the access policy's answer.</summary>
internal sealed record ItemCheck(IReadOnlyList<ReasonCode> Reasons, AccessDecision Access)
{
    /// <summary>An item that no longer exists; its permission need not be checked.</summary>
    public static ItemCheck Gone(ReasonCode reason) => new([reason], default);
}
