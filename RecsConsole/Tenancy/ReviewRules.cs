using RecsConsole.Engine.Canonical;

namespace RecsConsole.Tenancy;

/// <summary>
/// What one person may put into force alone. Everything else needs a second person, whatever a tenant says: whatever changes suggestions,
/// what is learned or a deadline, these rules themselves, and everything of high risk.
/// </summary>
/// <param name="WordingByOne">
/// The description of a published action below high risk, such as a typing error in it, and typing errors in documents that no policy names.
/// </param>
/// <param name="FiguresByOne">Limits of alarms and what is given to reviewers.</param>
public sealed record ReviewRules(bool WordingByOne, bool FiguresByOne)
{
    /// <summary>Two people for everything.</summary>
    public static ReviewRules Default { get; } = new(WordingByOne: false, FiguresByOne: false);

    /// <summary>Whether a change of the settings needs a second person.</summary>
    public bool NeedsSecond(TenantConfiguration before, TenantConfiguration after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return !FiguresByOne || !CanonicalJson.Serialize(Governed(before)).AsSpan().SequenceEqual(CanonicalJson.Serialize(Governed(after)));
    }

    // without what one person may change, and without the number of the version
    private static TenantConfiguration Governed(TenantConfiguration settings) =>
        settings with
        {
            Part = settings.Part with { Version = 0 },
            Limits = null,
            Looks = null,
        };
}
