using RecsConsole.Casework.Inbox;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// A class of data that a tenant may keep for a limited time. What is in none of them stays: the audit trail, which has ids and hashes only, labels,
/// what was on screen and the figures made of them, and everything that is governed in versions.
/// </summary>
/// <param name="Key">As it is stored.</param>
/// <param name="ShortestDays">Less is refused: what is made of the data needs it for so long.</param>
/// <param name="UsualDays">The period without one of the tenant's, and the longest; null: it is kept for ever.</param>
public sealed record DataClass(string Key, int ShortestDays, int? UsualDays, Func<string> Name, Func<string> Consequence)
{
    private const int Century = 36_500;

    /// <summary>Closed cases with their conversations and decisions; labels are made of them within their window.</summary>
    public static readonly DataClass ClosedCases = new("closed_cases", 90, null, () => Texts.ClosedCases, () => Texts.ClosedCasesGo);

    public static readonly DataClass Searches = new("searches", 1, null, () => Texts.Searches, () => Texts.SearchesGo);

    public static readonly DataClass Inbox = new("inbox", 1, InboxPost.MaxDays, () => Texts.InboxItems, () => Texts.InboxItemsGo);

    public static readonly DataClass Drafts = new("drafts", 1, 30, () => Texts.UnsentTexts, () => Texts.UnsentTextsGo);

    /// <summary>More is refused.</summary>
    public int LongestDays => UsualDays ?? Century;

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<DataClass> All { get; } = [ClosedCases, Searches, Inbox, Drafts];

    public static DataClass? Find(string key) => All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));
}
