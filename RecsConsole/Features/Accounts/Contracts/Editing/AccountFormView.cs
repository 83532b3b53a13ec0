using RecsConsole.Engine.Eligibility;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>A customer as the form shows one.</summary>
/// <param name="Revision">Null: not saved yet.</param>
public sealed record AccountFormView(AccountTerms Terms, long? Revision)
{
    /// <summary>Published steps that are made for some tiers only.</summary>
    public required IReadOnlyList<TierStep> TierSteps { get; init; }

    /// <summary>In use with customers, service levels or steps; offered while typing.</summary>
    public required IReadOnlyList<string> Tiers { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required int OpenCases { get; init; }

    /// <summary>Only a customer with cases has a page.</summary>
    public bool HasCases { get; init; }

    /// <summary>The tenant's, in which a contract ends.</summary>
    public required string TimeZone { get; init; }
}

/// <summary>A step that is made for some tiers only.</summary>
public sealed record TierStep(string Key, string Title, IReadOnlyList<string> Tiers)
{
    /// <summary>Whether terms include it.</summary>
    public bool IsIn(AccountTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Entitlement.Covers(Tiers, terms.Tier, contractEnded: terms.ContractEndsAt <= now);
    }
}
