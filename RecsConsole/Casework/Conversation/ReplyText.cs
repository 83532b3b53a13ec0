using System.Globalization;
using System.Text.RegularExpressions;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Composes a proposed message to a customer: greeting, the step's template, the chosen passage, and the author's name. Nothing is
/// invented: unknown values stay as gaps in square brackets, and a message with a gap is not sent.
/// </summary>
public static partial class ReplyText
{
    /// <summary>The placeholder for a passage.</summary>
    public const string PassagePlace = "{passage}";

    private const string FieldPrefix = "field:";

    /// <param name="template">The template, with placeholders such as {customer}; null when there is none.</param>
    /// <param name="passage">The passage of the document cited as [1]; null when there is none.</param>
    /// <param name="leavesRoom">Whether there is an empty paragraph for the author's own words below the greeting.</param>
    public static string Compose(ReplyFacts facts, string? template, string? passage, bool leavesRoom = false)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var phrases = ReplyPhrases.For(facts.Language);
        var quoted = string.IsNullOrWhiteSpace(passage) ? null : $"{passage.Trim()} [1]";
        var text = template?.Trim() ?? "";
        // without a placeholder in the template, the passage goes below it
        text = quoted is null || text.Contains(PassagePlace, StringComparison.Ordinal) ? text : $"{text}\n\n{PassagePlace}".Trim();
        var body = Fill(text, facts, quoted);
        var room = leavesRoom && body.Length > 0 ? "\n\n" : "";
        return $"{phrases.Greeting(facts.CustomerName)}\n\n{room}{body}\n\n{Ending(facts)}";
    }

    /// <summary>The text without paragraphs that were left empty.</summary>
    public static string WithoutRoom(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Room().Replace(text, "\n\n");
    }

    /// <summary>The closing of the message: regards and author.</summary>
    public static string Ending(ReplyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return $"{ReplyPhrases.For(facts.Language).Regards}\n{facts.AgentName}\n{facts.TenantName}";
    }

    /// <summary>Inserts another passage, above the closing if the text still has it.</summary>
    /// <param name="number">Number of the citation, from 1.</param>
    public static string Insert(string text, string passage, int number, string ending)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(ending);
        var quoted = string.Create(CultureInfo.InvariantCulture, $"{passage.Trim()} [{number}]");
        var end = text.LastIndexOf(ending, StringComparison.Ordinal);
        return end < 0 ? $"{text.TrimEnd()}\n\n{quoted}" : $"{text[..end].TrimEnd()}\n\n{quoted}\n\n{text[end..]}";
    }

    /// <summary>The citations remaining in a text, renumbered from 1 in their order.</summary>
    public static CitedText Renumber(string text, IReadOnlyList<Citation> citations)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(citations);
        List<Citation> used = [];
        for (var i = 0; i < citations.Count; i++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"[{i + 1}]");
            if (text.Contains(mark, StringComparison.Ordinal))
            {
                used.Add(citations[i]);
                text = text.Replace(mark, string.Create(CultureInfo.InvariantCulture, $"[{used.Count}]"), StringComparison.Ordinal);
            }
        }

        return new(text, used);
    }

    /// <summary>Gaps of a proposal that remain in a text: they have to be filled in first.</summary>
    public static IReadOnlyList<string> GapsLeft(string text, string? draft)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. Gap()
                .Matches(draft ?? "")
                .Select(match => match.Value)
                .Distinct(StringComparer.Ordinal)
                .Where(gap => text.Contains(gap, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The text followed by the titles of its citations, as sent to the customer.</summary>
    public static string WithSources(string text, IReadOnlyList<Citation> citations, string? language)
    {
        ArgumentNullException.ThrowIfNull(citations);
        return citations.Count == 0
            ? text
            : $"{text}\n\n{ReplyPhrases.For(language).Sources}\n"
                + string.Join('\n', citations.Select((each, index) => $"[{index + 1}] {each.Title}"));
    }

    /// <summary>Foreign text without square brackets, which mark gaps and citations in a message.</summary>
    public static string Plain(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Replace('[', '(').Replace(']', ')');
    }

    /// <summary>The first unknown placeholder of a template, such as {nmae}; null when there is none.</summary>
    public static string? UnknownPlaceIn(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Place()
            .Matches(template)
            .FirstOrDefault(match =>
                match.Groups["name"].Value is var name
                && match.Value is not PassagePlace
                && !name.StartsWith(FieldPrefix, StringComparison.Ordinal)
                && !ReplyFacts.Places.Contains(name, StringComparer.Ordinal)
            )
            ?.Value;
    }

    private static string Fill(string template, ReplyFacts facts, string? passage) =>
        Place()
            .Replace(
                template,
                match =>
                {
                    var place = match.Groups["name"].Value;
                    var value =
                        match.Value is PassagePlace ? passage
                        : place.StartsWith(FieldPrefix, StringComparison.Ordinal)
                            ? facts.Fields.GetValueOrDefault(place[FieldPrefix.Length..])
                        : facts.ValueOf(place);
                    return string.IsNullOrWhiteSpace(value) ? $"[{place.Replace(FieldPrefix, "", StringComparison.Ordinal)}]"
                        : match.Value is PassagePlace ? value
                        : Plain(value);
                }
            );

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9 :_-]{0,60})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\n(?:[ \t]*\n){2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Room();

    // a number in brackets is a citation
    [GeneratedRegex(@"\[[^\[\]\d\n][^\[\]\n]{0,120}\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}

/// <summary>A text with its citations: the first is [1].</summary>
public sealed record CitedText(string Text, IReadOnlyList<Citation> Citations);

/// <summary>Known facts of a case for a message.</summary>
/// <param name="Language">The customer's language, such as de; null when unknown.</param>
/// <param name="Fields">Custom fields of the case by name.</param>
public sealed record ReplyFacts(
    string? Language,
    string? CustomerName,
    string AgentName,
    string TenantName,
    string CaseKey,
    string Title,
    string? Product,
    IReadOnlyDictionary<string, string> Fields
)
{
    /// <summary>The placeholders of a template, except the passage and the fields.</summary>
    public static IReadOnlyList<string> Places { get; } = ["customer", "agent", "team", "case", "title", "product"];

    /// <summary>The value of a placeholder; null when there is no such name or the value is unknown.</summary>
    public string? ValueOf(string place) =>
        place switch
        {
            "customer" => CustomerName,
            "agent" => AgentName,
            "team" => TenantName,
            "case" => CaseKey,
            "title" => Title,
            "product" => Product,
            _ => null,
        };
}
