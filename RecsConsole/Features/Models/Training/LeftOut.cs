namespace RecsConsole.Features.Models.Training;

/// <summary>The number of examples left out of a data set, by reason.</summary>
/// <param name="ByRules">The person or the customer opted for rules only.</param>
/// <param name="Erased">The person or the customer was erased.</param>
/// <param name="Pending">A label is still open.</param>
/// <param name="Unreadable">An older engine wrote it in a format that can no longer be read.</param>
public sealed record LeftOut(int ByRules, int Erased, int Pending, int Unreadable)
{
    /// <summary>The person or the customer did not consent.</summary>
    public int NoConsent { get; init; }

    public static LeftOut operator +(LeftOut left, LeftOut right) =>
        new(left.ByRules + right.ByRules, left.Erased + right.Erased, left.Pending + right.Pending, left.Unreadable + right.Unreadable)
        {
            NoConsent = left.NoConsent + right.NoConsent,
        };
}
