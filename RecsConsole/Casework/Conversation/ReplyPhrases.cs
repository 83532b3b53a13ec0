namespace RecsConsole.Casework.Conversation;

/// <summary>Greetings and closings of a message in the customer's language; English when it is unknown.</summary>
internal sealed record ReplyPhrases(string Hello, string HelloNobody, string Regards, string Sources)
{
    private static readonly ReplyPhrases s_english = new("Hello {0},", "Hello,", "Kind regards", "Sources");

    private static readonly Dictionary<string, ReplyPhrases> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = new("Guten Tag {0},", "Guten Tag,", "Freundliche Grüße", "Quellen"),
        ["pl"] = new("Dzień dobry, {0},", "Dzień dobry,", "Z poważaniem", "Źródła"),
        ["fr"] = new("Bonjour {0},", "Bonjour,", "Cordialement", "Sources"),
    };

    /// <summary>Languages with a greeting and a closing.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. s_others.Keys.Order(StringComparer.Ordinal)];

    public static ReplyPhrases For(string? language) => s_others.GetValueOrDefault(language ?? "", s_english);

    public string Greeting(string? name) =>
        string.IsNullOrWhiteSpace(name) ? HelloNobody : Hello.Replace("{0}", name, StringComparison.Ordinal);
}
