using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>How sentences are written in one language: templates, nouns with their forms, numbers, dates, lists, and what confidence is called.</summary>
public abstract class ExplanationLanguage
{
    private static readonly ExplanationLanguage[] All = [new EnglishExplanations(), new GermanExplanations(), new PolishExplanations()];

    /// <summary>Codes of all languages; the first is the one that others fall back to.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(each => each.Code)];

    /// <summary>ISO 639-1 code.</summary>
    public abstract string Code { get; }

    /// <summary>Sentences by name; a placeholder in braces is filled from the fact that the claim binds to it.</summary>
    public abstract IReadOnlyDictionary<string, string> Templates { get; }

    /// <summary>The language of a code; English if there are no templates in it.</summary>
    public static ExplanationLanguage Of(string? code) =>
        Array.Find(All, each => string.Equals(each.Code, code, StringComparison.Ordinal)) ?? All[0];

    /// <summary>The first of a person's languages for which there are templates.</summary>
    public static string FirstOf(IEnumerable<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        return languages
                .Select(language => language.Split('-', '_')[0].ToLowerInvariant())
                .FirstOrDefault(code => Codes.Contains(code, StringComparer.Ordinal))
            ?? All[0].Code;
    }

    /// <summary>Words of comparison and of state, each with its condition on the facts.</summary>
    internal abstract IReadOnlyList<ComparisonPhrase> Comparisons { get; }

    /// <summary>The same, the longest phrase first.</summary>
    internal IReadOnlyList<ComparisonPhrase> ComparisonsByLength =>
        field ??= [.. Comparisons.OrderByDescending(each => each.Phrase.Length)];

    /// <summary>Numbers that are written as words.</summary>
    internal abstract IReadOnlyDictionary<string, long> NumberWords { get; }

    /// <summary>Months as dates are written with them, January first.</summary>
    internal abstract IReadOnlyList<string> Months { get; }

    /// <summary>Marks around a quoted name.</summary>
    internal abstract (char Open, char Close) Quotes { get; }

    /// <summary>The word between a part and its whole, such as "of".</summary>
    internal abstract string PartOf { get; }

    /// <summary>Thousands separator.</summary>
    internal abstract char Thousands { get; }

    /// <summary>Decimal separator.</summary>
    internal abstract char Decimals { get; }

    /// <summary>Text before the last item of a list, blanks included.</summary>
    internal abstract string And { get; }

    /// <summary>Text between successive steps.</summary>
    internal abstract string Then { get; }

    /// <summary>Forms of a noun by fact type and, after a colon, grammatical case: one, few, many, separated by bars; two forms are one and the rest.</summary>
    protected abstract IReadOnlyDictionary<string, string> Nouns { get; }

    /// <summary>What the fields that every case has are called.</summary>
    protected abstract IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>What a field of a case is called; one of the tenant keeps the tenant's name.</summary>
    public string Field(string field) => Fields.GetValueOrDefault(field) ?? (RoutingFields.OwnName(field) ?? field).Replace('_', ' ');

    /// <summary>The text of a confidence label.</summary>
    public abstract string Label(ConfidenceLabel label);

    /// <summary>Which of the forms one, few and many (0 to 2) goes with a number.</summary>
    public abstract int FormOf(long number);

    /// <summary>A whole number.</summary>
    public virtual string Number(long number)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        for (var at = digits.Length - 3; at > 0 && digits.Length >= LeastGrouped; at -= 3)
        {
            digits = digits.Insert(at, Thousands.ToString());
        }

        return number < 0 ? "-" + digits : digits;
    }

    /// <summary>A number of hundredths with two decimals.</summary>
    public string Hundredths(long hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}{Decimals}{hundredths % 100:00}");

    /// <summary>A day.</summary>
    public abstract string Date(DateOnly day);

    /// <summary>Names as a list, in words.</summary>
    public string List(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + And + names[^1];
    }

    /// <summary>A name in quotation marks.</summary>
    public string Quoted(string name) => $"{Quotes.Open}{name}{Quotes.Close}";

    /// <summary>The form of a noun that goes with a number; null where the type has no noun.</summary>
    public string? Noun(string factType, string? grammaticalCase, long number)
    {
        var forms =
            (grammaticalCase is null ? null : Nouns.GetValueOrDefault($"{factType}:{grammaticalCase}"))
            ?? Nouns.GetValueOrDefault(factType);
        return forms is null ? null : Pick(forms.Split('|'), number);
    }

    /// <summary>The one of two or three forms that goes with a number.</summary>
    public string Pick(IReadOnlyList<string> forms, long number)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms[Math.Min(FormOf(number), forms.Count - 1)];
    }

    /// <summary>All forms of a type's noun with a number, in any grammatical case.</summary>
    internal IEnumerable<string> NounForms(string factType, long number) =>
        Nouns
            .Where(entry =>
                string.Equals(entry.Key, factType, StringComparison.Ordinal)
                || entry.Key.StartsWith(factType + ":", StringComparison.Ordinal)
            )
            .Select(entry => Pick(entry.Value.Split('|'), number));

    /// <summary>A template in its pieces; of English where this language does not have it.</summary>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    internal IReadOnlyList<TemplatePart> PartsOf(string template) =>
        Parsed.TryGetValue(template, out var parts) ? parts : TemplatePart.Parse(ClaimTemplates.Text(template, Code));

    /// <summary>Every word that the templates of this language use.</summary>
    internal IReadOnlySet<string> Vocabulary =>
        field ??= Templates
            .Values.Select(template => ClaimTemplates.WithoutSlots(template))
            .Concat(Nouns.Values)
            .Concat(Enum.GetValues<ConfidenceLabel>().Select(Label))
            .SelectMany(text => ExplanationText.Words(text).Select(word => word.Text))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, IReadOnlyList<TemplatePart>> Parsed =>
        field ??= Templates.ToDictionary(entry => entry.Key, entry => TemplatePart.Parse(entry.Value), StringComparer.Ordinal);

    /// <summary>Fewest digits for which thousands are separated.</summary>
    private protected virtual int LeastGrouped => 4;
}
