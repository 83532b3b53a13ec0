namespace RecsConsole.Engine.Access;

/// <summary>The policy's answer; a refusal has every reason that applies, except where the first one must hide the rest.</summary>
public sealed record AccessDecision(bool Permitted, IReadOnlyList<ReasonCode> Reasons)
{
    /// <summary>Nothing speaks against it.</summary>
    public static AccessDecision Permit { get; } = new(true, []);

    /// <summary>Refused for these reasons.</summary>
    public static AccessDecision Deny(params IReadOnlyList<ReasonCode> reasons) =>
        new(false, reasons);
}
