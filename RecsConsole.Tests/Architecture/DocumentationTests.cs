using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Relative links, paths in code quotes, and names of types and members in README files and docs/ must exist. Documents are not compiled,
/// so nothing else would notice a move or a rename.
/// </summary>
public sealed partial class DocumentationTests
{
    private const string ThisFile = "RecsConsole.Tests/Architecture/DocumentationTests.cs";

    // A path in code quotes is relative to the top, to the document's folder, or to one of these.
    private static readonly string[] s_starts = ["", "RecsConsole", "RecsConsole.Engine"];

    // Top-level folders with lower-case names. Any other quote that starts in lower case is a command, an address or a file of another
    // system.
    private static readonly string[] s_lowerCaseFolders = ["build", "database", "docs"];

    private static readonly Lazy<HashSet<string>> s_words = new(WordsOfSources);

    [Fact]
    public void Links_lead_to_files() => Documents().SelectMany(DeadLinks).ShouldBeEmpty();

    [Fact]
    public void Paths_in_code_quotes_exist() => Documents().SelectMany(DeadPaths).ShouldBeEmpty();

    [Fact]
    public void Names_in_code_quotes_are_in_the_sources() => Documents().SelectMany(UnknownNames).ShouldBeEmpty();

    [Fact]
    public void Rules_would_notice_a_dead_link_path_or_name()
    {
        var document = new SourceFile(
            "docs/example.md",
            """
            [here](adr/), [gone](adr/9999-gone.md), [elsewhere](https://example.com/x)
            `Recommender/RecommendForCase.cs`, `Recommender/Cards`, `docs/adr/`, `Recommender/GoneForCase`, `docs/gone.md`, `/admin/gone`, `audit/gone`
            `SnapshotLoader`, `DecisionLog.AppendAndCommitAsync`, `LoaderThatIsGone`, `DecisionLog.GoneAsync`, `Jobs__Enabled`, `HTTPS`, `dotnet run`
            ```
            `Recommender/OnlyADiagram`
            ```
            """
        );

        DeadLinks(document).ShouldBe(["docs/example.md: adr/9999-gone.md"]);
        DeadPaths(document).ShouldBe(["docs/example.md: Recommender/GoneForCase", "docs/example.md: docs/gone.md"]);
        UnknownNames(document).ShouldBe(["docs/example.md: LoaderThatIsGone", "docs/example.md: DecisionLog.GoneAsync"]);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/glossary.md")]
    [InlineData("RecsConsole/Recommender/README.md")]
    public void Documents_are_found(string path) => Documents().Select(document => document.Path).ShouldContain(path);

    private static IEnumerable<SourceFile> Documents() =>
        SourceFile
            .Under("", ".md")
            .Where(file =>
                file.Path.StartsWith("docs/", StringComparison.Ordinal) || file.Path.EndsWith("README.md", StringComparison.Ordinal)
            );

    private static IEnumerable<string> DeadLinks(SourceFile document) =>
        Link()
            .Matches(Prose(document))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal))
            .Where(target => !Exists(Path.Combine(FolderOf(document), target)))
            .Select(target => $"{document.Path}: {target}");

    private static IEnumerable<string> DeadPaths(SourceFile document) =>
        Quotes(document)
            .Where(IsPath)
            .Where(path => !s_starts.Append(FolderOf(document)).Any(start => ExistsWithSomeEnding(Path.Combine(start, path))))
            .Select(path => $"{document.Path}: {path}");

    private static IEnumerable<string> UnknownNames(SourceFile document) =>
        Quotes(document)
            .Where(quote => Name().IsMatch(quote) && !quote.Contains("__", StringComparison.Ordinal))
            .Where(name => !name.Split('.').All(s_words.Value.Contains) && !Exists(name))
            .Select(name => $"{document.Path}: {name}");

    private static bool IsPath(string quote) =>
        PathLike().IsMatch(quote) && (char.IsUpper(quote[0]) || s_lowerCaseFolders.Contains(quote.Split('/')[0], StringComparer.Ordinal));

    private static IEnumerable<string> Quotes(SourceFile document) =>
        Quote().Matches(Prose(document)).Select(match => match.Groups["quoted"].Value);

    private static string Prose(SourceFile document) => Fence().Replace(document.Text, "");

    private static string FolderOf(SourceFile document) => Path.GetDirectoryName(document.Path)!;

    private static bool Exists(string path) => Path.Exists(Path.Combine(SourceFile.Top(), path));

    // `Cards/SlateCards` means the file without its extension.
    private static bool ExistsWithSomeEnding(string path)
    {
        var full = Path.GetFullPath(Path.Combine(SourceFile.Top(), path));
        var folder = Path.GetDirectoryName(full)!;
        return Path.Exists(full) || (Directory.Exists(folder) && Directory.EnumerateFiles(folder, Path.GetFileName(full) + ".*").Any());
    }

    private static HashSet<string> WordsOfSources()
    {
        var sources = SourceFile.Under("", ".cs", ".razor", ".csproj", ".props", ".txt");
        return sources
            .Where(file => !string.Equals(file.Path, ThisFile, StringComparison.Ordinal)) // this file names things that do not exist
            .SelectMany(file => Word().Matches(file.Text).Select(match => match.Value))
            .Concat(sources.Select(file => Path.GetFileName(file.Path).Split('.')[0]))
            .ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<quoted>[^`\n]+)`", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.Multiline, 1_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[\w.]+(/[\w.-]+)*/?$(?<=/.*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PathLike();

    [GeneratedRegex(@"^[A-Z]\w*[a-z]\w*(\.\w+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
