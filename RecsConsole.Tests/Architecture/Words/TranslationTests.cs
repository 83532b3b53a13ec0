using System.Text.RegularExpressions;
using RecsConsole.Engine.Sentences;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Every text of the screens exists in every language, with the same placeholders and with the plural forms of the language.
/// </summary>
public sealed partial class TranslationTests
{
    private static readonly IReadOnlyList<TextFile> Files = TextFile.All();

    public static TheoryData<string> Translated => [.. ExplanationLanguage.Codes.Skip(1)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_text_is_translated(string language) =>
        Originals()
            .SelectMany(original =>
                original.Entries.Keys.Except(In(original, language).Keys, StringComparer.Ordinal).Select(Named(original))
            )
            .ShouldBeEmpty($"texts that Texts.{language}.resx lacks");

    [Theory]
    [MemberData(nameof(Translated))]
    public void Nothing_is_translated_that_is_no_text(string language) =>
        Originals()
            .SelectMany(original =>
                In(original, language).Keys.Except(original.Entries.Keys, StringComparer.Ordinal).Select(Named(original))
            )
            .ShouldBeEmpty($"keys of Texts.{language}.resx that the original does not have");

    [Theory]
    [MemberData(nameof(Translated))]
    public void Nothing_is_left_in_English(string language)
    {
        var same = Originals()
            .SelectMany(original =>
                In(original, language)
                    .Where(entry => Word().IsMatch(Place().Replace(entry.Value.Value, "")))
                    .Where(entry => original.Entries.TryGetValue(entry.Key, out var text) && text.Value == entry.Value.Value)
            )
            .Select(entry => entry.Value.Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        var known = SameWords.In(language);
        same.Except(known, StringComparer.Ordinal).ShouldBeEmpty($"texts of Texts.{language}.resx that are English");
        known.Except(same, StringComparer.Ordinal).ShouldBeEmpty($"words of {language} that no text needs to be the same");
    }

    [Fact]
    public void Word_has_as_many_forms_as_its_language() =>
        Files
            .SelectMany(file =>
                file.Entries.SelectMany(entry =>
                    Forms()
                        .Matches(entry.Value.Value)
                        .Where(match => match.Value.Count(letter => letter == '|') + 1 != NumberOfForms(file.Language))
                        .Select(match => $"{file.Path}: {entry.Key} {match.Value}")
                )
            )
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Translated))]
    public void Screen_of_the_language_reads_its_texts(string language)
    {
        var texts = new System.Resources.ResourceManager("RecsConsole.Components.SharedTexts", typeof(ScreenLanguages).Assembly);

        texts
            .GetString("GoToMyQueue", ScreenLanguages.Of(language))
            .ShouldBe(Files.Single(file => file.ClassName == "SharedTexts" && file.Language == language).Entries["GoToMyQueue"].Value);
    }

    private static IEnumerable<TextFile> Originals() => Files.Where(file => !file.IsTranslation);

    private static Func<string, string> Named(TextFile file) => key => $"{file.Folder}/{file.ClassName}: {key}";

    private static IReadOnlyDictionary<string, TextEntry> In(TextFile original, string language) =>
        Files
            .FirstOrDefault(file => file.Language == language && file.Folder == original.Folder && file.ClassName == original.ClassName)
            ?.Entries
        ?? new Dictionary<string, TextEntry>(StringComparer.Ordinal);

    private static int NumberOfForms(string language) =>
        Enumerable.Range(0, 100).Select(number => ExplanationLanguage.From(language).FormOf(number)).Distinct().Count();

    [GeneratedRegex(@"\{\d+:[^{}]*\|[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
