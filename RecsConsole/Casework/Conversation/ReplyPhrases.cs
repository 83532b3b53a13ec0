namespace RecsConsole.Casework.Conversation;

/// <summary>How a letter begins and ends in the customer's language; English where we do not know theirs.</summary>
internal sealed record ReplyPhrases(string Hello, string HelloNobody, string Regards, string Sources)
{
    private static readonly ReplyPhrases s_english = new("Hello {0},", "Hello,", "Kind regards", "Sources");

    private static readonly Dictionary<string, ReplyPhrases> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = new("Guten Tag {0},", "Guten Tag,", "Freundliche Grüße", "Quellen"),
        ["pl"] = new("Dzień dobry, {0},", "Dzień dobry,", "Z poważaniem", "Źródła"),
        ["fr"] = new("Bonjour {0},", "Bonjour,", "Cordialement", "Sources"),
    };

    /// <summary>Languages in which a letter can begin and end.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. s_others.Keys.Order(StringComparer.Ordinal)];

    public static ReplyPhrases Of(string? language) => s_others.GetValueOrDefault(language ?? "", s_english);

    public string Greeting(string? name) =>
        string.IsNullOrWhiteSpace(name) ? HelloNobody : Hello.Replace("{0}", name, StringComparison.Ordinal);
}
