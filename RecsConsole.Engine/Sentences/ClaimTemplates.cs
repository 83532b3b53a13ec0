using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>The sentences, by name and language. A decision names the version of the templates it was first shown with.</summary>
public static class ClaimTemplates
{
    /// <summary>Version of the texts.</summary>
    public const int Version = Explainer.TemplateVersion;

    /// <summary>The language that has every template, and the fallback for all others.</summary>
    public const string DefaultLanguage = "en";

    /// <summary>The sentence without any fact, for where a sentence could not be verified.</summary>
    public const string Plain = "plain";

    /// <summary>Separates a template's name from its variant, as in action.used~one_yes.</summary>
    public const char VariantMark = '~';

    /// <summary>Names of all templates, without their variants.</summary>
    public static IEnumerable<string> Names =>
        ExplanationLanguage.From(DefaultLanguage).Templates.Keys.Where(name => !name.Contains(VariantMark, StringComparison.Ordinal));

    /// <summary>The text of a template in a language, or in English when the language lacks it.</summary>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    public static string Text(string template, string language) =>
        Find(template, language)
        ?? throw new ArgumentException($"There is no template '{template}' in version {Version}.", nameof(template));

    public static string Label(ConfidenceLabel label, string language) => ExplanationLanguage.From(language).Label(label);

    /// <summary>Names of the facts that fill a text or choose its words.</summary>
    public static IReadOnlySet<string> SlotsOf(string text) =>
        TemplatePart.Parse(text).Select(part => part.Slot).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The text of a template; null when the language does not have it.</summary>
    internal static string? Find(string template, string language) =>
        ExplanationLanguage.From(language).Templates.GetValueOrDefault(template)
        ?? ExplanationLanguage.From(DefaultLanguage).Templates.GetValueOrDefault(template);

    /// <summary>The fixed words of a text, without its slots.</summary>
    internal static string WithoutSlots(string text) =>
        string.Join(' ', TemplatePart.Parse(text).SelectMany(part => part.Literal is { } literal ? [literal] : part.Choices ?? []));
}
