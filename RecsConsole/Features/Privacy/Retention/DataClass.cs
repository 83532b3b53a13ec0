using RecsConsole.Casework.Inbox;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// A class of data that a tenant may keep for a limited time. Everything else stays: the audit trail (only ids and hashes), labels,
/// impressions and the figures computed from them, and all versioned items.
/// </summary>
/// <param name="Key">The class's stored key.</param>
/// <param name="ShortestDays">Shorter periods are refused: derived data needs the source for this long.</param>
/// <param name="UsualDays">The default and maximum period; null means forever.</param>
public sealed record DataClass(string Key, int ShortestDays, int? UsualDays, Func<string> Name, Func<string> Consequence)
{
    private const int Century = 36_500;

    /// <summary>Closed cases with their conversations and decisions; labels are derived from them within their window.</summary>
    public static readonly DataClass ClosedCases = new("closed_cases", 90, null, () => Texts.ClosedCases, () => Texts.ClosedCasesGo);

    public static readonly DataClass Searches = new("searches", 1, null, () => Texts.Searches, () => Texts.SearchesGo);

    public static readonly DataClass Inbox = new("inbox", 1, InboxPost.MaxDays, () => Texts.InboxItems, () => Texts.InboxItemsGo);

    public static readonly DataClass Drafts = new("drafts", 1, 30, () => Texts.UnsentTexts, () => Texts.UnsentTextsGo);

    /// <summary>What other systems observe about customers; of each figure the latest observation and the one before it are stored.</summary>
    public static readonly DataClass Signals = new("signals", 1, null, () => Texts.CustomerFigures, () => Texts.CustomerFiguresGo);

    /// <summary>Longer periods are refused.</summary>
    public int LongestDays => UsualDays ?? Century;

    /// <summary>All classes in display order.</summary>
    public static IReadOnlyList<DataClass> All { get; } = [ClosedCases, Searches, Inbox, Drafts, Signals];

    public static DataClass? Find(string key) => All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));
}
