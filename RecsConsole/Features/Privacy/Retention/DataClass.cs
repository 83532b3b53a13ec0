namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// A class of data that a tenant may keep for a limited time. What is in none of them stays: the audit trail, which has ids and hashes only, labels,
/// what was on screen and the figures made of them, and everything that is governed in versions.
/// </summary>
/// <param name="Key">As it is stored.</param>
/// <param name="ShortestDays">Less is refused: what is made of the data needs it for so long.</param>
public sealed record DataClass(string Key, int ShortestDays, Func<string> Name, Func<string> Consequence)
{
    public const int LongestDays = 36_500;

    /// <summary>Closed cases with their conversations and decisions; labels are made of them within their window.</summary>
    public static readonly DataClass ClosedCases = new("closed_cases", 90, () => Texts.ClosedCases, () => Texts.ClosedCasesGo);

    public static readonly DataClass Searches = new("searches", 1, () => Texts.Searches, () => Texts.SearchesGo);

    public static readonly DataClass Inbox = new("inbox", 1, () => Texts.InboxItems, () => Texts.InboxItemsGo);

    public static readonly DataClass Drafts = new("drafts", 1, () => Texts.UnsentTexts, () => Texts.UnsentTextsGo);

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<DataClass> All { get; } = [ClosedCases, Searches, Inbox, Drafts];

    public static DataClass? Find(string key) => All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));
}
