using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>All text that a reader sees is in a Texts.resx, where it can be reviewed and translated without reading code.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyList<TextFile> Files = TextFile.All();

    private static readonly IReadOnlyList<SourceFile> Sources = SourceFile.Under("RecsConsole", ".cs", ".razor");

    // Attributes that the browser reads, not a person.
    private static readonly HashSet<string> Technical = new(StringComparer.Ordinal)
    {
        "class",
        "style",
        "d",
        "viewBox",
        "rel",
        "content",
        "sandbox",
        "allow",
        "sizes",
        "media",
        "autocomplete",
        "accept",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "transform",
        "points",
        "preserveAspectRatio",
        "list",
        "for",
        "headers",
    };

    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "Label",
        "Title",
        "Hint",
        "aria-label",
        "title",
        "placeholder",
        "alt",
    };

    public static TheoryData<string> Features => [.. Files.Where(file => !file.IsTranslation).Select(file => file.Folder)];

    [Fact]
    public void Every_text_is_used() =>
        Files
            .Where(file => !file.IsTranslation)
            .SelectMany(file =>
                file.Entries.Keys.Except(UsesOf(file).Select(use => use.Key), StringComparer.Ordinal).Select(key => $"{file.Path}: {key}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Places_for_values_are_numbered_without_gaps_and_named_in_the_comment() =>
        Files
            .Where(file => !file.IsTranslation)
            .SelectMany(file => file.Entries.Select(entry => (file.Path, entry.Key, Text: entry.Value)))
            .Where(each => each.Text.Places.Count > 0)
            .Where(each =>
                !each.Text.Places.SequenceEqual(Enumerable.Range(0, each.Text.Places.Count))
                || each.Text.Places.Any(place => each.Text.Comment?.Contains($"{{{place}}}: ", StringComparison.Ordinal) != true)
            )
            .Select(each => $"{each.Path}: {each.Key}")
            .ShouldBeEmpty();

    [Fact]
    public void Translation_has_the_same_places_as_its_original() =>
        Files
            .Where(file => file.IsTranslation)
            .SelectMany(file =>
                file.Entries.Where(entry =>
                        Files.Single(each => !each.IsTranslation && each.Folder == file.Folder && each.ClassName == file.ClassName)
                            is var original
                        && original.Entries.GetValueOrDefault(entry.Key)?.Places.SequenceEqual(entry.Value.Places) != true
                    )
                    .Select(entry => $"{file.Path}: {entry.Key}")
            )
            .ShouldBeEmpty();

    /// <summary>A fragment that is appended to another text cannot be translated, because word order differs between languages.</summary>
    [Fact]
    public void Text_is_no_piece_that_goes_behind_another() =>
        Files
            .SelectMany(file =>
                file.Entries.Where(entry => Piece().IsMatch(entry.Value.Value))
                    .Select(entry => $"{file.Path}: {entry.Key} \"{entry.Value.Value}\"")
            )
            .ShouldBeEmpty("write a whole sentence with a place for what stands before it, or two sentences that are joined");

    [Fact]
    public void Text_with_places_is_given_its_values() =>
        Files
            .Where(file => !file.IsTranslation)
            .SelectMany(file =>
                UsesOf(file).Where(use => file.Entries.TryGetValue(use.Key, out var text) && text.Places.Count > 0 != use.HasValues)
            )
            .Select(use => $"{use.Path}: {use.Key}")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Features))]
    public void Component_holds_no_words(string folder) =>
        typeof(TextFormat)
            .Assembly.GetTypes()
            .Where(type => IsIn(type, folder.Replace('/', '.')) && typeof(IComponent).IsAssignableFrom(Outermost(type)))
            .SelectMany(type =>
                RenderedText.Of(type).Where(IsWords).Select(text => $"{Outermost(type).Name}: {text.Attribute} \"{text.Value.Trim()}\"")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Refusal_takes_its_words_from_the_texts() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !file.Path.StartsWith("RecsConsole/Features/Demo/", StringComparison.Ordinal))
            .SelectMany(file =>
                file.Parse()
                    .DescendantNodes()
                    .OfType<InvocationExpressionSyntax>()
                    .Where(call =>
                        call.Expression
                            is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Error" } }
                    )
                    .Where(call =>
                        call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax or InterpolatedStringExpressionSyntax }]
                    )
                    .Select(call => $"{file.Path}({SourceFile.LineOf(call.GetLocation())}): {call}")
            )
            .ShouldBeEmpty();

    private static IEnumerable<(string Path, string Key, bool HasValues)> UsesOf(TextFile file) =>
        Sources
            .Where(source => file.ClassName != "Texts" || source.Path.StartsWith(file.Folder + "/", StringComparison.Ordinal))
            .SelectMany(source =>
                Use()
                    .Matches(source.Text)
                    .Where(match => match.Groups["class"].Value == file.ClassName)
                    .Select(match => (source.Path, match.Groups["key"].Value, match.Groups["with"].Success))
            );

    private static bool IsWords(RenderedText text)
    {
        if (text.Attribute is { } attribute && (Technical.Contains(attribute) || attribute.StartsWith("data-", StringComparison.Ordinal)))
        {
            return false;
        }

        var words = System.Net.WebUtility.HtmlDecode(Markup().Replace(text.Value, " "));
        return text.Attribute is { } label && Labels.Contains(label) ? PlainWord().IsMatch(words) : Sentence().IsMatch(words);
    }

    private static bool IsIn(Type type, string scope) =>
        type.Namespace is { } name && (name == scope || name.StartsWith(scope + ".", StringComparison.Ordinal));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(
        @"(?<named>nameof\()?\b(?<class>(Access|Casework|Connector|Import|Platform|Recommender|Shared|Tenancy)?Texts)\s*\.(?<key>[A-Z]\w*)(?(named)(?<with>\)\s*,(?!\s*(""|_ )))?|(?<with>\s*\.With\()?)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Use();

    [GeneratedRegex(@"^[\s,;:]|\s\z", RegexOptions.None, 1000)]
    private static partial Regex Piece();

    [GeneratedRegex("<(?<raw>kbd|code|script)[^>]*>.*?</\\k<raw>>|<[^>]*>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\p{L}{2,}\s+\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\p{Lu}\p{Ll}+\b", RegexOptions.None, 1000)]
    private static partial Regex PlainWord();
}
