using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Solutions;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Retrieval.Near;

/// <summary>
/// How near a finished case is to another case, from 0 to 1: its text, measured against the best texts of its own language, its issue
/// type, and as far as the case has them its product and its signs without language. A case in another language is as near as one in the
/// same language if the rest is equal.
/// </summary>
/// <param name="Signs">The case's codes and own fields, see <see cref="CaseSigns.WithoutLanguage"/>.</param>
internal sealed record CaseLikeness(string IssueType, string? Product, IReadOnlyList<int> Signs)
{
    // percentages of the whole; a part that the case does not have is left out
    private const long TextWeight = 50;
    private const long IssueWeight = 20;
    private const long ProductWeight = 15;
    private const long SignsWeight = 15;

    public static CaseLikeness From(CaseRecord record) =>
        new(record.IssueType, record.Product, CaseSigns.WithoutLanguage(record.Title, record.Description, record.CustomFields));

    /// <summary>Whether the case can be compared by issue type at all.</summary>
    public bool HasIssue => IssueType.Length > 0;

    public bool IsSameIssue(IndexedCase found) => string.Equals(found.IssueType, IssueType, StringComparison.Ordinal);

    /// <summary>How near a case is, scaled by 1,000,000.</summary>
    /// <param name="textScore">Its score in the search.</param>
    /// <param name="usualScore">The mean score of the best texts in its language.</param>
    public long Of(IndexedCase found, long textScore, long usualScore)
    {
        // about one half for the best texts of each language: how many words they share with the query depends on the language
        var near = TextWeight * Ratio(textScore, textScore + usualScore);
        var whole = TextWeight;
        if (HasIssue)
        {
            near += IssueWeight * ToShare(IsSameIssue(found));
            whole += IssueWeight;
        }

        if (Product is not null)
        {
            near += ProductWeight * ToShare(string.Equals(found.Product, Product, StringComparison.Ordinal));
            whole += ProductWeight;
        }

        if (Signs.Count > 0)
        {
            near += SignsWeight * Ratio(SharedWith(found.Signs), Signs.Count);
            whole += SignsWeight;
        }

        return near / whole;
    }

    private static long ToShare(bool isSame) => isSame ? FixedPoint.One : 0;

    private static long Ratio(long part, long whole) => whole <= 0 ? 0 : FixedPoint.One * part / whole;

    // both in ascending order
    private int SharedWith(IReadOnlyList<int> others)
    {
        var (shared, own, other) = (0, 0, 0);
        while (own < Signs.Count && other < others.Count)
        {
            shared += Signs[own] == others[other] ? 1 : 0;
            var (isOwnDone, isOtherDone) = (Signs[own] <= others[other], Signs[own] >= others[other]);
            own += isOwnDone ? 1 : 0;
            other += isOtherDone ? 1 : 0;
        }

        return shared;
    }
}
