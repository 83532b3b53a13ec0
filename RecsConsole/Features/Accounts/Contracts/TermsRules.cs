using System.Text.RegularExpressions;

namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>Validates terms by themselves, before any data of the tenant is read; used by the form, the API and the import. Pure.</summary>
public static partial class TermsRules
{
    /// <summary>Reserved key: the URL of the form for a new customer.</summary>
    public const string NewKey = "new";

    public const int LongestKey = 100;
    public const int LongestName = 200;
    public const int LongestWord = 20;

    /// <summary>Maximum number of entitlements of a contract.</summary>
    public const int MostEntitlements = 200;

    private const int FirstYear = 1970;
    private const int LastYear = 2200;

    /// <summary>Everything that is wrong, in the order of the form.</summary>
    /// <param name="isNew">False accepts an existing key of any form: other systems chose it.</param>
    public static IReadOnlyList<TermsProblem> Check(AccountTerms terms, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return [.. Identity(terms, isNew), .. Agreed(terms), .. Term(terms)];
    }

    private static IEnumerable<TermsProblem> Identity(AccountTerms terms, bool isNew)
    {
        if (string.IsNullOrWhiteSpace(terms.Name) || terms.Name.Length > LongestName || terms.Name.Any(char.IsControl))
        {
            yield return new(nameof(AccountTerms.Name), Texts.NameHasOneTo.With(LongestName));
        }

        if (isNew && (!KeyForm().IsMatch(terms.Key) || terms.Key is NewKey))
        {
            yield return new(nameof(AccountTerms.Key), Texts.KeyHasOneTo.With(LongestKey, NewKey));
        }
    }

    private static IEnumerable<TermsProblem> Agreed(AccountTerms terms)
    {
        if (terms.Tier is { } tier && (tier.Length > LongestWord || tier.Any(each => char.IsControl(each) || each is ';' or ',')))
        {
            yield return new(nameof(AccountTerms.Tier), Texts.TierHasOneTo.With(LongestWord));
        }

        if (terms.Region is { } region && !RegionForm().IsMatch(region))
        {
            yield return new(nameof(AccountTerms.Region), Texts.RegionHasOneTo.With(LongestWord));
        }

        if (
            terms.Entitlements.Count > MostEntitlements
            || terms.Entitlements.Any(key => key.Length is 0 or > LongestKey || key.Any(each => char.IsControl(each) || each is ';'))
        )
        {
            yield return new(nameof(AccountTerms.Entitlements), Texts.EntitlementsUpTo.With(MostEntitlements, LongestKey));
        }
    }

    private static IEnumerable<TermsProblem> Term(AccountTerms terms)
    {
        if (terms.ContractStartsAt is { Year: < FirstYear or >= LastYear })
        {
            yield return new(nameof(AccountTerms.ContractStartsAt), Texts.ContractStartIsBetween.With(FirstYear, LastYear));
        }

        if (terms.ContractEndsAt is { Year: < FirstYear or >= LastYear })
        {
            yield return new(nameof(AccountTerms.ContractEndsAt), Texts.ContractEndIsBetween.With(FirstYear, LastYear));
        }

        if (terms.ContractEndsAt <= terms.ContractStartsAt)
        {
            yield return new(nameof(AccountTerms.ContractEndsAt), Texts.ContractEndsBeforeItStarts);
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}._@-]{1,100}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z0-9-]{1,20}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex RegionForm();
}

/// <summary>A problem with one field.</summary>
/// <param name="Field">Name of the property of <see cref="AccountTerms"/>.</param>
public sealed record TermsProblem(string Field, string Message);
