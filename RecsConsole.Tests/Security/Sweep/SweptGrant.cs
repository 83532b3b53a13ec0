namespace RecsConsole.Tests.Security.Sweep;

/// <summary>A right to one object for a limited time.</summary>
internal sealed record SweptGrant(string Kind, string ObjectKey, DateTimeOffset Until, bool IsWithdrawn)
{
    public bool Covers(SweptObject what, DateTimeOffset at) =>
        !IsWithdrawn
        && at < Until
        && string.Equals(Kind, what.Kind, StringComparison.Ordinal)
        && (
            string.Equals(ObjectKey, what.Key, StringComparison.Ordinal)
            || string.Equals(ObjectKey, what.Id.ToString("D"), StringComparison.Ordinal)
        );
}
