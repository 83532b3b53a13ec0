using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Eligibility;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>A customer in the form.</summary>
/// <param name="Revision">Null: not saved yet.</param>
public sealed record AccountFormView(AccountTerms Terms, long? Revision)
{
    /// <summary>Published steps that are limited to some tiers.</summary>
    public required IReadOnlyList<TierStep> TierSteps { get; init; }

    /// <summary>Tiers used by customers, service levels or steps; offered as suggestions.</summary>
    public required IReadOnlyList<string> Tiers { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required int OpenCases { get; init; }

    /// <summary>Whether these terms differ from those in force, apart from the name; while a tenant is set up, those of a new customer are no change.</summary>
    internal bool HasOtherTerms(AccountTerms terms) =>
        (Revision is not null || !IsSettingUp) && TermsDifference.Between(Terms with { Name = terms.Name }, terms).Count > 0;

    /// <summary>One person adds a customer with all terms, because no suggestions have been recorded yet.</summary>
    public bool IsSettingUp { get; init; }

    /// <summary>What saving the form does.</summary>
    internal string SavingHelp(bool isForReview) =>
        (Revision, isForReview) switch
        {
            (null, true) => Texts.NewTermsByTwo,
            (null, false) when IsSettingUp => Texts.AddedAtOnce,
            (_, true) => Texts.TermsByTwo,
            _ => Texts.NotSavedYet,
        };

    /// <summary>Only customers with cases have a page.</summary>
    public bool HasCases { get; init; }

    /// <summary>Terms that wait for a second person, and the reader's own that came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;

    /// <summary>What was changed in the terms before, the newest first.</summary>
    public IReadOnlyList<RuleVersion> Versions { get; init; } = [];

    /// <summary>The tenant's time zone, in which a contract ends.</summary>
    public required string TimeZone { get; init; }
}

/// <summary>A step limited to some tiers.</summary>
public sealed record TierStep(string Key, string Title, IReadOnlyList<string> Tiers)
{
    /// <summary>Whether terms include the field.</summary>
    public bool IsIn(AccountTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Entitlement.Covers(
            Key,
            Tiers,
            terms.Tier,
            terms.Entitlements,
            isOutsideContract: terms.ContractEndsAt <= now || terms.ContractStartsAt > now
        );
    }
}
