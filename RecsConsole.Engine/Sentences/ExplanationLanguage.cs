using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>How sentences are written in one language: templates, noun forms, numbers, dates, lists, and confidence labels.</summary>
public abstract class ExplanationLanguage
{
    internal const long HoursOfDay = 24;
    private static readonly ExplanationLanguage[] All = [new EnglishExplanations(), new GermanExplanations(), new PolishExplanations()];

    /// <summary>Codes of all languages; the first is the fallback for the others.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(each => each.Code)];

    /// <summary>ISO 639-1 code.</summary>
    public abstract string Code { get; }

    /// <summary>Sentences by name; a placeholder in braces is filled from the fact that the claim binds to it.</summary>
    public abstract IReadOnlyDictionary<string, string> Templates { get; }

    /// <summary>The language with this code; English if it has no templates.</summary>
    public static ExplanationLanguage From(string? code) =>
        Array.Find(All, each => string.Equals(each.Code, code, StringComparison.Ordinal)) ?? All[0];

    /// <summary>The first of a person's languages that has templates.</summary>
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

    /// <summary>Month names as written in dates, January first.</summary>
    internal abstract IReadOnlyList<string> Months { get; }

    /// <summary>Marks around a quoted name.</summary>
    internal abstract (char Open, char Close) Quotes { get; }

    /// <summary>The word between a part and its whole, such as "of".</summary>
    internal abstract string PartOf { get; }

    /// <summary>Thousands separator.</summary>
    internal abstract char Thousands { get; }

    /// <summary>Decimal separator.</summary>
    internal abstract char Decimals { get; }

    /// <summary>Text before the last item of a list, including spaces.</summary>
    internal abstract string And { get; }

    /// <summary>Text between successive steps.</summary>
    internal abstract string Then { get; }

    /// <summary>
    /// Noun forms by fact type and, after a colon, grammatical case: one, few, many, separated by bars; with two forms, one and the rest.
    /// </summary>
    protected abstract IReadOnlyDictionary<string, string> Nouns { get; }

    /// <summary>Names of the built-in fields.</summary>
    protected abstract IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Name of a case field; a tenant's own field keeps the tenant's name.</summary>
    public string Field(string field) => Fields.GetValueOrDefault(field) ?? (RoutingFields.OwnName(field) ?? field).Replace('_', ' ');

    public abstract string Label(ConfidenceLabel label);

    /// <summary>Which form (0 one, 1 few, 2 many) goes with a number.</summary>
    public abstract int FormOf(long number);

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

    /// <summary>A number of hours; from a day on, in days and what is left of them, so that nothing is rounded.</summary>
    public string Hours(long hours, string? grammaticalCase)
    {
        var (days, left) = Math.DivRem(hours, HoursOfDay);
        return days == 0 ? Counted(FactTypes.Hours, left)
            : left == 0 ? Counted(FactTypes.Days, days)
            : $"{Counted(FactTypes.Days, days)} {Counted(FactTypes.Hours, left)}";

        string Counted(string unit, long number) => $"{Number(number)} {Noun(unit, grammaticalCase, number)}";
    }

    public abstract string Date(DateOnly day);

    /// <summary>Names as a list, in words.</summary>
    public string List(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + And + names[^1];
    }

    /// <summary>A name in quotation marks.</summary>
    public string Quoted(string name) => $"{Quotes.Open}{name}{Quotes.Close}";

    /// <summary>The noun form that goes with a number; null when the type has no noun.</summary>
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

    /// <summary>A template split into pieces; the English one when this language lacks it.</summary>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    internal IReadOnlyList<TemplatePart> PartsOf(string template) =>
        Parsed.TryGetValue(template, out var parts) ? parts : TemplatePart.Parse(ClaimTemplates.Text(template, Code));

    /// <summary>Every word used in this language's templates.</summary>
    internal IReadOnlySet<string> Vocabulary =>
        field ??= Templates
            .Values.Select(template => ClaimTemplates.WithoutSlots(template))
            .Concat(Nouns.Values)
            .Concat(Enum.GetValues<ConfidenceLabel>().Select(Label))
            .SelectMany(text => ExplanationText.Words(text).Select(word => word.Text))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, IReadOnlyList<TemplatePart>> Parsed =>
        field ??= Templates.ToDictionary(entry => entry.Key, entry => TemplatePart.Parse(entry.Value), StringComparer.Ordinal);

    /// <summary>Minimum number of digits for a thousands separator.</summary>
    private protected virtual int LeastGrouped => 4;
}
