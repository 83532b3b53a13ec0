using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Validation;

/// <summary>What final validation found out about one item: what speaks against it, and the answer of the access policy.</summary>
internal sealed record ItemCheck(IReadOnlyList<ReasonCode> Reasons, AccessDecision Access)
{
    /// <summary>An item that is not there any more: nobody needs to be asked whether it is permitted.</summary>
    public static ItemCheck Gone(ReasonCode reason) => new([reason], default);
}
