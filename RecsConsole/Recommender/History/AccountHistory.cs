using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What was done for accounts similar to the case's own. Similarity counts tier, region, and the overlap of products and issue types in the
/// cases that the reader may see.
/// </summary>
internal sealed class AccountHistory
{
    private const int MaxAlike = 20;
    private const int MaxCasesOfOne = 50;
    private const int MaxRemembered = 2_000;

    // weights of the parts of the similarity; they add up to 1,000,000
    private const long SameTier = 200_000;
    private const long SameRegion = 200_000;
    private const long SameMix = 600_000;

    private readonly IReadOnlyList<IndexedCase> _cases;
    private readonly AccessClasses _access;
    private readonly Dictionary<string, List<int>> _byAccount = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Account, string Rights), Alike[]> _alike = new();

    public AccountHistory(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        (_cases, _access) = (cases, access);
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i].Background?.AccountKey is { } account)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_byAccount, account, out _) ??= []).Add(i);
            }
        }
    }

    public AccountFacts? Read(CaseRecord record, bool[] permitted, Func<string, bool> isAction)
    {
        if (record.AccountKey is not { } account || !_byAccount.ContainsKey(account))
        {
            return null;
        }

        var tally = new AccountTally();
        foreach (var alike in AlikeTo(account, permitted))
        {
            var counted = 0;
            foreach (var ordinal in _byAccount[alike.Account])
            {
                if (counted == MaxCasesOfOne)
                {
                    break;
                }

                if (permitted[_access.ClassOf(ordinal)] && tally.Add(_cases[ordinal], record, alike))
                {
                    counted++;
                }
            }
        }

        return tally.ToFacts(isAction);
    }

    // Similar accounts depend on what the reader may see and not on the case, so they are cached per account and set of rights.
    private Alike[] AlikeTo(string account, bool[] permitted)
    {
        var rights = AccessClasses.KeyOf(permitted);
        if (_alike.TryGetValue((account, rights), out var known))
        {
            return known;
        }

        if (_alike.Count >= MaxRemembered)
        {
            _alike.Clear();
        }

        return _alike[(account, rights)] = FindAlike(account, permitted);
    }

    private Alike[] FindAlike(string account, bool[] permitted)
    {
        var profiles = _byAccount
            .Select(each => AccountProfile.From(each.Key, Visible(each.Value, permitted)))
            .OfType<AccountProfile>()
            .ToList();
        return profiles.Find(each => string.Equals(each.Account, account, StringComparison.Ordinal)) is { } own
            ?
            [
                .. profiles
                    .Where(each => !ReferenceEquals(each, own))
                    .Select(each => new Alike(each.Account, LikenessOf(own, each)))
                    .Where(each => each.Score > 0)
                    .OrderByDescending(each => each.Score)
                    .ThenBy(each => each.Account, StringComparer.Ordinal)
                    .Take(MaxAlike),
            ]
            : [];
    }

    private IEnumerable<IndexedCase> Visible(List<int> ordinals, bool[] permitted) =>
        ordinals.Where(ordinal => permitted[_access.ClassOf(ordinal)]).Select(ordinal => _cases[ordinal]);

    private static long LikenessOf(AccountProfile left, AccountProfile right)
    {
        var score = 0L;
        if (left.Tier is not null && string.Equals(left.Tier, right.Tier, StringComparison.Ordinal))
        {
            score += SameTier;
        }

        if (left.Region is not null && string.Equals(left.Region, right.Region, StringComparison.Ordinal))
        {
            score += SameRegion;
        }

        return score + (SameMix * left.OverlapWith(right) / FixedPoint.One);
    }
}

/// <summary>An account and its similarity to another one, scaled by 1,000,000.</summary>
internal readonly record struct Alike(string Account, long Score);
